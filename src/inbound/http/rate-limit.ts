import { isIPv6 } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../../domain/problems.ts';
import { type Bucket, type BucketRules, forgetAfterMs, takeToken } from '../../domain/token-bucket.ts';
import type { Clock } from '../../ports/clock.ts';
import { sendProblem } from './problem-reply.ts';

// Some ten megabytes; whoever has more addresses than this is stopped by other means.
const MOST_CALLERS = 100_000;

/** Who calls from an address: one household or office has a whole /64 of IPv6, and is one caller. */
export const callerAt = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = address.split('::', 2);
  const groups = head.split(':').filter((group) => group !== '');
  const rest = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  return [...groups, ...Array<string>(zeros).fill('0'), ...rest].slice(0, 4).join(':');
};

/** Counts a call of somebody. @returns how long the caller has to wait, 0 where it may go on. */
export type RateLimit = (caller: string) => number;

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
  return (caller) => {
    const at = now().getTime();
    const { bucket, waitMs } = takeToken(rules, buckets.get(caller), at);
    if (buckets.size >= MOST_CALLERS && !buckets.has(caller)) forget(at);
    buckets.delete(caller);
    buckets.set(caller, bucket);
    return waitMs;
  };
};

/** Makes a hook that answers Busy, with how long to wait, to whoever calls more often than the rules allow. `what` is called, in the plural. */
export const refuseTooMany = (
  rules: BucketRules,
  clock: Pick<Clock, 'now'>,
  { callerOf, what }: { readonly callerOf: (request: FastifyRequest) => string; readonly what: string },
): ((request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>) => {
  const waitOf = makeRateLimit(rules, clock);
  return async (request, reply) => {
    const retryAfterMs = waitOf(callerOf(request));
    return retryAfterMs === 0
      ? undefined
      : sendProblem(reply, problem('Busy', `At most ${rules.perMinute} ${what} a minute.`, { retryAfterMs }));
  };
};
