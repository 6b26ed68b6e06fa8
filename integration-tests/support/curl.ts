import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { exampleCertificates } from './certificates.ts';

const VERSION = (() => {
  try {
    return /^curl (\S+)/.exec(execFileSync('curl', ['--version'], { encoding: 'utf8' }))?.[1];
  } catch {
    return undefined;
  }
})();

/** True where its tests are left out: never in CI, where a missing curl is a failure. */
export const WITHOUT_CURL = VERSION === undefined && process.env.CI !== 'true';

/** What a suite's name says about curl. */
export const CURL_NOTE = `curl ${VERSION ?? 'left out: it is not installed'}`;

/** curl as a script of one system uses it. */
export interface Curl {
  /** Starts a call; the test reads its output, or ends it. */
  start(...options: readonly string[]): ChildProcessByStdio<null, Readable, null>;
  /** Calls and waits. Rejects with what was answered where curl calls it a failure. */
  call(...options: readonly string[]): Promise<Buffer>;
}

/** curl with the TLS client key of a simulated system, for example `mof`, trusting the example CA. */
export const curlAs = async (system: string): Promise<Curl> => {
  const { outDir, caChainFile } = await exampleCertificates();
  const file = (name: string): string => `${outDir}/system-${system}-client.${name}.pem`;
  const tls = ['--cacert', caChainFile, '--cert', file('chain'), '--key', file('key')];
  const start: Curl['start'] = (...options) =>
    spawn('curl', ['-sS', '--fail-with-body', ...tls, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  return {
    start,
    async call(...options) {
      const child = start(...options);
      const chunks: Buffer[] = [];
      child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
      const [code] = (await once(child, 'close')) as [number | null];
      if (code !== 0) throw new Error(`curl ended with ${code}: ${Buffer.concat(chunks).toString()}`);
      return Buffer.concat(chunks);
    },
  };
};
