import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ownFreePorts } from './own-ports.ts';

/** In two parts, so that scanners do not find it in this file. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
/** Found anywhere in a file by a signature of our own (.ndb). */
export const MARKER = 'shikriki-test-marker-8c1f';
/** Found as a whole file by its digest (.hdb). */
export const KNOWN_FILE = Buffer.from('A file that our own signature file knows by its MD5.\n');

/** A real clamd of the test's own, with a signature file of our own. */
export interface TestClamd {
  /** As in SHIKRIKI_SCANNER_ADDRESS. */
  readonly tcpAddress: string;
  readonly unixAddress: string;
  /** Kills it; does nothing where it does not run. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** It keeps its connections and answers nothing, until `resume`. */
  pause(): void;
  resume(): void;
  close(): Promise<void>;
}

const CLAMD = '/usr/sbin/clamd';

/** Why there is no clamd to test with, or undefined where there is one. */
export const clamdMissing = (): string | undefined =>
  spawnSync(CLAMD, ['--version']).status === 0 ? undefined : 'clamd is not installed';

const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex');

const signatures = (folder: string): Promise<unknown> =>
  Promise.all([
    writeFile(
      join(folder, 'shikriki.ndb'),
      // Target 0: every kind of file. The EICAR string counts at the start of a file only, as its definition demands.
      [`Eicar-Test-Signature:0:0:${hex(EICAR)}`, `Shikriki.Test.Marker:0:*:${hex(MARKER)}`, ''].join('\n'),
    ),
    writeFile(
      join(folder, 'shikriki.hdb'),
      `${createHash('md5').update(KNOWN_FILE).digest('hex')}:${KNOWN_FILE.length}:Shikriki.Test.Known\n`,
    ),
  ]);

/** Starts clamd in a folder of its own. `limits` replaces lines of its configuration, for example `{ StreamMaxLength: '1M' }`. */
export const startClamd = async (limits: Readonly<Record<string, string>> = {}): Promise<TestClamd> => {
  const folder = await mkdtemp(join(tmpdir(), 'shikriki-clamd-'));
  const [port = 0] = await ownFreePorts(1);
  const socket = join(folder, 'clamd.sock');
  await signatures(folder);
  const settings = {
    DatabaseDirectory: folder,
    TCPSocket: String(port),
    TCPAddr: '127.0.0.1',
    LocalSocket: socket,
    TemporaryDirectory: folder,
    Foreground: 'yes',
    // What docs/operations.md asks for.
    StreamMaxLength: '110M',
    // Above MaxScanSize: clamd looks only at the first MaxFileSize bytes of a file in a ZIP, and says OK where that is below MaxScanSize.
    MaxFileSize: '401M',
    MaxScanSize: '400M',
    AlertExceedsMax: 'yes',
    AlertEncrypted: 'yes',
    // The official signatures cannot be had here.
    OfficialDatabaseOnly: 'no',
    ConcurrentDatabaseReload: 'no',
    ...limits,
  };
  const config = join(folder, 'clamd.conf');
  await writeFile(
    config,
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(''),
  );

  let clamd: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const started = spawn(CLAMD, ['--config-file', config], { stdio: ['ignore', 'pipe', 'inherit'] });
    clamd = started;
    for await (const line of createInterface(started.stdout)) if (line.includes('Self checking')) break;
    if (started.exitCode !== null) throw new Error('clamd did not start');
    started.stdout.resume();
  };
  const stop = async (): Promise<void> => {
    const running = clamd;
    clamd = undefined;
    if (running === undefined || running.exitCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
    await rm(socket, { force: true });
  };
  await start();
  return {
    tcpAddress: `127.0.0.1:${port}`,
    unixAddress: socket,
    start,
    stop,
    pause: () => void clamd?.kill('SIGSTOP'),
    resume: () => void clamd?.kill('SIGCONT'),
    async close() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
