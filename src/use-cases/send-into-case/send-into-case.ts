import { createHash } from 'node:crypto';
import { answeredMessage, CASE_LETTERS } from '../../domain/case-letters.ts';
import { countedCaseLetter } from '../../domain/daily-limit.ts';
import type { Initiator } from '../../domain/envelope.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Cases, LockedCase } from '../../ports/cases.ts';
import type { Content } from '../../ports/content.ts';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { ExchangeRecords } from '../../ports/exchange-records.ts';
import type { Files } from '../../ports/files.ts';
import type { Idempotency } from '../../ports/idempotency.ts';
import type { Queue } from '../../ports/queue.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Terms } from '../../ports/terms.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import { readCaseClocks } from '../case-clocks.ts';
import { type KeepTokenContactsDeps, keepTokenContacts } from '../contacts/keep-token-contacts.ts';
import { checkAttachments, mainFileOf } from '../filing/check-attachments.ts';
import { checkSignatures } from '../filing/check-signatures.ts';
import { type CountFilingDeps, countFiling } from '../filing/count-filing.ts';
import type { FilingRequest } from '../filing/filing.ts';
import { earlierAnswer } from '../filing/once-per-key.ts';
import { type Posted, type PostLetterDeps, postLetter } from '../filing/post-letter.ts';
import { MAX_LENGTH, readText } from '../filing/readable-text.ts';
import type { SendIntoCaseCommand, SentLetter } from './case-letter.ts';
import { chooseLeg, withHistory } from './choose-leg.ts';

export type { SendIntoCaseCommand, SentLetter } from './case-letter.ts';
export { withHistory } from './choose-leg.ts';

type SendIntoCaseDeps = PostLetterDeps &
  KeepTokenContactsDeps &
  Pick<CountFilingDeps, 'dailyFilings' | 'filingRules'> & {
    readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
    readonly idempotency: Idempotency;
    readonly content: Pick<Content, 'putJson' | 'getJson'>;
    readonly cases: PostLetterDeps['cases'] &
      Pick<Cases, 'lockCase' | 'legs' | 'events' | 'initiator' | 'submissionWords'>;
    readonly deliveries: PostLetterDeps['deliveries'] & Pick<Deliveries, 'openingMessageOf'>;
    readonly records: PostLetterDeps['records'] & Pick<ExchangeRecords, 'countFilingReceipts'>;
    readonly registry: Pick<Registry, 'receiverOf' | 'letterType'>;
    readonly terms: Terms;
    readonly files: PostLetterDeps['files'] & Pick<Files, 'ownUploads'>;
    readonly queue: Pick<Queue, 'publish'>;
  };

/** Title and text as they are stored and sealed. */
interface Written {
  readonly title?: string;
  readonly text: string;
}

/**
 * Sends a letter of the citizen into a case of theirs: letter, links to uploads, event, delivery and the sealed filing receipt commit
 * together, or not at all. Idempotent by (owner, key): the same body to the same case gives the same answer.
 * Problems: Validation, NotFound (also for a case of somebody else), LetterNotPossibleNow, AgencyNotConnected, InvalidAddressee (the
 * agency is closed), OutsideMandate, UploadNotUsable, SizeLimitExceeded, FileTypeNotAllowed, DailyLimitReached, IdempotencyKeyReused.
 */
export const makeSendIntoCase =
  (deps: SendIntoCaseDeps) =>
  async (command: SendIntoCaseCommand): Promise<Result<{ sent: SentLetter; repeated: boolean }>> => {
    const written = checkWritten(command.letter);
    if (!written.ok) return written;
    const { ownerSubject, actor, idempotencyKey, requestBytes } = command;
    const requestSha256 = createHash('sha256').update(requestBytes).digest('hex');
    const request = { ownerSubject, idempotencyKey, requestBytes, requestSha256 };

    const outcome = await deps.transactions.inTransaction(actor, async (tx) => {
      const known = await earlierAnswer<SentLetter>(deps, tx, request, command.caseId);
      if (!known.ok) return known;
      if (known.value !== undefined) return ok({ answer: known.value, repeated: true, wakeUps: [] });
      const theCase = await deps.cases.lockCase(tx, command.caseId);
      if (theCase?.ownerSubject !== ownerSubject) return fail('NotFound', 'There is nothing with this id.');
      if (command.tokenContacts !== undefined) await keepTokenContacts(deps, tx, command.tokenContacts);
      const posted = await post(deps, tx, theCase, command, written.value, request);
      return posted.ok ? ok({ ...posted.value, repeated: false }) : posted;
    });
    if (!outcome.ok) return outcome;
    const { answer: sent, repeated, wakeUps } = outcome.value;
    if (wakeUps.length > 0) await deps.queue.publish(wakeUps);
    return ok({ sent, repeated });
  };

