/**
 * When a system that does not call us is looked at next. Between two looks without news its own interval passes; after one
 * that brought something the next comes soon, because a registration is followed by a status and a reply; a system that is
 * down is left alone for longer and longer.
 */
const SOON_MS = 1_000;
const LONGEST_BACK_OFF_MS = 900_000;

/** What a look came to. */
export interface PollEnd {
  readonly intervalMs: number;
  /** Messages that were taken. */
  readonly taken: number;
  /** Looks in a row that failed, this one included; 0 where it did not fail. */
  readonly failures: number;
  /** What the system asked for (Retry-After), up to a day. */
  readonly retryAfterMs?: number | undefined;
}

/** How long to wait before the next look. @param random a number in [0, 1): systems that fail together come back apart. */
export const pollDelayMs = ({ intervalMs, taken, failures, retryAfterMs = 0 }: PollEnd, random: number): number => {
  if (failures === 0) return taken > 0 ? Math.min(intervalMs, SOON_MS) : intervalMs;
  const longest = Math.max(LONGEST_BACK_OFF_MS, intervalMs);
  const backOffMs = Math.min(longest, intervalMs * 2 ** Math.min(failures, 20));
  return Math.round(Math.max(backOffMs * (0.8 + random * 0.2), Math.min(retryAfterMs, 86_400_000)));
};

const FIRST_ASIDE_MS = 60_000;
const LONGEST_ASIDE_MS = 3_600_000;

/** How long a message that could not be taken is left alone. @param tries how often it was tried, at least 1. */
export const asideDelayMs = (tries: number): number =>
  Math.min(LONGEST_ASIDE_MS, FIRST_ASIDE_MS * 2 ** Math.min(tries - 1, 10));
