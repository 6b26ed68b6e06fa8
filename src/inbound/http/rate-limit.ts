import { isIPv6 } from 'node:net';
import { type Bucket, type BucketRules, forgetAfterMs, takeToken } from '../../domain/token-bucket.ts';
import type { Clock } from '../../ports/clock.ts';

// Some ten megabytes; whoever has more addresses than this is stopped by other means.
const MOST_CALLERS = 100_000;

/** One household or office has a whole /64 of IPv6: it is one caller. */
const callerOf = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = address.split('::', 2);
  const groups = head.split(':').filter((group) => group !== '');
  const rest = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  return [...groups, ...Array<string>(zeros).fill('0'), ...rest].slice(0, 4).join(':');
};

/** Counts calls by the address they come from. @returns how long the caller has to wait, 0 where it may go on. */
export type RateLimit = (address: string) => number;

/**
 * Makes a limit that is kept in the memory of this process: each process counts for itself, and a restart forgets (ADR 0033).
 */
export const makeRateLimit = (rules: BucketRules, { now }: Pick<Clock, 'now'>): RateLimit => {
  const buckets = new Map<string, Bucket>();
  const forget = (at: number): void => {
    // Who called last stands last: behind the first that is too new there is nothing to forget.
    for (const [caller, bucket] of buckets) {
      if (at - bucket.at < forgetAfterMs(rules)) break;
      buckets.delete(caller);
    }
    // All of them were here just now: the one that called longest ago starts anew.
    const [oldest] = buckets.keys();
    if (buckets.size >= MOST_CALLERS && oldest !== undefined) buckets.delete(oldest);
  };
  return (address) => {
    const at = now().getTime();
    const caller = callerOf(address);
    const { bucket, waitMs } = takeToken(rules, buckets.get(caller), at);
    if (buckets.size >= MOST_CALLERS && !buckets.has(caller)) forget(at);
    buckets.delete(caller);
    buckets.set(caller, bucket);
    return waitMs;
  };
};
