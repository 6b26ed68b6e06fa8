import type { Log } from '../../ports/log.ts';

/**
 * Runs `work` now and then every `intervalMs`, never twice at once; an error is logged and the next round comes all the same.
 */
export const repeat = (
  name: string,
  intervalMs: number,
  work: () => Promise<void>,
  log: Pick<Log, 'error'>,
): { stop(): Promise<void> } => {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const round = async (): Promise<void> => {
    await work().catch((error: unknown) => log.error(`${name}.failed`, error));
    if (!stopped) timer = setTimeout(next, intervalMs);
  };
  let running = round();
  function next(): void {
    running = round();
  }
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
};
