import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A real Redis of the test's own, on loopback, without persistence. */
export interface TestRedis {
  readonly url: string;
  /** FLUSHALL. */
  flush(): Promise<void>;
  /** Kills the server; what it held is gone. Does nothing where it does not run. */
  stop(): Promise<void>;
  /** Kills the server and starts an empty one on the same port. */
  restart(): Promise<void>;
  /** The server keeps its connections and answers nothing, until `resume`. */
  pause(): void;
  resume(): void;
  /** Sends one command, words without spaces, and returns the raw answer (RESP). */
  command(...words: string[]): Promise<string>;
  /** Ends the server and removes its folder. */
  close(): Promise<void>;
}

/** Why there is no Redis to test with, or undefined where there is one. */
export const redisMissing = (): string | undefined =>
  spawnSync('redis-server', ['--version']).status === 0 ? undefined : 'redis-server is not installed';

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

/** Starts Redis on a free port. `settings` are further command line arguments, for example `['--maxmemory', '2mb']`. */
export const startRedis = async (settings: readonly string[] = []): Promise<TestRedis> => {
  const folder = await mkdtemp(join(tmpdir(), 'shikriki-redis-'));
  const port = await freePort();
  let server: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const started = spawn(
      'redis-server',
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder, ...settings],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    server = started;
    for await (const line of createInterface(started.stdout)) if (line.includes('Ready to accept connections')) break;
    if (started.exitCode !== null) throw new Error('redis-server did not start');
    started.stdout.resume();
  };

  const stop = async (): Promise<void> => {
    const running = server;
    server = undefined;
    if (running === undefined || running.exitCode !== null) return;
    running.kill('SIGKILL');
    await once(running, 'exit');
  };

  const command = async (...words: string[]): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    socket.end(`${words.join(' ')}\r\n`);
    let answer = '';
    for await (const chunk of socket) answer += String(chunk);
    return answer;
  };

  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    stop,
    command,
    flush: async () => {
      await command('FLUSHALL');
    },
    restart: async () => {
      await stop();
      await start();
    },
    pause: () => void server?.kill('SIGSTOP'),
    resume: () => void server?.kill('SIGCONT'),
    close: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
