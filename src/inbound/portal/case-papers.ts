import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isUuid, type LetterId } from '../../domain/ids.ts';
import type { PaperLanguage } from '../../domain/papers/paper.ts';
import type { Log } from '../../ports/log.ts';
import type { IssuePaper, WantedPaper } from '../../use-cases/papers/issue-paper.ts';
import type { PackCase } from '../../use-cases/papers/pack-case.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { sendMade } from './attachment.ts';
import { writeTimeline } from './case-timeline-json.ts';
import { actorOf } from './citizen.ts';
import { caseIdOf, notFound } from './reply.ts';
import { common, queryCheck } from './schemas.ts';

interface CaseParams {
  readonly caseId: string;
}

const checkQuery = queryCheck<{ readonly language?: PaperLanguage }>({ language: common('Language') });

/** GET /v1/cases/{caseId}/letters/{letterId}.pdf, receipts/{messageId}.pdf, overview.pdf and zip: a case to keep, to print and to show. */
export const casePaperRoutes = (
  app: FastifyInstance,
  deps: { readonly issuePaper: IssuePaper; readonly packCase: PackCase; readonly log: Pick<Log, 'error'> },
): void => {
  const send = async (
    request: FastifyRequest<{ Params: CaseParams }>,
    reply: FastifyReply,
    wanted: WantedPaper | undefined,
  ): Promise<FastifyReply> => {
    const caseId = caseIdOf(request.params);
    if (!caseId.ok || wanted === undefined) return sendProblem(reply, notFound().problem);
    const query = checkQuery(request.query);
    if (!query.ok) return sendProblem(reply, query.problem);
    const paper = await deps.issuePaper(actorOf(request), caseId.value, wanted, query.value.language);
    return paper.ok ? sendMade(reply, paper.value, deps) : sendProblem(reply, paper.problem);
  };

  app.get<{ Params: CaseParams & { readonly letterId: string } }>(
    '/v1/cases/:caseId/letters/:letterId.pdf',
    (request, reply) => {
      const { letterId } = request.params;
      return send(request, reply, isUuid(letterId) ? { letterId: letterId as LetterId } : undefined);
    },
  );

  app.get<{ Params: CaseParams & { readonly messageId: string } }>(
    '/v1/cases/:caseId/receipts/:messageId.pdf',
    (request, reply) => {
      const { messageId } = request.params;
      return send(request, reply, isUuid(messageId) ? { messageId } : undefined);
    },
  );

  app.get<{ Params: CaseParams }>('/v1/cases/:caseId/overview.pdf', (request, reply) =>
    send(request, reply, 'overview'),
  );

  app.get<{ Params: CaseParams }>('/v1/cases/:caseId/zip', async (request, reply) => {
    const caseId = caseIdOf(request.params);
    if (!caseId.ok) return sendProblem(reply, caseId.problem);
    const query = checkQuery(request.query);
    if (!query.ok) return sendProblem(reply, query.problem);
    const packed = await deps.packCase(actorOf(request), caseId.value, writeTimeline, query.value.language);
    return packed.ok
      ? sendMade(reply, { ...packed.value, mediaType: 'application/zip' }, deps)
      : sendProblem(reply, packed.problem);
  });
};
