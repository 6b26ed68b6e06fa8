import type { FastifyRequest } from 'fastify';
import type { BucketRules } from '../../domain/token-bucket.ts';
import type { Clock } from '../../ports/clock.ts';
import { refuseTooMany } from '../http/rate-limit.ts';
import { actorOf } from './citizen.ts';

/** Papers, packages and tables that one person can have made: more than anybody reads, and too few to keep others from theirs. */
export const MADE_LIMIT: BucketRules = { burst: 200, perMinute: 60 };

// Whoever acts, not for whom: a representative in a hurry must not take the owner's share.
const callerOf = (request: FastifyRequest): string => {
  const { subject, by } = actorOf(request);
  return by ?? subject;
};

/** Makes the hook of all routes whose answer is made for the caller at some cost; they share one limit. */
export const refuseTooManyMade = (clock: Pick<Clock, 'now'>) =>
  refuseTooMany(MADE_LIMIT, clock, { callerOf, what: 'papers, packages and tables' });
