import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { BucketRules } from '../../domain/token-bucket.ts';
import type { Clock } from '../../ports/clock.ts';
import { refuseTooMany } from '../http/rate-limit.ts';
import { actorOf } from './citizen.ts';

/** How much one person can have made. */
export interface MadeLimits {
  /** Papers, packages and tables, each counted as one. */
  readonly all: BucketRules;
  /** Packages besides: one draws every paper of its case. */
  readonly packages: BucketRules;
}

/** More than anybody reads, and too few to keep others from theirs. */
export const MADE_LIMITS: MadeLimits = {
  all: { burst: 60, perMinute: 60 },
  packages: { burst: 10, perMinute: 10 },
};

// Whoever acts, not for whom: a representative in a hurry must not take the owner's share.
const callerOf = (request: FastifyRequest): string => {
  const { subject, by } = actorOf(request);
  return by ?? subject;
};

/** Holds all routes of a scope, whose answers are made for the caller at some cost, to these limits. */
export const limitMade = (
  scope: FastifyInstance,
  {
    clock,
    madeLimits: { all, packages } = MADE_LIMITS,
  }: { readonly clock: Pick<Clock, 'now'>; readonly madeLimits?: MadeLimits },
): void => {
  scope.addHook('onRequest', refuseTooMany(all, clock, { callerOf, what: 'papers, packages and tables' }));
  const refusePackages = refuseTooMany(packages, clock, { callerOf, what: 'packages' });
  scope.addHook('onRequest', async (request, reply) =>
    request.routeOptions.url?.endsWith('/zip') === true ? refusePackages(request, reply) : undefined,
  );
};
