/**
 * When to try again. The first steps follow exchange.md: 20 s, 1, 3, 9, 27 minutes, then hourly, up to 100 hours.
 * Full jitter from the hourly steps on: a system that comes back must not meet all its letters in one second.
 */
const FIRST_STEPS_MS = [20_000, 60_000, 180_000, 540_000, 1_620_000] as const;
const HOURLY_MS = 3_600_000;

/** After this long without success a delivery is suspended: about four days, a long week-end of a dead system. */
export const GIVE_UP_AFTER_MS = 100 * HOURLY_MS;

/**
 * How long to wait before the next attempt.
 * @param attemptCount attempts made so far, at least 1
 * @param random a number in [0, 1)
 * @param askedForMs what the system asked for (Retry-After); never less than this is waited, up to a day
 */
export const retryDelayMs = (attemptCount: number, random: number, askedForMs = 0): number => {
  const step = FIRST_STEPS_MS[attemptCount - 1];
  // Early steps move by a tenth only, so that a short hiccup is over soon; hourly ones spread over the whole hour.
  const delayMs = step === undefined ? HOURLY_MS / 2 + random * (HOURLY_MS / 2) : step * (0.9 + random * 0.2);
  return Math.round(Math.max(delayMs, Math.min(askedForMs, 24 * HOURLY_MS)));
};

/** True when a delivery that has waited so long, holds left out, is not tried again. */
export const retriesUsedUp = (waitedMs: number): boolean => waitedMs >= GIVE_UP_AFTER_MS;

const NOTICE_STEPS_MS = [30_000, 120_000, 300_000] as const;

/** Tries of a notification before it counts as undeliverable: about four hours at five-minute steps. */
export const MAX_NOTIFICATION_ATTEMPTS = 48;

/** How long to wait before a notification is tried again. `attemptCount` is at least 1, `random` in [0, 1). */
export const notificationRetryDelayMs = (attemptCount: number, random: number): number =>
  Math.round((NOTICE_STEPS_MS[attemptCount - 1] ?? 300_000) * (0.9 + random * 0.2));
