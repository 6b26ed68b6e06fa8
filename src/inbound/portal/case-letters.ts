import type { FastifyInstance } from 'fastify';
import type { CaseLetter, CaseLetterAccepted } from '../../generated/schemas.ts';
import type { SendIntoCase, SendIntoCaseCommand, SentLetter } from '../../use-cases/send-into-case/send-into-case.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { citizenOf } from './citizen.ts';
import { filingOf } from './filing.ts';
import { caseIdOf } from './reply.ts';
import { bodyCheck } from './schemas.ts';

const checkLetter = bodyCheck<CaseLetter>('urn:shikriki:schema:case-letter:1');

const toLetter = ({ attachments, legId, title, ...letter }: CaseLetter): SendIntoCaseCommand['letter'] => ({
  ...letter,
  ...(legId !== undefined && { legId }),
  ...(title !== undefined && { title }),
  attachments: (attachments ?? []).map(({ uploadId, main }) => ({ uploadId, ...(main !== undefined && { main }) })),
});

const toAccepted = ({ filingReceipt, ...sent }: SentLetter): CaseLetterAccepted => ({
  ...sent,
  filingReceipt: { ...filingReceipt, href: `/v1/cases/${sent.caseId}/envelopes/${filingReceipt.messageId}` },
});

/** POST /v1/cases/{caseId}/letters: sends a letter into a case, once per Idempotency-Key. */
export const caseLetterRoutes = (
  app: FastifyInstance,
  { sendIntoCase }: { readonly sendIntoCase: SendIntoCase },
): void => {
  app.post<{ Params: { readonly caseId: string } }>('/v1/cases/:caseId/letters', async (request, reply) => {
    const caseId = caseIdOf(request.params);
    if (!caseId.ok) return sendProblem(reply, caseId.problem);
    const filing = filingOf(request);
    if (!filing.ok) return sendProblem(reply, filing.problem);
    const letter = checkLetter(request.body);
    if (!letter.ok) return sendProblem(reply, letter.problem);

    const withinAgencies = citizenOf(request).acting?.mandate?.agencyCodes;
    const sent = await sendIntoCase({
      ...filing.value,
      ...(withinAgencies !== undefined && { withinAgencies }),
      caseId: caseId.value,
      letter: toLetter(letter.value),
    });
    if (!sent.ok) return sendProblem(reply, sent.problem);
    return reply.code(201).header('location', `/v1/cases/${caseId.value}`).send(toAccepted(sent.value.sent));
  });
};
