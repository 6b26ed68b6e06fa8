import { createHash } from 'node:crypto';
import { ok, type Result } from '../../domain/problems.ts';
import type { Content } from '../../ports/content.ts';
import type { Idempotency } from '../../ports/idempotency.ts';
import type { Queue } from '../../ports/queue.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { earlierAnswer } from '../filing/once-per-key.ts';
import { type CheckSubmissionDeps, checkAgainstDirectory, checkWords } from './check-submission.ts';
import { type FileLetterDeps, fileLetter } from './file-letter.ts';
import type { FiledLetter, SubmitLetterCommand } from './submission.ts';

export type { FiledLetter, Submission, SubmitLetterCommand } from './submission.ts';

type SubmitLetterDeps = CheckSubmissionDeps &
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

    const actor = command.actor ?? ({ kind: 'citizen', subject: ownerSubject } as const);
    const outcome = await deps.transactions.inTransaction(actor, async (tx) => {
      const known = await earlierAnswer<FiledLetter>(deps, tx, request);
      if (!known.ok) return known;
      if (known.value !== undefined) return ok({ answer: known.value, repeated: true, wakeUps: [] });
      const allowed = await checkAgainstDirectory(deps, tx, command);
      if (!allowed.ok) return allowed;
      const { words, initiator } = checked.value;
      const filing = { request, command: { ...command, initiator }, words, ...allowed.value };
      return ok({ ...(await fileLetter(deps, tx, filing)), repeated: false });
    });
    if (!outcome.ok) return outcome;
    const { answer: filed, repeated, wakeUps } = outcome.value;
    if (wakeUps.length > 0) await deps.queue.publish(wakeUps);
    return ok({ filed, repeated });
  };

export type SubmitLetter = ReturnType<typeof makeSubmitLetter>;
