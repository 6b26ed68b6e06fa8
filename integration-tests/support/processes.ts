import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { createInterface } from 'node:readline';
import { BUILT_MAIN, PROJECT } from './built.ts';

/** What a gateway process is there for. */
export type GatewayRole = 'api' | 'worker' | 'all';

/** A gateway running as a real child process, as an operator would start it. */
export interface GatewayProcess {
  readonly role: GatewayRole;
  readonly pid: number;
  /** How the attempts name it: host and process id. */
  readonly worker: string;
  isRunning(): boolean;
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>;
}

/** All gateway processes of one test. */
export interface GatewayProcesses {
  /** Starts one and waits until it says that it is ready; api and all must then answer /readyz. @throws with its last words. */
  start(role: GatewayRole): Promise<GatewayProcess>;
  /** Everything that they wrote, oldest first. */
  lines(): readonly string[];
  /** Processes that ended though nobody killed them. */
  brokenDown(): readonly string[];
  /** Kills what still runs; only what was started here. */
  endAll(): Promise<void>;
}

const READY_TIMEOUT_MS = 60_000;
const LAST_WORDS = 20;

/** Makes the place where gateway processes are started. They get `environment` and nothing of ours but the PATH. */
export const makeGatewayProcesses = (environment: { readonly [name: string]: string }): GatewayProcesses => {
  const children = new Set<ChildProcess>();
  const killed = new Set<ChildProcess>();
  const written: string[] = [];
  const broken: string[] = [];

  const end = async (child: ChildProcess): Promise<void> => {
    killed.add(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };

  const ready = (child: ChildProcess, own: readonly string[]): Promise<void> =>
    new Promise((resolve, reject) => {
      const failed = (why: string): void => reject(new Error(`${why}:\n${own.slice(-LAST_WORDS).join('\n')}`));
      const timer = setTimeout(() => failed('the gateway process was not ready in time'), READY_TIMEOUT_MS);
      const look = (line: string): void => {
        if (line.includes('"gateway.started"')) settle(resolve);
      };
      const gone = (): void => settle(() => failed('the gateway process ended before it was ready'));
      const settle = (then: () => void): void => {
        clearTimeout(timer);
        child.off('line', look).off('exit', gone);
        then();
      };
      child.on('line', look).once('exit', gone);
    });

  const start = async (role: GatewayRole): Promise<GatewayProcess> => {
    const child = spawn(process.execPath, [BUILT_MAIN, role], {
      cwd: PROJECT,
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    const own: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        own.push(line);
        written.push(line);
        child.emit('line', line);
      });
    }
    child.once('exit', (code, signal) => {
      children.delete(child);
      if (!killed.has(child))
        broken.push(`${role} ${child.pid} (${signal ?? code}): ${own.slice(-LAST_WORDS).join('\n')}`);
    });
    const { pid } = child;
    if (pid === undefined) throw new Error('the gateway process was not started');
    await ready(child, own);
    if (role !== 'worker') {
      const answer = await fetch(`http://127.0.0.1:${environment['SHIKRIKI_PORTAL_PORT']}/readyz`);
      if (!answer.ok) throw new Error(`/readyz answers ${answer.status}: ${await answer.text()}`);
    }
    return {
      role,
      pid,
      worker: `${hostname()}:${pid}`,
      isRunning: () => child.exitCode === null && child.signalCode === null,
      kill: () => end(child),
    };
  };

  return {
    start,
    lines: () => written,
    brokenDown: () => broken,
    endAll: async () => {
      await Promise.all([...children].map(end));
    },
  };
};
