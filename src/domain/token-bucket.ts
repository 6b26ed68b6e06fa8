/** A token bucket: so many calls at once, and so many a minute in the long run. */
export interface BucketRules {
  /** Calls that may come at once. */
  readonly burst: number;
  readonly perMinute: number;
}

/** One bucket as it was left. */
export interface Bucket {
  readonly tokens: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const MINUTE_MS = 60_000;

/** How full a bucket is by now. */
const filled = ({ burst, perMinute }: BucketRules, bucket: Bucket | undefined, now: number): number =>
  bucket === undefined
    ? burst
    : Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) * perMinute) / MINUTE_MS);

/** Takes one token. @returns the bucket as it is left, and how long to wait where there was none. Pure. */
export const takeToken = (
  rules: BucketRules,
  bucket: Bucket | undefined,
  now: number,
): { readonly bucket: Bucket; readonly waitMs: number } => {
  const tokens = filled(rules, bucket, now);
  return tokens >= 1
    ? { bucket: { tokens: tokens - 1, at: now }, waitMs: 0 }
    : { bucket: { tokens, at: now }, waitMs: Math.ceil(((1 - tokens) * MINUTE_MS) / rules.perMinute) };
};

/** How long after its last use a bucket is full again, and need not be remembered. */
export const forgetAfterMs = ({ burst, perMinute }: BucketRules): number => (burst * MINUTE_MS) / perMinute;
