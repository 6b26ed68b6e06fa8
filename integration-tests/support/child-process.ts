import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { BUILT_MAIN, PROJECT } from './built.ts';

/** A command of the product, run as an operator would: a process of its own. */
export interface Running {
  readonly pid: number;
  /** What it printed so far, both streams, by line. */
  readonly lines: readonly string[];
  /** The first line, printed already or later, that matches. Rejects with what was printed when the process ends first. */
  line(pattern: RegExp): Promise<string>;
  /** Resolves when the process has ended: its code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  kill(signal: NodeJS.Signals): void;
}

const running = new Set<ChildProcess>();

/**
 * Runs `shikriki ROLE` with these variables and none of the test's own besides PATH and HOME: from its sources, as npm start does,
 * or as it is compiled for the image.
 */
export const runShikriki = (
  role: string,
  environment: Readonly<Record<string, string>>,
  from: 'sources' | 'build' = 'sources',
): Running => {
  const { PATH = '/usr/bin:/bin', HOME = '/' } = process.env;
  const child = spawn(
    process.execPath,
    [...(from === 'build' ? [BUILT_MAIN] : ['--import', 'tsx', 'src/main.ts']), role],
    {
      cwd: PROJECT,
      env: { PATH, HOME, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  running.add(child);
  const lines: string[] = [];
  const watchers = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      lines.push(line);
      for (const look of [...watchers]) look();
    });
  }
  const ended = once(child, 'close').then(([code, signal]: unknown[]) => {
    running.delete(child);
    return (code ?? signal) as number | NodeJS.Signals;
  });
  if (child.pid === undefined) throw new Error('the process did not start');
  return {
    pid: child.pid,
    lines,
    ended,
    kill: (signal) => void child.kill(signal),
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines.find((line) => pattern.test(line));
          if (found === undefined) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
        void ended.then((how) => reject(new Error(`${role} ended (${how}) before ${pattern}:\n${lines.join('\n')}`)));
      }),
  };
};

/** Kills what a failed test left running; for afterAll. */
export const killLeftovers = async (): Promise<void> => {
  for (const child of [...running]) {
    child.kill('SIGKILL');
    await once(child, 'close');
  }
};
