import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeAuthorities, readAuthorities } from './authorities.ts';
import { EXAMPLE_RSA_AGENCIES } from './example-agencies.ts';
import { readIfPresent, withDirectoryLock, writeWhole } from './files.ts';
import { type ExampleCertificate, hostsNamedBy, isFit, makeLeaf } from './leaf.ts';
import { CRL_FILES, PKCS12_FILES, writeCrls, writePkcs12 } from './side-files.ts';
import { type Coverage, FLAWED_OWNER_PREFIX, type WantedCertificate, wantedCertificates } from './wanted.ts';

/** What to make. `hosts` are further names of the gateway's TLS server; `now` is for tests. */
export type ExampleCertificatesRequest = {
  readonly outDir: string;
  readonly agencyCodes: readonly string[];
  readonly systems: readonly string[];
  readonly hosts?: readonly string[];
  /** Agencies whose new seal is RSA-3072 instead of ECDSA P-256; default: the first given, and the first of each example system. */
  readonly rsaAgencyCodes?: readonly string[];
  readonly now?: Date;
};

/** A complete set on disk. All `...File` here are absolute or relative as `outDir` was; those in `certificates` are relative to it. */
export type ExampleCertificates = {
  readonly outDir: string;
  readonly indexFile: string;
  readonly rootCaCertificateFile: string;
  readonly issuingCaCertificateFile: string;
  readonly caChainFile: string;
  readonly crlFile: string;
  readonly crlDerFile: string;
  readonly rootCrlFile: string;
  readonly pkcs12File: string;
  readonly pkcs12PasswordFile: string;
  readonly certificates: readonly ExampleCertificate[];
  /** Names of the certificates this call made; empty when the set was reused. */
  readonly made: readonly string[];
};

const CODE = /^[a-z0-9][a-z0-9-]{0,40}$/;

const haveAll = async (outDir: string, files: readonly string[]): Promise<boolean> =>
  !(await Promise.all(files.map((file) => readIfPresent(join(outDir, file))))).includes(undefined);

const readIndex = async (outDir: string): Promise<ExampleCertificate[]> =>
  JSON.parse((await readIfPresent(join(outDir, 'index.json'))) ?? '[]') as ExampleCertificate[];

/** What was asked for, and what the directory covers already, so that one caller's wishes never undo another's. */
const coverageOf = async (
  request: ExampleCertificatesRequest,
  rows: readonly ExampleCertificate[],
): Promise<Coverage> => {
  const codes = (kind: 'agency' | 'system', asked: readonly string[]): string[] => {
    const wrong = asked.find((code) => !CODE.test(code) || code.startsWith(FLAWED_OWNER_PREFIX));
    if (wrong !== undefined) throw new Error(`not a code for an ${kind} of the example: ${wrong}`);
    const present = rows.flatMap(({ owner }) => (owner.kind === kind ? [owner.code] : []));
    return [...present.filter((code) => !code.startsWith(FLAWED_OWNER_PREFIX)), ...asked];
  };
  return {
    agencyCodes: codes('agency', request.agencyCodes),
    systems: codes('system', request.systems),
    hosts: [...new Set([...(await hostsNamedBy(request.outDir, 'gateway-server')), ...(request.hosts ?? [])])],
    rsaAgencyCodes: request.rsaAgencyCodes ?? [...request.agencyCodes.slice(0, 1), ...EXAMPLE_RSA_AGENCIES],
  };
};

/** Looks at the directory: what is there and may stay, and what has to be made. */
const survey = async (request: ExampleCertificatesRequest, now: Date) => {
  const { outDir } = request;
  const authorities = await readAuthorities(outDir, now);
  const rows = authorities === undefined ? [] : await readIndex(outDir);
  const kept: ExampleCertificate[] = [];
  const missing: WantedCertificate[] = [];
  for (const wanted of wantedCertificates(await coverageOf(request, rows))) {
    const row = rows.find(({ name }) => name === wanted.name);
    if (authorities && row && (await isFit(outDir, row, wanted, authorities, now))) kept.push(row);
    else missing.push(wanted);
  }
  const hasCrls = await haveAll(outDir, Object.values(CRL_FILES));
  const hasPkcs12 = await haveAll(outDir, [PKCS12_FILES.container, PKCS12_FILES.password]);
  const complete = authorities !== undefined && missing.length === 0 && hasCrls && hasPkcs12;
  return { authorities, kept, missing, hasCrls, hasPkcs12, complete };
};

const described = (
  outDir: string,
  certificates: readonly ExampleCertificate[],
  made: readonly string[],
): ExampleCertificates => ({
  outDir,
  indexFile: join(outDir, 'index.json'),
  rootCaCertificateFile: join(outDir, 'root-ca.cert.pem'),
  issuingCaCertificateFile: join(outDir, 'issuing-ca.cert.pem'),
  caChainFile: join(outDir, 'ca-chain.pem'),
  crlFile: join(outDir, CRL_FILES.pem),
  crlDerFile: join(outDir, CRL_FILES.der),
  rootCrlFile: join(outDir, CRL_FILES.root),
  pkcs12File: join(outDir, PKCS12_FILES.container),
  pkcs12PasswordFile: join(outDir, PKCS12_FILES.password),
  certificates,
  made,
});

/**
 * Makes the example PKI in `outDir`, or what is missing of it. A set that is whole, lasts another 30 days and covers
 * what is asked for is reused and nothing is written; a further agency, system or host adds only its own files. What
 * exists keeps its keys. Safe to call from several processes at once. Throws on a code that could not be a file name.
 */
export const makeExampleCertificates = async (request: ExampleCertificatesRequest): Promise<ExampleCertificates> => {
  const { outDir, now = new Date() } = request;
  const before = await survey(request, now);
  if (before.complete) return described(outDir, before.kept, []);
  await mkdir(outDir, { recursive: true });
  return withDirectoryLock(outDir, async () => {
    const found = await survey(request, now);
    if (found.complete) return described(outDir, found.kept, []);
    const authorities = found.authorities ?? (await makeAuthorities(outDir, now));
    const added = await Promise.all(found.missing.map((wanted) => makeLeaf(outDir, wanted, authorities, now)));
    const rows = [...found.kept, ...added];
    const renewed = new Set(added.map(({ name }) => name));
    if (!found.hasCrls || added.some(({ revoked }) => revoked)) await writeCrls(outDir, rows, authorities, now);
    if (!found.hasPkcs12 || renewed.has(PKCS12_FILES.seal)) await writePkcs12(outDir, rows, authorities);
    // Last, because what the index names must exist.
    await writeWhole(join(outDir, 'index.json'), `${JSON.stringify(rows, null, 2)}\n`);
    return described(outDir, rows, [...renewed]);
  });
};

/** Reads one key and its certificate from a set, as PEM; `chainPem` is the certificate followed by the issuing CA's. */
export const readExampleKeyPair = async (
  {
    outDir,
    issuingCaCertificateFile,
    certificates,
  }: Pick<ExampleCertificates, 'outDir' | 'issuingCaCertificateFile' | 'certificates'>,
  name: string,
): Promise<{ keyPem: string; certificatePem: string; chainPem: string }> => {
  const row = certificates.find((certificate) => certificate.name === name);
  if (row === undefined) throw new Error(`the example certificates have no ${name}`);
  const [keyPem, certificatePem, issuingPem] = await Promise.all([
    readFile(join(outDir, row.keyFile), 'utf8'),
    readFile(join(outDir, row.certificateFile), 'utf8'),
    readFile(issuingCaCertificateFile, 'utf8'),
  ]);
  return { keyPem, certificatePem, chainPem: certificatePem + issuingPem };
};
