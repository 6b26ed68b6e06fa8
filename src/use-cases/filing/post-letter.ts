import type { CaseEventKind } from '../../domain/case.ts';
import type { Initiator, MessageKind } from '../../domain/envelope.ts';
import type { DeliveryId, LegId, LetterId, MessageId } from '../../domain/ids.ts';
import type { CaseSearch } from '../../ports/case-search.ts';
import type { Cases, LetterWords, LockedCase } from '../../ports/cases.ts';
import type { Content } from '../../ports/content.ts';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { Files, StoredFile } from '../../ports/files.ts';
import type { Idempotency } from '../../ports/idempotency.ts';
import type { WakeUp } from '../../ports/queue.ts';
import type { Receiver } from '../../ports/registry.ts';
import type { CitizenActor, Transaction } from '../../ports/transaction.ts';
import { letterTexts } from '../letter-texts.ts';
import { type NoteActDeps, noteMandateAct } from '../mandates/note-mandate-act.ts';
import type { RecordCaseEvents } from '../record-case-events.ts';
import type { FilingReceipt, FilingRequest } from './filing.ts';
import { type SealFilingReceiptDeps, sealFilingReceipt } from './seal-filing-receipt.ts';

/** How long an envelope may travel (exchange.md): longer than any outage an agency has had, shorter than a legal year. */
export const ENVELOPE_LIFE_MS = 60 * 24 * 3_600_000;

export interface PostLetterDeps extends SealFilingReceiptDeps, Omit<NoteActDeps, 'ids'> {
  readonly files: Pick<Files, 'attach'>;
  readonly cases: Pick<Cases, 'insertLetter' | 'nextSequence'>;
  readonly caseSearch: Pick<CaseSearch, 'add'>;
  readonly deliveries: Pick<Deliveries, 'insert'>;
  readonly content: Pick<Content, 'putJson'>;
  readonly idempotency: Pick<Idempotency, 'save'>;
  readonly recordCaseEvents: RecordCaseEvents;
}

/** A checked letter of a citizen to one agency, for a case and leg that exist. */
export interface LetterToPost {
  readonly request: FilingRequest;
  /** The case, locked or new in this transaction. */
  readonly theCase: LockedCase;
  readonly legId: LegId;
  readonly messageKind: MessageKind;
  readonly event: CaseEventKind;
  readonly words: LetterWords;
  readonly initiator: Initiator;
  /** Who acts. */
  readonly actor: CitizenActor;
  readonly receiver: Receiver;
  readonly uploads: readonly StoredFile[];
  readonly mainId: string | undefined;
  readonly refToMessageId?: string;
  readonly filedAt: Date;
  /** How many filing receipts the citizen has of this leg already. */
  readonly earlierReceipts: number;
}

/** What every filed letter answers. */
export interface PostedLetter {
  readonly caseId: string;
  readonly trackingNumber: string;
  readonly letterId: string;
  readonly filedAt: string;
  readonly filingReceipt: FilingReceipt;
}

/** A letter that was posted, and what is to be published after the commit. */
export interface Posted<Answer> {
  readonly answer: Answer;
  readonly wakeUps: readonly WakeUp[];
}

/**
 * Files a letter in the caller's transaction, the same way for the first of a case and for every later one: letter, links to uploads,
 * delivery, case event, sealed filing receipt, and the answer under the idempotency key. `answerOf` adds what the kind of letter has
 * to say besides. The caller publishes the wake-ups after the commit.
 */
export const postLetter = async <Answer extends PostedLetter>(
  deps: PostLetterDeps,
  tx: Transaction,
  letter: LetterToPost,
  answerOf: (posted: PostedLetter) => Answer,
): Promise<Posted<Answer>> => {
  const { request, theCase, legId, messageKind, receiver, uploads, mainId, filedAt } = letter;
  const { caseId, trackingNumber, letterType, traceId } = theCase;
  const letterId = deps.ids.uuid() as LetterId;
  const deliveryId = deps.ids.uuid() as DeliveryId;
  const messageId = deps.ids.uuid() as MessageId;
  const contentId = await deps.content.putJson(tx, letter.words);
  await deps.cases.insertLetter(tx, {
    letterId,
    caseId,
    legId,
    direction: 'to_agency',
    kind: messageKind,
    contentId,
    createdAt: filedAt,
  });
  await deps.files.attach(
    tx,
    letterId,
    uploads.map((file) => ({ fileId: file.fileId, mainComponent: file.fileId === mainId })),
  );
  const { nameKa, nameEn } = receiver.agency;
  const fileNames = uploads.map((file) => file.fileName);
  await deps.caseSearch.add(tx, caseId, [trackingNumber, nameKa, nameEn, ...letterTexts(letter.words, fileNames)]);

  const expiresAt = new Date(filedAt.getTime() + ENVELOPE_LIFE_MS);
  await deps.deliveries.insert(tx, {
    deliveryId,
    messageId,
    messageKind,
    caseId,
    legId,
    letterId,
    ...(letter.refToMessageId !== undefined && { refToMessageId: letter.refToMessageId }),
    systemCode: receiver.systemCode,
    agencyCode: receiver.agency.code,
    sequenceInConversation: await deps.cases.nextSequence(tx, legId),
    lane: 'interactive',
    expiresAt,
  });
  const told = await deps.recordCaseEvents(
    tx,
    theCase,
    // The first letter is the case itself; a later one is proved by its own envelope.
    [{ kind: letter.event, legId, occurredAt: filedAt, ...(messageKind !== 'SUBMISSION' && { messageId }) }],
    filedAt,
    receiver.agency.code,
  );

  const filingReceipt = await sealFilingReceipt(deps, tx, {
    ...{ request, letterType, traceId, caseId, legId, letterId, trackingNumber, filedAt, expiresAt, uploads, mainId },
    initiator: letter.initiator,
    earlierReceipts: letter.earlierReceipts,
  });
  const answer = answerOf({ caseId, trackingNumber, letterId, filedAt: filedAt.toISOString(), filingReceipt });
  const { ownerSubject, idempotencyKey: key, requestSha256 } = request;
  const answerContentId = await deps.content.putJson(tx, answer);
  await deps.idempotency.save(tx, { ownerSubject, key, requestSha256, answerContentId, caseId });
  // The feed is woken by the relay.
  const notices = told.filter(({ topic }) => topic === 'notification');
  const noted = await noteMandateAct(deps, tx, letter.actor, 'sent', caseId);
  return { answer, wakeUps: [{ topic: 'delivery', id: deliveryId }, ...notices, ...noted] };
};
