import { createHash } from 'node:crypto';
import { countedLetter } from '../../domain/daily-limit.ts';
import type { CaseId } from '../../domain/ids.ts';
import { ok, type Result } from '../../domain/problems.ts';
import type { Content } from '../../ports/content.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { Idempotency } from '../../ports/idempotency.ts';
import type { LetterLikeness } from '../../ports/letter-likeness.ts';
import type { Queue } from '../../ports/queue.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { type KeepTokenContactsDeps, keepTokenContacts } from '../contacts/keep-token-contacts.ts';
import { type CountFilingDeps, countFiling } from '../filing/count-filing.ts';
import { type FindDuplicateDeps, findDuplicate, looksLikeDuplicate } from '../filing/find-duplicate.ts';
import { type LookForSignaturesDeps, lookForSignatures } from '../filing/look-for-signatures.ts';
import { earlierAnswer } from '../filing/once-per-key.ts';
import { type CheckSubmissionDeps, checkAgainstDirectory, checkWords } from './check-submission.ts';
import { type FileLetterDeps, fileLetter } from './file-letter.ts';
import type { FiledLetter, SubmitLetterCommand } from './submission.ts';

export type { FiledLetter, Submission, SubmitLetterCommand } from './submission.ts';

type SubmitLetterDeps = CheckSubmissionDeps &
  FileLetterDeps &
  KeepTokenContactsDeps &
  CountFilingDeps &
  FindDuplicateDeps &
  LookForSignaturesDeps & {
    readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
    readonly idempotency: Idempotency;
    readonly content: Pick<Content, 'putJson' | 'getJson'>;
    readonly letterLikeness: Pick<LetterLikeness, 'lock' | 'keep'>;
    readonly drafts: Pick<Drafts, 'remove'>;
    readonly queue: Pick<Queue, 'publish'>;
  };

/**
 * Files a letter: case, leg, letter, links to uploads, events, delivery and the sealed filing receipt commit together, or not at all; the
 * draft that it was written as goes with them. Idempotent by (owner, key): the same body gives the same answer, another body
 * IdempotencyKeyReused; a repeat is neither counted nor compared.
 * Problems: Validation, InvalidAddressee, AgencyNotConnected, TypeNotAccepted, UploadNotUsable, SizeLimitExceeded, FileTypeNotAllowed,
 * SignatureRequired, SignatureNotUsable, LooksLikeDuplicate, DailyLimitReached, IdempotencyKeyReused.
 */
export const makeSubmitLetter =
  (deps: SubmitLetterDeps) =>
  async (command: SubmitLetterCommand): Promise<Result<{ filed: FiledLetter; repeated: boolean }>> => {
    const checked = checkWords(command);
    if (!checked.ok) return checked;
    const { ownerSubject, actor, idempotencyKey, requestBytes, submission } = command;
    const { words, initiator } = checked.value;
    const requestSha256 = createHash('sha256').update(requestBytes).digest('hex');
    const request = { ownerSubject, idempotencyKey, requestBytes, requestSha256 };
    const claimed = await lookForSignatures(deps, actor, ownerSubject, submission.attachments);
    const outcome = await deps.transactions.inTransaction(actor, async (tx) => {
      const known = await earlierAnswer<FiledLetter>(deps, tx, request);
      if (!known.ok) return known;
      if (known.value !== undefined) return ok({ answer: known.value, repeated: true, wakeUps: [] });
      const allowed = await checkAgainstDirectory(deps, tx, { ...command, initiator }, claimed);
      if (!allowed.ok) return allowed;

      const scope = { ownerSubject, agencyCode: submission.agencyCode };
      await deps.letterLikeness.lock(tx, scope);
      const { text } = words;
      const { form } = submission;
      const compared = await findDuplicate(deps, tx, { ...scope, text, ...(form !== undefined && { form }) });
      if (compared?.earlier !== undefined && submission.confirmDuplicate !== true)
        return looksLikeDuplicate(compared.earlier);
      const { dailyLimits } = deps.filingRules;
      const counted = await countFiling(
        deps,
        tx,
        ownerSubject,
        countedLetter(dailyLimits, initiator, allowed.value.type),
      );
      if (!counted.ok) return counted;

      if (command.tokenContacts !== undefined) await keepTokenContacts(deps, tx, command.tokenContacts);
      const filed = await fileLetter(deps, tx, {
        request,
        command: { ...command, initiator },
        words,
        ...allowed.value,
      });
      const caseId = filed.answer.caseId as CaseId;
      if (compared !== undefined)
        await deps.letterLikeness.keep(tx, {
          ...scope,
          ...compared.likeness,
          caseId,
          filedAt: new Date(filed.answer.filedAt),
        });
      const { draftId, draftVersion } = submission;
      if (draftId !== undefined) await deps.drafts.remove(tx, ownerSubject, draftId, draftVersion);
      return ok({ ...filed, repeated: false });
    });
    if (!outcome.ok) return outcome;
    const { answer: filed, repeated, wakeUps } = outcome.value;
    if (wakeUps.length > 0) await deps.queue.publish(wakeUps);
    return ok({ filed, repeated });
  };

export type SubmitLetter = ReturnType<typeof makeSubmitLetter>;
