/** Rules of webhooks: when a batch that was not taken is sent again, and when a person has to look. Source: ADR 0025. */
const FIRST_GAP_MS = 5_000;
const LONGEST_GAP_MS = 3_600_000;

/** After this long without one success a webhook is paused and an alert is raised; nothing of the feed is lost to it meanwhile. */
export const WEBHOOK_PAUSED_AFTER_MS = 3 * 24 * 3_600_000;

/** How long the secret before stays in use after a rotation. */
export const SECRET_OVERLAP_MS = 24 * 3_600_000;

/**
 * How long to wait before a batch is sent again: 5 s, doubling up to an hour, moved by a tenth either way.
 * @param failureCount failures in a row, at least 1
 * @param random a number in [0, 1)
 * @param askedForMs Retry-After of the receiver; never less than this is waited, up to an hour
 */
export const webhookRetryDelayMs = (failureCount: number, random: number, askedForMs = 0): number => {
  // 2^20 steps of five seconds are far beyond an hour.
  const gapMs = Math.min(LONGEST_GAP_MS, FIRST_GAP_MS * 2 ** Math.min(20, failureCount - 1)) * (0.9 + random * 0.2);
  return Math.round(Math.min(LONGEST_GAP_MS, Math.max(gapMs, askedForMs)));
};
