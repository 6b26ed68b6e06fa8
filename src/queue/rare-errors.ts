import type { Log } from '../ports/log.ts';

// A Redis that is away fails many times a second; an operator needs to read it once a minute.
const SILENCE_MS = 60_000;

/**
 * Reports errors of one kind at most once a minute; the next report says how many were kept back (`suppressed`).
 * @returns a function that takes every error.
 */
export const makeRareErrors = (
  log: Pick<Log, 'error'>,
  event: string,
  nowMs: () => number = () => performance.now(),
): ((error: unknown) => void) => {
  let lastReportMs = Number.NEGATIVE_INFINITY;
  let suppressed = 0;
  return (error) => {
    if (nowMs() - lastReportMs < SILENCE_MS) {
      suppressed += 1;
      return;
    }
    lastReportMs = nowMs();
    log.error(event, error, { suppressed });
    suppressed = 0;
  };
};
