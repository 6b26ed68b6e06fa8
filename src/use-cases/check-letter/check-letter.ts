import { countedLetter, nextDayInTbilisi } from '../../domain/daily-limit.ts';
import { type Day, dayInTbilisi } from '../../domain/days.ts';
import type { Initiator } from '../../domain/envelope.ts';
import type { Problem, Result } from '../../domain/problems.ts';
import { CARRIED_BY, type ClaimedSignature, type SignatureClaim } from '../../domain/signed-file.ts';
import type { StatedTerm } from '../../domain/term.ts';
import type { DailyFilings } from '../../ports/daily-filings.ts';
import type { DraftLetter } from '../../ports/drafts.ts';
import type { EarlierLetter } from '../../ports/letter-likeness.ts';
import type { LetterType, Receiver } from '../../ports/registry.ts';
import type { CitizenActor, Transaction, Transactions } from '../../ports/transaction.ts';
import { type Attachment, checkAttachments } from '../filing/check-attachments.ts';
import { checkSignatures } from '../filing/check-signatures.ts';
import { type FilingRules, limitReached } from '../filing/count-filing.ts';
import { type FindDuplicateDeps, findDuplicate } from '../filing/find-duplicate.ts';
import { type LookForSignaturesDeps, lookForSignatures } from '../filing/look-for-signatures.ts';
import {
  type CheckSubmissionDeps,
  checkForm,
  notCarried,
  offeredType,
  receiverFor,
  wordsPlaces,
} from '../submit-letter/check-submission.ts';

type CheckLetterDeps = CheckSubmissionDeps &
  FindDuplicateDeps &
  LookForSignaturesDeps & {
    readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
    readonly dailyFilings: Pick<DailyFilings, 'filed'>;
    readonly filingRules: FilingRules;
  };

/** A letter as far as it is written, and who would file it. */
export interface LetterToCheck {
  readonly actor: CitizenActor;
  readonly initiator: Pick<Initiator, 'person' | 'represented'>;
  readonly letter: DraftLetter;
  /** The schema of a letter to be filed holds for all of it. */
  readonly whole: boolean;
}

/** What filing the letter would lead to. */
export interface LetterOutlook {
  readonly problems: readonly Problem[];
  readonly duplicate?: EarlierLetter & { readonly same: boolean };
  readonly dailyLimit: { readonly limit: number; readonly remaining: number; readonly resetsAt: Date };
  readonly today: Day;
  /** Of the letter's type; absent where none is chosen, or the type owes no answer by a day. */
  readonly term?: StatedTerm;
  readonly letterType?: string;
}

type DraftSignature = NonNullable<DraftLetter['attachments']>[number]['signature'];

const isClaim = (signature: DraftSignature): signature is SignatureClaim =>
  signature?.type !== undefined && signature.signer !== undefined && Object.hasOwn(CARRIED_BY, signature.type);

/**
 * Says what filing a letter would complain about, however little of it is written: what can be checked is checked, and all problems are
 * told, not the first. Files, counts and keeps nothing.
 */
export const makeCheckLetter =
  (deps: CheckLetterDeps) =>
  async ({ actor, initiator, letter, whole }: LetterToCheck): Promise<LetterOutlook> => {
    const ownerSubject = actor.subject;
    const attachments = (letter.attachments ?? []).map(({ uploadId, main, signature }) => ({
      uploadId,
      ...(main !== undefined && { main }),
      ...(isClaim(signature) && { signature }),
    }));
    // A claim that is not whole is told with the shape of the letter.
    const claimed = whole ? await lookForSignatures(deps, actor, ownerSubject, attachments) : [];
    return deps.transactions.inTransaction(actor, async (tx) => {
      const problems: Problem[] = [];
      const noted = <T>(result: Result<T>): T | undefined => {
        if (result.ok) return result.value;
        problems.push(result.problem);
        return undefined;
      };
      const now = await deps.transactions.now(tx);
      const { letterType, agencyCode, text, form } = letter;
      const notCarriable = wordsPlaces(letter);
      if (notCarriable.length > 0) problems.push(notCarried(notCarriable).problem);
      const type = letterType === undefined ? undefined : noted(await offeredType(deps, tx, letterType));
      if (type !== undefined) noted(checkForm(deps, type, form));
      const receiver =
        agencyCode === undefined || type === undefined
          ? undefined
          : noted(await receiverFor(deps, tx, agencyCode, type));
      if (type !== undefined && receiver !== undefined)
        await noteFiles(deps, tx, { ownerSubject, initiator, type, receiver, attachments, claimed, whole }, now, noted);

      const compared =
        agencyCode === undefined || text === undefined || text.trim() === ''
          ? undefined
          : await findDuplicate(deps, tx, { ownerSubject, agencyCode, text, ...(form !== undefined && { form }) });
      const { counted, limit } = countedLetter(deps.filingRules.dailyLimits, initiator, type ?? { code: '' });
      const filed = await deps.dailyFilings.filed(tx, ownerSubject, dayInTbilisi(now), counted);
      if (filed >= limit) problems.push(limitReached(now, limit).problem);
      return {
        problems,
        ...(compared?.earlier !== undefined && { duplicate: compared.earlier }),
        dailyLimit: { limit, remaining: Math.max(0, limit - filed), resetsAt: nextDayInTbilisi(now).beginsAt },
        today: dayInTbilisi(now),
        ...(type !== undefined && { letterType: type.code }),
        ...(type?.term !== undefined && { term: type.term }),
      };
    });
  };

const noteFiles = async (
  deps: CheckLetterDeps,
  tx: Transaction,
  letter: Pick<LetterToCheck, 'initiator' | 'whole'> & {
    readonly ownerSubject: string;
    readonly type: LetterType;
    readonly receiver: Receiver;
    readonly attachments: readonly Attachment[];
    readonly claimed: readonly ClaimedSignature[];
  },
  now: Date,
  noted: <T>(result: Result<T>) => T | undefined,
): Promise<void> => {
  const { ownerSubject, attachments, type, receiver } = letter;
  const { capabilities } = receiver;
  const uploads = noted(await checkAttachments(deps, tx, { ownerSubject, attachments, type, capabilities }));
  if (uploads !== undefined && letter.whole) noted(checkSignatures({ ...letter, uploads }, now));
};

export type CheckLetter = ReturnType<typeof makeCheckLetter>;
