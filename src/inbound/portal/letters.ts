import type { FastifyInstance } from 'fastify';
import type { AssuranceLevel, Initiator } from '../../domain/envelope.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { LetterAccepted, LetterSubmission } from '../../generated/schemas.ts';
import type { FiledLetter, Submission, SubmitLetter } from '../../use-cases/submit-letter/submit-letter.ts';
import type { CitizenIdentity } from '../http/access-token.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { citizenOf } from './citizen.ts';
import { bodyCheck } from './schemas.ts';

const checkSubmission = bodyCheck<LetterSubmission>('urn:shikriki:schema:letter-submission:1');

const IDEMPOTENCY_KEY = /^[A-Za-z0-9_-]{8,100}$/;

// A letter has legal effect: who only has a password is not known well enough (eIDAS, level low).
const LEVELS_THAT_FILE: readonly AssuranceLevel[] = ['substantial', 'high'];

const keyOf = (header: string | string[] | undefined): Result<string> => {
  if (header === undefined) return fail('IdempotencyKeyMissing', 'The header Idempotency-Key is missing.');
  return typeof header === 'string' && IDEMPOTENCY_KEY.test(header)
    ? ok(header)
    : fail('Validation', 'Idempotency-Key must have 8 to 100 characters of A-Z, a-z, 0-9, _ and -.');
};

const toSubmission = ({
  postalAddress: _address,
  attachments,
  preferredReplyForm,
  form,
  ...letter
}: LetterSubmission): Submission => ({
  ...letter,
  attachments: (attachments ?? []).map(({ uploadId, main }) => ({ uploadId, ...(main !== undefined && { main }) })),
  preferredReplyForm: preferredReplyForm ?? 'electronic',
  ...(form !== undefined && { form: form as { readonly [field: string]: unknown } }),
});

// Who writes is taken from the token, never from the body; only where a paper answer goes is the citizen's to say.
const toInitiator = (
  { person, contacts, authentication }: CitizenIdentity,
  { preferredReplyForm, postalAddress }: LetterSubmission,
): Initiator => ({
  person,
  contacts,
  authentication,
  filingChannel: 'portal',
  signatures: [],
  ...(preferredReplyForm === 'paper' && postalAddress !== undefined && { postalAddress }),
});

const toAccepted = (filed: FiledLetter): LetterAccepted => ({
  ...filed,
  filingReceipt: { ...filed.filingReceipt, href: `/v1/cases/${filed.caseId}/filing-receipt` },
});

/** POST /v1/letters: files a letter, once per Idempotency-Key. */
export const letterRoutes = (app: FastifyInstance, { submitLetter }: { readonly submitLetter: SubmitLetter }): void => {
  app.post('/v1/letters', async (request, reply) => {
    const citizen = citizenOf(request);
    if (!LEVELS_THAT_FILE.includes(citizen.authentication.level))
      return sendProblem(reply, fail('Forbidden', 'Filing needs the level substantial.').problem);
    const key = keyOf(request.headers['idempotency-key']);
    if (!key.ok) return sendProblem(reply, key.problem);
    const submission = checkSubmission(request.body);
    if (!submission.ok) return sendProblem(reply, submission.problem);
    if (request.bodyBytes === undefined) throw new Error('a JSON body without its bytes');

    const filed = await submitLetter({
      submission: toSubmission(submission.value),
      requestBytes: request.bodyBytes,
      idempotencyKey: key.value,
      ownerSubject: citizen.subject,
      initiator: toInitiator(citizen, submission.value),
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
