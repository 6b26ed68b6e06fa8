import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exampleCertificates } from './certificates.ts';

const CLIENT = fileURLToPath(new URL('./zeep_client.py', import.meta.url));
// No variable of ours reaches Python: a virtualenv of the developer's would hide Debian's zeep.
const PYTHON = ['-i', 'PATH=/usr/bin:/bin', 'LC_ALL=C.UTF-8', '/usr/bin/python3'] as const;

const version = (): string | undefined => {
  try {
    return execFileSync('env', [...PYTHON, '-c', 'import zeep; print(zeep.__version__)'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
};

const ZEEP_VERSION = version();

/** True where its tests are left out: never in CI, where a missing zeep is a failure. */
export const WITHOUT_ZEEP = ZEEP_VERSION === undefined && process.env.CI !== 'true';

/** What a suite's name says about zeep. */
export const ZEEP_NOTE = ZEEP_VERSION ?? 'left out: python3-zeep is not installed';

/** One call that zeep is asked to make. */
export type ZeepStep =
  | {
      readonly do: 'submit';
      readonly envelope: string;
      readonly files?: readonly { readonly guid: string; readonly contentId: string; readonly path: string }[];
    }
  | { readonly do: 'status'; readonly messageId: string }
  | { readonly do: 'call'; readonly operation: string; readonly arguments: { readonly [name: string]: unknown } };

/** What zeep made of the answers, by its own reading of the WSDL. Receipts are base64. */
export interface ZeepAnswers {
  readonly operations: readonly string[];
  readonly answers: readonly { readonly [name: string]: unknown }[];
}

/** Runs zeep with the client certificate of this name. Rejects with its words where it fails. */
export const runZeep = async (
  wsdlUrl: string,
  certificateName: string,
  steps: readonly ZeepStep[],
): Promise<ZeepAnswers> => {
  const { outDir, caChainFile } = await exampleCertificates();
  const certificate = [`${certificateName}.chain.pem`, `${certificateName}.key.pem`].map((name) => join(outDir, name));
  const child = spawn('env', [...PYTHON, CLIENT, wsdlUrl, caChainFile, ...certificate], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(JSON.stringify(steps));
  let output = '';
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`zeep ended with ${String(code)}: ${words}`);
  return JSON.parse(output) as ZeepAnswers;
};
