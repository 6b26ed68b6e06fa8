import type { FastifyInstance } from 'fastify';
import type { Initiator } from '../../domain/envelope.ts';
import { covers } from '../../domain/mandate.ts';
import type { LetterAccepted, LetterSubmission } from '../../generated/schemas.ts';
import type { FiledLetter, Submission, SubmitLetter } from '../../use-cases/submit-letter/submit-letter.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { citizenOf } from './citizen.ts';
import { filingOf } from './filing.ts';
import { checkSubmission, toAttachments } from './letter-shape.ts';

const toSubmission = ({
  postalAddress: _address,
  attachments,
  preferredReplyForm,
  form,
  ...letter
}: LetterSubmission): Submission => ({
  ...letter,
  attachments: toAttachments(attachments),
  preferredReplyForm: preferredReplyForm ?? 'electronic',
  ...(form !== undefined && { form }),
});

// Only where a paper answer goes is the citizen's to say.
const toInitiator = (initiator: Initiator, { preferredReplyForm, postalAddress }: LetterSubmission): Initiator => ({
  ...initiator,
  ...(preferredReplyForm === 'paper' && postalAddress !== undefined && { postalAddress }),
});

const toAccepted = (filed: FiledLetter): LetterAccepted => ({
  ...filed,
  filingReceipt: { ...filed.filingReceipt, href: `/v1/cases/${filed.caseId}/filing-receipt` },
});

/** POST /v1/letters: files a letter, once per Idempotency-Key. */
export const letterRoutes = (app: FastifyInstance, { submitLetter }: { readonly submitLetter: SubmitLetter }): void => {
  app.post('/v1/letters', async (request, reply) => {
    const filing = filingOf(request);
    if (!filing.ok) return sendProblem(reply, filing.problem);
    const submission = checkSubmission(request.body);
    if (!submission.ok) return sendProblem(reply, submission.problem);
    const within = covers(citizenOf(request).acting?.mandate ?? {}, submission.value);
    if (!within.ok) return sendProblem(reply, within.problem);

    const filed = await submitLetter({
      ...filing.value,
      submission: toSubmission(submission.value),
      initiator: toInitiator(filing.value.initiator, submission.value),
      filingChannel: 'portal',
      traceId: request.id,
    });
    if (!filed.ok) return sendProblem(reply, filed.problem);
    return reply
      .code(201)
      .header('location', `/v1/cases/${filed.value.filed.caseId}`)
      .send(toAccepted(filed.value.filed));
  });
};
