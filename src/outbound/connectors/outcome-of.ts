/**
 * The one table of what an answer, or the want of one, means for a letter. Top to bottom, the first row that fits:
 *
 * | what happened                                                    | outcome     | code                            |
 * |------------------------------------------------------------------|-------------|---------------------------------|
 * | 2xx, answer understood                                           | acknowledged| (by the dialect)                |
 * | 2xx, answer not understood or cut off                            | unknown     | Validation                      |
 * | no byte of the request written: refused, DNS, TLS, address rule  | unavailable | TemporarilyUnavailable          |
 * | the server's key is not pinned                                   | unavailable | CertificateUnknown              |
 * | the server's certificate is revoked or out of date               | unavailable | CertificateRevoked              |
 * | our own bytes could not be read: the message cannot be complete  | unavailable | InternalError                   |
 * | broken in a step that cannot have completed the message          | unavailable | TemporarilyUnavailable          |
 * | broken in the step that may have completed it (or aborted)       | unknown     | TemporarilyUnavailable          |
 * | 5xx, 429, 408                                                    | unavailable | the told one if retryable, else |
 * |                                                                  |             | Busy (429), TemporarilyUnavail. |
 * | 4xx with a code of the catalogue that may be retried             | unavailable | the told one                    |
 * | 4xx with another code of the catalogue                           | refused     | the told one                    |
 * | 3xx (not followed), 4xx without such a code                      | refused     | Validation                      |
 *
 * edoc-soap: a fault counts by its Problem's code, whatever the HTTP status; a foreign fault is unavailable where it is
 * a Server fault and refused where it is a Client fault. edoc-rest: OffsetMismatch, FileMissing and FileDigestMismatch
 * are gone on from within the call; UnknownMessage in the middle of an upload is unavailable, the next call starts anew.
 */
import { isRetryable, type Problem, type ProblemCode, problem } from '../../domain/problems.ts';
import type { DeliveryOutcome } from '../../ports/connector.ts';
import { foreignProblem } from './foreign-words.ts';
import type { Broken } from './https-calls.ts';

/** Whether the step could have made the message complete at the other side. */
export type Step = 'may_complete' | 'cannot_complete';

type NotDelivered = Exclude<DeliveryOutcome, { kind: 'acknowledged' }>;

const WORDS: { readonly [W in Broken['why']]: string } = {
  timeout: 'The system did not answer in time.',
  aborted: 'The call was given up on our side.',
  no_connection: 'No trusted connection to the system could be made.',
  connection_lost: 'The connection to the system broke.',
  our_bytes: 'What was to be sent could not be read on our side.',
  answer_too_large: 'The answer of the system is larger than allowed.',
  address_not_allowed: 'The address of the system is not allowed.',
  server_key_unknown: 'The key of the server that answered is none of those that are registered for the system.',
  server_revoked: 'The certificate of the server that answered is revoked or out of date.',
  list_out_of_date: 'The certificate of the server cannot be checked: the revocation list is out of date.',
};

const CODES: { readonly [W in Broken['why']]?: ProblemCode } = {
  our_bytes: 'InternalError',
  server_key_unknown: 'CertificateUnknown',
  server_revoked: 'CertificateRevoked',
};

const withRetryAfter = (retryAfterMs: number | undefined) => (retryAfterMs === undefined ? {} : { retryAfterMs });

/** What stood in the way, in our words. */
export const problemOfBreak = ({ why }: Pick<Broken, 'why'>): Problem =>
  problem(CODES[why] ?? 'TemporarilyUnavailable', WORDS[why]);

/** What a broken call means. */
export const outcomeOfBreak = (broken: Broken, step: Step): NotDelivered => {
  const { httpStatus, bytesWritten, why } = broken;
  if (httpStatus !== undefined && (httpStatus < 200 || httpStatus > 299)) return outcomeOfStatus({ httpStatus });
  const mayHaveArrived = bytesWritten && why !== 'our_bytes' && step === 'may_complete';
  return { kind: mayHaveArrived ? 'unknown' : 'unavailable', problem: problemOfBreak(broken) };
};

/** What a problem that the system told means. @param told as it came; its words are made fit here. */
export const outcomeOfProblem = (told: Problem, httpStatus: number): NotDelivered => ({
  kind: isRetryable(told.code) ? 'unavailable' : 'refused',
  problem: foreignProblem(told),
  httpStatus,
});

/** What an answer that is no acknowledgement means, by its HTTP status and the problem in it, if there is one. */
export const outcomeOfStatus = (answer: {
  readonly httpStatus: number;
  readonly told?: Problem | undefined;
  readonly retryAfterMs?: number | undefined;
}): NotDelivered => {
  const { httpStatus, told } = answer;
  const retry = withRetryAfter(answer.retryAfterMs ?? told?.retryAfterMs);
  const inOurWords = (code: ProblemCode): Problem => problem(code, `The system answered HTTP ${httpStatus}.`, retry);
  if (httpStatus >= 200 && httpStatus < 300) return { kind: 'unknown', problem: notUnderstood() };
  if (httpStatus >= 500 || httpStatus === 429 || httpStatus === 408) {
    if (told !== undefined && isRetryable(told.code)) return outcomeOfProblem({ ...told, ...retry }, httpStatus);
    return {
      kind: 'unavailable',
      problem: inOurWords(httpStatus === 429 ? 'Busy' : 'TemporarilyUnavailable'),
      httpStatus,
    };
  }
  if (told !== undefined && httpStatus >= 400) return outcomeOfProblem({ ...told, ...retry }, httpStatus);
  return { kind: 'refused', problem: inOurWords('Validation'), httpStatus };
};

/** A success that does not say what the contract wants it to say. */
export const notUnderstood = (): Problem => problem('Validation', 'The answer of the system was not understood.');

/** An address that the rule of addresses does not let through: an admin can mend it, so the letter waits. */
export const addressRefused = (): Problem => problemOfBreak({ why: 'address_not_allowed' });
