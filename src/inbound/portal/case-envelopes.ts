import type { FastifyInstance, FastifyReply } from 'fastify';
import type { CaseId } from '../../domain/ids.ts';
import { isUuid } from '../../domain/ids.ts';
import { ok, type Result } from '../../domain/problems.ts';
import type { EnvelopeList } from '../../generated/schemas.ts';
import type { CaseReads, EnvelopeOverview } from '../../ports/case-reads.ts';
import type { CitizenActor, Transactions } from '../../ports/transaction.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { toEnvelopeSummary } from './case-json.ts';
import { actorOf } from './citizen.ts';
import { type DownloadDeps, sendDownload } from './download.ts';
import { caseIdOf, notFound, sendResult } from './reply.ts';

interface CaseParams {
  readonly caseId: string;
}

/** GET /v1/cases/{caseId}/envelopes, one of them, and the filing receipt: sealed bytes as they were sealed. */
export const caseEnvelopeRoutes = (
  app: FastifyInstance,
  deps: DownloadDeps & {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly caseReads: Pick<CaseReads, 'findCase' | 'envelopes' | 'findEnvelope' | 'findFilingReceipt'>;
  },
): void => {
  const list = (actor: CitizenActor, caseId: CaseId): Promise<Result<EnvelopeList>> =>
    deps.transactions.inTransaction(actor, async (tx) => {
      if ((await deps.caseReads.findCase(tx, actor.subject, caseId)) === undefined) return notFound();
      const envelopes = await deps.caseReads.envelopes(tx, actor.subject, caseId);
      return ok({ items: envelopes.map((envelope) => toEnvelopeSummary(envelope, caseId)) });
    });

  const send = (reply: FastifyReply, actor: CitizenActor, envelope: EnvelopeOverview | undefined): FastifyReply =>
    envelope === undefined
      ? sendProblem(reply, notFound().problem)
      : sendDownload(
          reply,
          {
            ...envelope,
            actor,
            fileName: `${envelope.messageKind.toLowerCase()}-${envelope.messageId}.xml`,
            mediaType: 'application/xml',
          },
          deps,
        );

  app.get<{ Params: CaseParams }>('/v1/cases/:caseId/envelopes', async (request, reply) => {
    const caseId = caseIdOf(request.params);
    return sendResult(reply, caseId.ok ? await list(actorOf(request), caseId.value) : caseId);
  });

  app.get<{ Params: CaseParams & { readonly messageId: string } }>(
    '/v1/cases/:caseId/envelopes/:messageId',
    async (request, reply) => {
      const actor = actorOf(request);
      const { messageId } = request.params;
      const caseId = caseIdOf(request.params);
      if (!caseId.ok || !isUuid(messageId)) return send(reply, actor, undefined);
      return send(
        reply,
        actor,
        await deps.transactions.inTransaction(actor, (tx) =>
          deps.caseReads.findEnvelope(tx, actor.subject, caseId.value, messageId),
        ),
      );
    },
  );

  app.get<{ Params: CaseParams }>('/v1/cases/:caseId/filing-receipt', async (request, reply) => {
    const actor = actorOf(request);
    const caseId = caseIdOf(request.params);
    return send(
      reply,
      actor,
      caseId.ok
        ? await deps.transactions.inTransaction(actor, (tx) =>
            deps.caseReads.findFilingReceipt(tx, actor.subject, caseId.value),
          )
        : undefined,
    );
  });
};
