import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from '../../domain/problems.ts';
import type { ClientIdentity, ClientScope, ReadClientToken } from '../http/client-identity.ts';
import { sendProblem } from '../http/problem-reply.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Which program calls; null outside the routes for programs and before the token was read. */
    client: ClientIdentity | null;
  }
}

/** Demands a client's token with one right for every route of a scope, before anything of the body is read. */
export const demandClient = (app: FastifyInstance, readClientToken: ReadClientToken, right: ClientScope): void => {
  app.decorateRequest('client', null);
  app.addHook('onRequest', async (request, reply) => {
    const identity = await readClientToken(request.headers.authorization);
    if (!identity.ok) return sendProblem(reply, identity.problem);
    if (!identity.value.scopes.has(right))
      return sendProblem(reply, problem('Forbidden', `The token needs the scope ${right}.`));
    request.client = identity.value;
  });
};

/** The client of a request of such a scope. */
export const clientOf = (request: FastifyRequest): ClientIdentity => {
  if (request.client === null) throw new Error('a route outside the scope that demands a client');
  return request.client;
};
