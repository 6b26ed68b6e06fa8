import type { FastifyInstance } from 'fastify';
import { isUuid } from '../../domain/ids.ts';
import { fail } from '../../domain/problems.ts';
import type { Mandates } from '../../ports/mandates.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { AcceptMandate } from '../../use-cases/mandates/accept-mandate.ts';
import type { EndMandate } from '../../use-cases/mandates/end-mandate.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { actorOf, citizenOf } from './citizen.ts';
import { isWellKnown } from './filing.ts';
import { toMandate } from './mandate-json.ts';
import { notFound } from './reply.ts';

/** What the holder's side of mandates needs. */
export interface PrincipalDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly mandates: Pick<Mandates, 'held'>;
  readonly acceptMandate: AcceptMandate;
  readonly endMandate: EndMandate;
}

interface MandateParams {
  readonly mandateId: string;
}

/** GET /v1/me/principals, PUT and DELETE of one: for whom I may act. */
export const principalRoutes = (app: FastifyInstance, deps: PrincipalDeps): void => {
  app.get('/v1/me/principals', async (request) => {
    const actor = actorOf(request);
    return deps.transactions.inTransaction(actor, async (tx) => {
      const now = await deps.transactions.now(tx);
      const held = await deps.mandates.held(tx, actor.subject, actor.holderKey);
      return { items: held.map((found) => toMandate(found, now)) };
    });
  });

  app.put<{ Params: MandateParams }>('/v1/me/principals/:mandateId', async (request, reply) => {
    const { mandateId } = request.params;
    if (!isWellKnown(citizenOf(request).authentication))
      return sendProblem(reply, fail('Forbidden', 'Accepting a mandate needs the level substantial.').problem);
    const accepted = isUuid(mandateId) ? await deps.acceptMandate(actorOf(request), mandateId) : notFound();
    if (!accepted.ok) return sendProblem(reply, accepted.problem);
    return reply.code(200).send(toMandate(accepted.value.found, accepted.value.now));
  });

  app.delete<{ Params: MandateParams }>('/v1/me/principals/:mandateId', async (request, reply) => {
    const { mandateId } = request.params;
    const ended = isUuid(mandateId) ? await deps.endMandate(actorOf(request), 'holder', mandateId) : notFound();
    return ended.ok ? reply.code(204).send() : sendProblem(reply, ended.problem);
  });
};
