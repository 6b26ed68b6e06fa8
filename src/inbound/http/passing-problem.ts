import { type Problem, problem } from '../../domain/problems.ts';
import { NoValidSealKey } from '../../use-cases/choose-sealer.ts';
import { isOutage } from './outage.ts';

// Long enough for a database to restart, short enough for a person to wait.
const RETRY_AFTER_MS = 5_000;

/** What is wrong on our side and goes by, so that the same request may be sent again; undefined for what nobody foresaw. */
export const passingProblem = (error: unknown): Problem | undefined => {
  const detail = isOutage(error)
    ? 'The database cannot be reached.'
    : error instanceof NoValidSealKey
      ? 'The gateway cannot seal anything at the moment.'
      : undefined;
  return detail === undefined ? undefined : problem('TemporarilyUnavailable', detail, { retryAfterMs: RETRY_AFTER_MS });
};