export type SendIntoCase = ReturnType<typeof makeSendIntoCase>;

const checkWritten = (letter: SendIntoCaseCommand['letter']): Result<Written> => {
  const title = letter.title === undefined ? undefined : readText('/title', letter.title, MAX_LENGTH.title);
  const text = readText('/text', letter.text, MAX_LENGTH.text);
  const errors = [...(title?.broken ?? []), ...text.broken];
  if (errors.length > 0) return fail('Validation', 'A text cannot be carried as it is.', { errors });
  return ok({ ...(title !== undefined && { title: title.text }), text: text.text });
};

const post = async (
  deps: SendIntoCaseDeps,
  tx: Transaction,
  theCase: LockedCase,
  { caseId, letter, initiator: writer, actor, withinAgencies }: SendIntoCaseCommand,
  written: Written,
  request: FilingRequest,
): Promise<Result<Posted<SentLetter>>> => {
  const { kind, attachments } = letter;
  const filedAt = await deps.transactions.now(tx);
  const [ofCase, events] = [await deps.cases.legs(tx, caseId), await deps.cases.events(tx, caseId)];
  const legs = withHistory(ofCase, events, await readCaseClocks(deps, tx, theCase));
  const chosen = chooseLeg(legs, letter, filedAt);
  if (!chosen.ok) return chosen;
  const { legId, agencyCode, events: ofLeg } = chosen.value;
  if (withinAgencies?.includes(agencyCode) === false)
    return fail('OutsideMandate', 'The mandate is not for the agency that this letter would go to.');

  const receiver = await deps.registry.receiverOf(tx, agencyCode);
  if (!receiver.ok) return receiver;
  const type = await deps.registry.letterType(tx, theCase.letterType);
  if (type === undefined) throw new Error(`case ${caseId} has no letter type`);
  // A type that the agency has stopped accepting does not end the cases that it has: only the limits are asked for here.
  const { capabilities } = receiver.value;
  const { ownerSubject } = request;
  const { maxFiles, maxTotalBytes } = type;
  const limits = { type: { maxFiles, maxTotalBytes }, capabilities };
  const uploads = await checkAttachments(deps, tx, { ownerSubject, attachments, ...limits });
  if (!uploads.ok) return uploads;
  const bare = checkSignatures(
    {
      type: { ...type, signatureRequired: false },
      attachments,
      uploads: uploads.value,
      claimed: [],
      initiator: writer,
    },
    filedAt,
  );
  if (!bare.ok) return bare;
  const counted = await countFiling(deps, tx, ownerSubject, countedCaseLetter(deps.filingRules.dailyLimits, writer));
  if (!counted.ok) return counted;

  const opening = await deps.cases.submissionWords(tx, caseId);
  const initiator = writingNow(writer, await deps.cases.initiator(tx, caseId));
  const refToMessageId = answeredMessage(kind, ofLeg) ?? (await deps.deliveries.openingMessageOf(tx, legId));
  const { messageKind, event } = CASE_LETTERS[kind];
  const toPost = {
    ...{ request, theCase, legId, messageKind, event, initiator, actor, filedAt },
    words: {
      title: written.title ?? opening.title ?? theCase.trackingNumber,
      text: written.text,
      language: theCase.language,
      preferredReplyForm: opening.preferredReplyForm ?? 'electronic',
      initiator,
    },
    receiver: receiver.value,
    uploads: uploads.value,
    mainId: mainFileOf(attachments),
    ...(refToMessageId !== undefined && { refToMessageId }),
    earlierReceipts: await deps.records.countFilingReceipts(tx, caseId, legId),
  };
  return ok(await postLetter(deps, tx, toPost, (posted): SentLetter => ({ ...posted, legId, kind })));
};

// Who writes and how they signed in is said anew for each letter; where paper goes was said with the first.
const writingNow = (writer: Initiator, atFiling: Initiator): Initiator => ({
  ...writer,
  ...(atFiling.postalAddress !== undefined && { postalAddress: atFiling.postalAddress }),
});
