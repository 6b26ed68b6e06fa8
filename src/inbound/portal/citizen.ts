import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CitizenActor } from '../../ports/transaction.ts';
import type { NoteMandateAct } from '../../use-cases/mandates/note-mandate-act.ts';
import type { UseMandate } from '../../use-cases/mandates/use-mandate.ts';
import type { CitizenIdentity, ReadAccessToken } from '../http/access-token.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { actFor, actorOfIdentity } from './acting-for.ts';
import { keepToCasesOfMandate, type MandateCasesDeps } from './mandate-cases.ts';
import { keepMandateLog } from './mandate-log.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; null outside the portal API and before the token was read. */
    citizen: CitizenIdentity | null;
  }
}

/** What knowing the citizen of a request needs. */
export interface DemandCitizenDeps extends MandateCasesDeps {
  readonly readAccessToken: ReadAccessToken;
  readonly useMandate: UseMandate;
  readonly noteMandateAct: NoteMandateAct;
}

/**
 * Demands an access token for every route of a scope, before anything of the body is read. Who names a mandate in Acting-For acts for whom it
 * is of, as far as it goes, and what they do is written down before it is answered.
 */
export const demandCitizen = (scope: FastifyInstance, deps: DemandCitizenDeps): void => {
  scope.decorateRequest('citizen', null);
  scope.addHook('onRequest', async (request, reply) => {
    const identity = await deps.readAccessToken(request.headers.authorization);
    if (!identity.ok) return sendProblem(reply, identity.problem);
    const citizen = await actFor(deps, identity.value, request);
    if (!citizen.ok) return sendProblem(reply, citizen.problem);
    request.citizen = citizen.value;
  });
  keepToCasesOfMandate(scope, deps);
  keepMandateLog(scope, deps);
};

/** The citizen of a request of such a scope. */
export const citizenOf = (request: FastifyRequest): CitizenIdentity => {
  if (request.citizen === null) throw new Error('a route outside the scope that demands a citizen');
  return request.citizen;
};

/** In whose name the transactions of a request run: the owner's, by whoever signed in, under the mandate that they named. */
export const actorOf = (request: FastifyRequest): CitizenActor => actorOfIdentity(citizenOf(request));
