import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENVELOPE_NAMESPACE } from '../../src/envelope/names.ts';
import type { SealKey } from '../../src/envelope/seal.ts';

/** Whom xmlsec1 trusts: the root, and the issuing authority between it and the seal's certificate. */
export interface TrustedFiles {
  readonly rootCaCertificateFile: string;
  readonly issuingCaCertificateFile: string;
}

/** What xmlsec1 says about a document: OK, FAIL, or that it could not work on it at all. */
export type Xmlsec1Verdict = 'OK' | 'FAIL' | 'ERROR';

const version = (): string | undefined => {
  try {
    return execFileSync('xmlsec1', ['--version'], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
};

/** The installed xmlsec1, or undefined. */
export const XMLSEC1_VERSION = version();

/** True where its tests are left out: never in CI, where a missing xmlsec1 is a failure. */
export const WITHOUT_XMLSEC1 = XMLSEC1_VERSION === undefined && process.env.CI !== 'true';

/** What a suite's name says about xmlsec1. */
export const XMLSEC1_NOTE = XMLSEC1_VERSION ?? 'left out: xmlsec1 is not installed';

const ID_ATTRIBUTE = ['--id-attr:ID', `${ENVELOPE_NAMESPACE}:Envelope`];

const inDirectory = async <T>(work: (directory: string) => Promise<T>): Promise<T> => {
  const directory = await mkdtemp(join(tmpdir(), 'shikriki-xmlsec1-'));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};

const xmlsec1 = (args: readonly string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve, reject) => {
    execFile('xmlsec1', [...args], { encoding: 'utf8' }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code !== 'number') reject(new Error('xmlsec1 did not run', { cause: error }));
      else resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: `${stdout}\n${stderr}` });
    });
  });

/** Asks xmlsec1 whether the seal of a document holds and its certificate chains up to the trusted root. */
export const xmlsec1Verdict = (envelopeXml: Buffer | string, trusted: TrustedFiles): Promise<Xmlsec1Verdict> =>
  inDirectory(async (directory) => {
    const file = join(directory, 'envelope.xml');
    await writeFile(file, envelopeXml);
    const { code, output } = await xmlsec1([
      '--verify',
      ...ID_ATTRIBUTE,
      '--enabled-key-data',
      'x509',
      '--trusted-pem',
      trusted.rootCaCertificateFile,
      '--untrusted-pem',
      trusted.issuingCaCertificateFile,
      file,
    ]);
    if (code === 0 && /^OK$/m.test(output)) return 'OK';
    return /^FAIL$/m.test(output) ? 'FAIL' : 'ERROR';
  });

/** Lets xmlsec1 fill in the empty values of a signature template. Throws with its words where it cannot. */
export const xmlsec1Seal = (templateXml: string, { keyPem, certificatePem }: SealKey): Promise<Buffer> =>
  inDirectory(async (directory) => {
    const [template, key, certificate, output] = ['template.xml', 'key.pem', 'certificate.pem', 'output.xml'].map(
      (name) => join(directory, name),
    ) as [string, string, string, string];
    await Promise.all([
      writeFile(template, templateXml),
      writeFile(key, keyPem),
      writeFile(certificate, certificatePem),
    ]);
    const keys = ['--privkey-pem', `${key},${certificate}`];
    const { code, output: words } = await xmlsec1(['--sign', ...ID_ATTRIBUTE, ...keys, '--output', output, template]);
    if (code !== 0) throw new Error(`xmlsec1 did not seal: ${words}`);
    return readFile(output);
  });
