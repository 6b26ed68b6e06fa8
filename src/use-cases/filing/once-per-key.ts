import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Content } from '../../ports/content.ts';
import type { Idempotency } from '../../ports/idempotency.ts';
import type { Transaction } from '../../ports/transaction.ts';
import type { FilingRequest } from './filing.ts';

/**
 * The answer that was given to this very request before. Waits for any other request with the same key.
 * @returns undefined for a key that is new. Problem IdempotencyKeyReused: the key was used for another body, or for another case
 * where one is named.
 */
export const earlierAnswer = async <Answer extends { readonly caseId: string }>(
  deps: { readonly idempotency: Pick<Idempotency, 'lock'>; readonly content: Pick<Content, 'getJson'> },
  tx: Transaction,
  { ownerSubject, idempotencyKey, requestSha256 }: FilingRequest,
  caseId?: string,
): Promise<Result<Answer | undefined>> => {
  const known = await deps.idempotency.lock(tx, ownerSubject, idempotencyKey);
  if (known === undefined) return ok(undefined);
  const reused = fail('IdempotencyKeyReused', 'This key was used for another letter.');
  if (known.requestSha256 !== requestSha256) return reused;
  const answer = await deps.content.getJson<Answer>(tx, known.answerContentId);
  return caseId === undefined || answer.caseId === caseId ? ok(answer) : reused;
};
