import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { exampleCertificates } from './certificates.ts';

const SYSTEM = fileURLToPath(new URL('./wss_system.py', import.meta.url));
// No variable of ours reaches Python: a virtualenv of the developer's would hide Debian's packages.
const PYTHON = ['-i', 'PATH=/usr/bin:/bin', 'LC_ALL=C.UTF-8', '/usr/bin/python3'] as const;

const version = (): string | undefined => {
  try {
    const words = 'import spyne, xmlsec, zeep; print(f"{spyne.__version__}, xmlsec {xmlsec.__version__}")';
    return execFileSync('env', [...PYTHON, '-c', words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
};

const SPYNE_VERSION = version();

/** True where its tests are left out: never in CI, where a missing spyne is a failure. */
export const WITHOUT_SPYNE = SPYNE_VERSION === undefined && process.env.CI !== 'true';

/** What a suite's name says about spyne. */
export const SPYNE_NOTE = SPYNE_VERSION ?? 'left out: python3-spyne, python3-xmlsec or python3-zeep is not installed';

/** What the foreign system says of itself. */
export type Happened =
  | { readonly happened: 'received'; readonly messageId: string; readonly files: Readonly<Record<string, string>> }
  | { readonly happened: 'confirmed'; readonly messageId: string; readonly fits: boolean; readonly receipt: string };

/** A foreign system under way. */
export interface ForeignSystem {
  readonly address: string;
  /** Everything that happened there, in order. */
  readonly happened: readonly Happened[];
  /** What it wrote to its error output. */
  words(): string;
  close(): Promise<void>;
}

/** Starts the foreign system as `mia`, which speaks for the agency with this code. Rejects with its words where it fails. */
export const startForeignSystem = async (agencyCode: string): Promise<ForeignSystem> => {
  const { outDir, caChainFile } = await exampleCertificates();
  const file = (name: string) => join(outDir, name);
  const child: ChildProcess = spawn(
    'env',
    [
      ...PYTHON,
      SYSTEM,
      file('system-mia-server.chain.pem'),
      file('system-mia-server.key.pem'),
      caChainFile,
      file('system-mia-wss.cert.pem'),
      file('system-mia-wss.key.pem'),
      file('gateway-wss.cert.pem'),
      file(`agency-${agencyCode}-seal.cert.pem`),
      file(`agency-${agencyCode}-seal.key.pem`),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const ended = once(child, 'close');
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const happened: Happened[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    lines.on('line', (line) => {
      const told = JSON.parse(line) as { port?: number };
      if (told.port === undefined) happened.push(told as Happened);
      else resolve(told.port);
    });
    ended.then(() => reject(new Error(`the foreign system ended: ${words}`)), reject);
  });
  return {
    address: `https://127.0.0.1:${port}/edoc`,
    happened,
    words: () => words,
    close: async () => {
      child.kill();
      await ended;
    },
  };
};
