/**
 * When an endpoint is left alone (exchange.md, Rules). Five failures in a row open its breaker; while it is open nothing is claimed
 * and no attempt is counted. Then letters are probes, one after the other: three good answers close it, a failure opens it again
 * for the next longer time.
 */
import type { Problem } from './problems.ts';

/** What is remembered of an endpoint; `HEALTHY` where nothing is. */
export interface Breaker {
  /** Failures in a row. */
  readonly failures: number;
  /** Probes that went well since it was last open. */
  readonly successes: number;
  /** How often it opened since it was last closed. */
  readonly openings: number;
  /** Absent: closed. Ahead of now: open. Past: half open. */
  readonly openUntil?: Date;
  /** The first failure since the last good answer. */
  readonly unreachableSince?: Date;
}

export const HEALTHY: Breaker = { failures: 0, successes: 0, openings: 0 };

/** Failures in a row that open it: a hiccup of some calls under way at once stays below. */
export const FAILURES_TO_OPEN = 5;
/** Probes that close it. Never more than one is under way. */
export const PROBES_TO_CLOSE = 3;
const SHORTEST_MS = 60_000;
const LONGEST_MS = 15 * 60_000;

export type BreakerPhase = 'closed' | 'open' | 'half_open';

/** Whether calls are free, forbidden, or probes. */
export const breakerPhase = ({ openUntil }: Pick<Breaker, 'openUntil'>, now: Date): BreakerPhase =>
  openUntil === undefined ? 'closed' : now < openUntil ? 'open' : 'half_open';

/** How long it stays open for the `openings`-th time in a row: 1, 2, 4, 8, then 15 minutes. */
export const openForMs = (openings: number): number => Math.min(SHORTEST_MS * 2 ** (openings - 1), LONGEST_MS);

/**
 * What a call tells about its endpoint. `good`: it answered as it should, be it with a refusal. `failed`: no connection, no answer in
 * time, 5xx. `neither`: it asked for patience, answered something else, or the trouble is ours.
 */
export type CallSign = 'good' | 'failed' | 'neither';

/** Reads the sign from what came of a call. */
export const callSign = (outcome: {
  readonly kind: 'acknowledged' | 'refused' | 'not_received' | 'unavailable' | 'unknown';
  readonly problem?: Problem;
  readonly httpStatus?: number;
}): CallSign => {
  const { kind, problem, httpStatus } = outcome;
  if (kind === 'acknowledged' || kind === 'refused' || kind === 'not_received') return 'good';
  if (problem?.retryAfterMs !== undefined || problem?.code === 'Busy') return 'neither';
  if (httpStatus !== undefined) return httpStatus >= 500 ? 'failed' : 'neither';
  return problem?.code === 'TemporarilyUnavailable' ? 'failed' : 'neither';
};

/** The breaker after one more call. Pure and total. An answer that comes while it is open began before, and changes nothing. */
export const nextBreaker = (breaker: Breaker, sign: CallSign, now: Date): Breaker => {
  const phase = breakerPhase(breaker, now);
  if (phase === 'open') return breaker;
  if (sign === 'good') {
    if (phase === 'closed') return HEALTHY;
    const successes = breaker.successes + 1;
    return successes >= PROBES_TO_CLOSE ? HEALTHY : { ...breaker, successes };
  }
  if (sign === 'neither') {
    // It lives and takes nothing: half open, it is left alone for as long as the last time, so that probes stay few.
    return phase === 'closed' ? breaker : opened(breaker, Math.max(breaker.openings, 1), now);
  }
  const failed = {
    ...breaker,
    failures: breaker.failures + 1,
    successes: 0,
    unreachableSince: breaker.unreachableSince ?? now,
  };
  if (phase === 'half_open') return opened(failed, breaker.openings + 1, now);
  return failed.failures >= FAILURES_TO_OPEN ? opened(failed, 1, now) : failed;
};

const opened = (breaker: Breaker, openings: number, now: Date): Breaker => ({
  ...breaker,
  openings,
  openUntil: new Date(now.getTime() + openForMs(openings)),
});
