import { createHash } from 'node:crypto';
import { ok, type Result } from '../../domain/problems.ts';
import type { Content } from '../../ports/content.ts';
import type { Idempotency } from '../../ports/idempotency.ts';
import type { Queue } from '../../ports/queue.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { type KeepTokenContactsDeps, keepTokenContacts } from '../contacts/keep-token-contacts.ts';
import { earlierAnswer } from '../filing/once-per-key.ts';
import { type CheckSubmissionDeps, checkAgainstDirectory, checkWords } from './check-submission.ts';
import { type FileLetterDeps, fileLetter } from './file-letter.ts';
import type { FiledLetter, SubmitLetterCommand } from './submission.ts';

export type { FiledLetter, Submission, SubmitLetterCommand } from './submission.ts';

type SubmitLetterDeps = CheckSubmissionDeps &
  KeepTokenContactsDeps &
  FileLetterDeps & {
    readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
    readonly idempotency: Idempotency;
    readonly content: Pick<Content, 'putJson' | 'getJson'>;
    readonly queue: Pick<Queue, 'publish'>;
  };

/**
 * Files a letter: case, leg, letter, links to uploads, events, delivery and the sealed filing receipt commit together, or not at all.
 * Idempotent by (owner, key): the same body gives the same answer, another body IdempotencyKeyReused.
 * Problems: Validation, InvalidAddressee, AgencyNotConnected, TypeNotAccepted, UploadNotUsable, SizeLimitExceeded,
 * FileTypeNotAllowed, IdempotencyKeyReused.
 */
export const makeSubmitLetter =
  (deps: SubmitLetterDeps) =>
  async (command: SubmitLetterCommand): Promise<Result<{ filed: FiledLetter; repeated: boolean }>> => {
    const checked = checkWords(command);
    if (!checked.ok) return checked;
    const { ownerSubject, idempotencyKey, requestBytes } = command;
    const requestSha256 = createHash('sha256').update(requestBytes).digest('hex');
    const request = { ownerSubject, idempotencyKey, requestBytes, requestSha256 };

    const outcome = await deps.transactions.inTransaction({ kind: 'citizen', subject: ownerSubject }, async (tx) => {
      const known = await earlierAnswer<FiledLetter>(deps, tx, request);
      if (!known.ok) return known;
      if (known.value !== undefined) return ok({ answer: known.value, repeated: true, deliveryId: undefined });
      const allowed = await checkAgainstDirectory(deps, tx, command);
      if (!allowed.ok) return allowed;
      if (command.tokenContacts !== undefined) await keepTokenContacts(deps, tx, command.tokenContacts);
      const { words, initiator } = checked.value;
      const filing = { request, command: { ...command, initiator }, words, ...allowed.value };
      return ok({ ...(await fileLetter(deps, tx, filing)), repeated: false });
    });
    if (!outcome.ok) return outcome;
    const { answer: filed, repeated, deliveryId } = outcome.value;
    if (deliveryId !== undefined) await deps.queue.publish([{ topic: 'delivery', id: deliveryId }]);
    return ok({ filed, repeated });
  };

export type SubmitLetter = ReturnType<typeof makeSubmitLetter>;
