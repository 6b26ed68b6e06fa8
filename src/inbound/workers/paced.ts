import type { Log } from '../../ports/log.ts';

/**
 * Runs `work` when it is asked for, never twice at once and not again within `pauseMs`: what is asked for meanwhile is one further
 * run. A single request is worked on at once. Errors are logged.
 */
export const makePaced = (
  name: string,
  pauseMs: number,
  work: () => Promise<unknown>,
  log: Pick<Log, 'error'>,
): { wake(): void; stop(): Promise<void> } => {
  let asked = false;
  let running: Promise<void> | undefined;
  let pause: NodeJS.Timeout | undefined;
  let stopped = false;

  const start = (): void => {
    asked = false;
    running = work()
      .then(
        () => undefined,
        (error: unknown) => log.error(`${name}.failed`, error),
      )
      .then(() => {
        running = undefined;
        if (stopped) return;
        pause = setTimeout(() => {
          pause = undefined;
          if (asked) start();
        }, pauseMs);
      });
  };
  return {
    wake() {
      if (stopped) return;
      asked = true;
      if (running === undefined && pause === undefined) start();
    },
    async stop() {
      stopped = true;
      clearTimeout(pause);
      await running;
    },
  };
};
