import type { FastifyInstance } from 'fastify';
import type { OpenCase } from '../../use-cases/open-case.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { actorOf } from './citizen.ts';
import { caseIdOf } from './reply.ts';

/** PUT /v1/cases/{caseId}/opened: the citizen has read what came so far. */
export const caseOpenedRoutes = (app: FastifyInstance, { openCase }: { readonly openCase: OpenCase }): void => {
  app.put<{ Params: { readonly caseId: string } }>('/v1/cases/:caseId/opened', async (request, reply) => {
    const caseId = caseIdOf(request.params);
    const opened = caseId.ok ? await openCase(actorOf(request), caseId.value) : caseId;
    return opened.ok ? reply.code(204).send() : sendProblem(reply, opened.problem);
  });
};
