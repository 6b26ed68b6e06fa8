import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Idempotency } from '../../ports/idempotency.ts';
import type { Queue } from '../../ports/queue.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { type CheckSubmissionDeps, checkAgainstDirectory, checkWords } from './check-submission.ts';
import { type FileLetterDeps, fileLetter } from './file-letter.ts';
import type { FiledLetter, SubmitLetterCommand } from './submission.ts';

export type { FiledLetter, Submission, SubmitLetterCommand } from './submission.ts';

type SubmitLetterDeps = CheckSubmissionDeps &
  FileLetterDeps & {
    readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
    readonly idempotency: Idempotency;
    readonly queue: Pick<Queue, 'publish'>;
  };

/**
 * Files a letter: case, leg, letter, links to uploads, events, delivery and the sealed filing receipt commit together, or not at all.
 * Idempotent by (owner, key): the same body gives the same answer, another body IdempotencyKeyReused.
 * Problems: Validation, InvalidAddressee, AgencyNotConnected, TypeNotAccepted, UploadNotUsable, SizeLimitExceeded, IdempotencyKeyReused.
 */
export const makeSubmitLetter =
  (deps: SubmitLetterDeps) =>
  async (command: SubmitLetterCommand): Promise<Result<{ filed: FiledLetter; repeated: boolean }>> => {
    const checked = checkWords(command);
    if (!checked.ok) return checked;
    const requestSha256 = createHash('sha256').update(command.requestBytes).digest('hex');

    const outcome = await deps.transactions.inTransaction(
      { kind: 'citizen', subject: command.ownerSubject },
      async (tx) => {
        const known = await deps.idempotency.lock(tx, command.ownerSubject, command.idempotencyKey);
        if (known !== undefined) {
          if (known.requestSha256 !== requestSha256)
            return fail('IdempotencyKeyReused', 'This key was used for another letter.');
          return ok({
            filed: await deps.content.getJson<FiledLetter>(tx, known.answerContentId),
            repeated: true,
            deliveryId: undefined,
          });
        }
        const allowed = await checkAgainstDirectory(deps, tx, command);
        if (!allowed.ok) return allowed;
        const filing = {
          command: { ...command, initiator: checked.value.initiator },
          words: checked.value.words,
          ...allowed.value,
          requestSha256,
        };
        return ok({ ...(await fileLetter(deps, tx, filing)), repeated: false });
      },
    );
    if (!outcome.ok) return outcome;
    const { filed, repeated, deliveryId } = outcome.value;
    if (deliveryId !== undefined) await deps.queue.publish([{ topic: 'delivery', id: deliveryId }]);
    return ok({ filed, repeated });
  };

export type SubmitLetter = ReturnType<typeof makeSubmitLetter>;
