import type { FastifyInstance } from 'fastify';
import type { CaseId } from '../../domain/ids.ts';
import type { ComplaintDraft } from '../../generated/schemas.ts';
import type { DraftComplaint, DraftedComplaint } from '../../use-cases/draft-complaint.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { actorOf } from './citizen.ts';
import { caseIdOf, sendResult } from './reply.ts';
import { common, queryCheck } from './schemas.ts';

const checkQuery = queryCheck<{ readonly legId?: string }>({ legId: common('Uuid') });

const toDraft = (
  { legId, contested, addressee, until, appeal, language, words, replyFiles }: DraftedComplaint,
  caseId: CaseId,
): ComplaintDraft => {
  const { title, text, act, demand } = words;
  const { ground, decidedOn, noticeOn } = contested;
  return {
    legId,
    ground,
    until: { ...until },
    ...(appeal !== undefined && { appeal }),
    submission: {
      letterType: 'admin_complaint',
      language,
      title,
      text,
      form: { act, decidedOn, noticeOn, demand },
    },
    evidence: [
      { what: 'filing_receipt', href: `/v1/cases/${caseId}/filing-receipt` },
      ...replyFiles.map(({ fileId, fileName }) => ({
        what: 'reply_file' as const,
        href: `/v1/cases/${caseId}/files/${fileId}`,
        fileName,
      })),
    ],
    ...(addressee !== undefined && {
      addressee: {
        agencyCode: addressee.code,
        nameKa: addressee.nameKa,
        nameEn: addressee.nameEn,
        acceptsLetters: addressee.acceptsLetters,
        superior: addressee.superior,
      },
    }),
  };
};

/** GET /v1/cases/{caseId}/complaint-draft: a complaint to the body above, filled in from the case. Changes nothing. */
export const complaintDraftRoutes = (
  app: FastifyInstance,
  { draftComplaint }: { readonly draftComplaint: DraftComplaint },
): void => {
  app.get<{ Params: { readonly caseId: string } }>('/v1/cases/:caseId/complaint-draft', async (request, reply) => {
    const caseId = caseIdOf(request.params);
    if (!caseId.ok) return sendResult(reply, caseId);
    const query = checkQuery(request.query);
    if (!query.ok) return sendResult(reply, query);
    const drafted = await draftComplaint(actorOf(request), caseId.value, query.value.legId);
    return drafted.ok ? reply.send(toDraft(drafted.value, caseId.value)) : sendProblem(reply, drafted.problem);
  });
};
