import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CitizenIdentity, ReadAccessToken } from '../http/access-token.ts';
import { sendProblem } from '../http/problem-reply.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; null outside the portal API and before the token was read. */
    citizen: CitizenIdentity | null;
  }
}

/** Demands an access token for every route of a scope, before anything of the body is read. */
export const demandCitizen = (scope: FastifyInstance, readAccessToken: ReadAccessToken): void => {
  scope.decorateRequest('citizen', null);
  scope.addHook('onRequest', async (request, reply) => {
    const identity = await readAccessToken(request.headers.authorization);
    if (!identity.ok) return sendProblem(reply, identity.problem);
    request.citizen = identity.value;
  });
};

/** The citizen of a request of such a scope. */
export const citizenOf = (request: FastifyRequest): CitizenIdentity => {
  if (request.citizen === null) throw new Error('a route outside the scope that demands a citizen');
  return request.citizen;
};
