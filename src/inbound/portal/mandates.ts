import type { FastifyInstance } from 'fastify';
import { isUuid } from '../../domain/ids.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { MandateActPage, MandateGrant } from '../../generated/schemas.ts';
import type { ActPosition, Mandates } from '../../ports/mandates.ts';
import type { CitizenActor, Transactions } from '../../ports/transaction.ts';
import type { EndMandate } from '../../use-cases/mandates/end-mandate.ts';
import type { GrantMandate } from '../../use-cases/mandates/grant-mandate.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { actorOf, citizenOf } from './citizen.ts';
import { cursorsOf, type Position } from './cursor.ts';
import { isWellKnown } from './filing.ts';
import { toMandate } from './mandate-json.ts';
import { notFound, sendResult } from './reply.ts';
import { bodyCheck, DEFAULT_LIMIT, PAGE_PARAMETERS, queryCheck } from './schemas.ts';

/** What the owner's side of mandates needs. */
export interface MandateDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly mandates: Pick<Mandates, 'given' | 'find' | 'acts'>;
  readonly grantMandate: GrantMandate;
  readonly endMandate: EndMandate;
}

interface MandateParams {
  readonly mandateId: string;
}

const checkGrant = bodyCheck<MandateGrant>('urn:shikriki:schema:mandate-grant:1');
const checkPage = queryCheck<{ readonly cursor?: string; readonly limit?: number }>({
  cursor: PAGE_PARAMETERS.cursor,
  limit: PAGE_PARAMETERS.limit,
});
const cursors = cursorsOf<ActPosition & Position>('mandate-acts', ['at', 'actId']);

/** GET and POST /v1/me/mandates, DELETE of one, and GET of what was done under it: who may act for me. */
export const mandateRoutes = (app: FastifyInstance, deps: MandateDeps): void => {
  app.get('/v1/me/mandates', async (request) => {
    const actor = actorOf(request);
    return deps.transactions.inTransaction(actor, async (tx) => {
      const now = await deps.transactions.now(tx);
      return { items: (await deps.mandates.given(tx, actor.subject)).map((found) => toMandate(found, now)) };
    });
  });

  app.post('/v1/me/mandates', async (request, reply) => {
    const { person, acting, contacts, tokenContacts, authentication } = citizenOf(request);
    // Whom somebody speaks for by word of the provider, only the provider says; an organisation has nobody else to give its mandates.
    if (acting !== undefined && acting.party.kind === 'natural')
      return sendProblem(reply, fail('Forbidden', 'Only the person themselves can give a mandate.').problem);
    if (!isWellKnown(authentication))
      return sendProblem(reply, fail('Forbidden', 'Giving a mandate needs the level substantial.').problem);
    const wanted = checkGrant(request.body);
    if (!wanted.ok) return sendProblem(reply, wanted.problem);
    const owner = { party: acting?.party ?? person, contacts, ...(acting === undefined && { tokenContacts }) };
    const signer =
      acting === undefined ? undefined : { person, ...(acting.proof !== undefined && { proof: acting.proof }) };
    const granted = await deps.grantMandate(
      actorOf(request),
      { ...owner, ...(signer !== undefined && { signer }) },
      wanted.value,
    );
    if (!granted.ok) return sendProblem(reply, granted.problem);
    return reply.code(201).send(toMandate(granted.value, granted.value.entry.grantedAt));
  });

  app.delete<{ Params: MandateParams }>('/v1/me/mandates/:mandateId', async (request, reply) => {
    const { mandateId } = request.params;
    const ended = isUuid(mandateId) ? await deps.endMandate(actorOf(request), 'owner', mandateId) : notFound();
    return ended.ok ? reply.code(204).send() : sendProblem(reply, ended.problem);
  });

  const acts = async (actor: CitizenActor, mandateId: string, query: unknown): Promise<Result<MandateActPage>> => {
    const page = checkPage(query);
    if (!page.ok) return page;
    const { cursor, limit = DEFAULT_LIMIT } = page.value;
    const after = cursors.read(cursor, { mandateId });
    if (!after.ok) return after;
    return deps.transactions.inTransaction(actor, async (tx) => {
      if ((await deps.mandates.find(tx, mandateId))?.entry.ownerSubject !== actor.subject) return notFound();
      const { acts: noted, next } = await deps.mandates.acts(tx, actor.subject, mandateId, after.value, limit);
      return ok({
        items: noted.map(({ actedAt, act, caseId }) => ({
          actedAt: actedAt.toISOString(),
          act,
          ...(caseId !== undefined && { caseId }),
        })),
        ...(next !== undefined && { nextCursor: cursors.write({ ...next }, { mandateId }) }),
      });
    });
  };

  app.get<{ Params: MandateParams }>('/v1/me/mandates/:mandateId/acts', async (request, reply) => {
    const { mandateId } = request.params;
    return sendResult(reply, isUuid(mandateId) ? await acts(actorOf(request), mandateId, request.query) : notFound());
  });
};
