import { canonicalJson } from '../../domain/canonical-json.ts';
import type { CaseId, DeliveryId, LegId, LetterId, MessageId } from '../../domain/ids.ts';
import { trackingNumber } from '../../domain/tracking-number.ts';
import type { Cases } from '../../ports/cases.ts';
import type { Content } from '../../ports/content.ts';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { Files, StoredFile } from '../../ports/files.ts';
import type { Idempotency } from '../../ports/idempotency.ts';
import type { Receiver } from '../../ports/registry.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import type { RecordCaseEvents } from '../record-case-events.ts';
import type { Words } from './check-submission.ts';
import { type SealFilingReceiptDeps, sealFilingReceipt } from './seal-filing-receipt.ts';
import type { FiledLetter, SubmitLetterCommand } from './submission.ts';

// How long an envelope may travel (exchange.md): longer than any outage an agency has had, shorter than a legal year.
const ENVELOPE_LIFE_MS = 60 * 24 * 3_600_000;

const tbilisiYear = (instant: Date): number =>
  Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Tbilisi', year: 'numeric' }).format(instant));

export interface FileLetterDeps extends SealFilingReceiptDeps {
  readonly transactions: Pick<Transactions, 'now'>;
  readonly files: Pick<Files, 'attach'>;
  readonly cases: Pick<Cases, 'nextTrackingSerial' | 'insertCase' | 'insertParty' | 'insertLetter' | 'nextSequence'>;
  readonly deliveries: Pick<Deliveries, 'insert'>;
  readonly content: Pick<Content, 'putJson' | 'getJson'>;
  readonly idempotency: Pick<Idempotency, 'save'>;
  readonly recordCaseEvents: RecordCaseEvents;
}

/** A letter that was checked and is to be filed. */
export interface Filing {
  readonly command: SubmitLetterCommand;
  readonly words: Words;
  readonly receiver: Receiver;
  readonly uploads: readonly StoredFile[];
  readonly formSchemaId: string;
  /** Lower-case hex SHA-256 of the request. */
  readonly requestSha256: string;
}

/** Writes a new case with everything that belongs to it, in the caller's transaction. */
export const fileLetter = async (
  deps: FileLetterDeps,
  tx: Transaction,
  filing: Filing,
): Promise<{ filed: FiledLetter; deliveryId: DeliveryId }> => {
  const { command, words, receiver, uploads, requestSha256 } = filing;
  const { submission, ownerSubject, traceId } = command;
  const filedAt = await deps.transactions.now(tx);
  const caseId = deps.ids.uuid() as CaseId;
  const legId = deps.ids.uuid() as LegId;
  const letterId = deps.ids.uuid() as LetterId;
  const deliveryId = deps.ids.uuid() as DeliveryId;
  const number = trackingNumber(tbilisiYear(filedAt), await deps.cases.nextTrackingSerial(tx));
  const newCase = {
    caseId,
    trackingNumber: number,
    letterType: submission.letterType,
    language: submission.language,
    ownerSubject,
    traceId,
    filedAt,
  };

  await deps.cases.insertCase(tx, { ...newCase, legId, agencyCode: receiver.agency.code, title: words.title });
  const initiatorContentId = await deps.content.putJson(tx, command.initiator);
  await deps.cases.insertParty(tx, {
    caseId,
    role: 'owner',
    subject: ownerSubject,
    filingChannel: command.filingChannel,
    contentId: initiatorContentId,
  });
  const wordsContentId = await putWords(deps, tx, filing);
  await deps.cases.insertLetter(tx, {
    letterId,
    caseId,
    legId,
    direction: 'to_agency',
    kind: 'SUBMISSION',
    contentId: wordsContentId,
    createdAt: filedAt,
  });
  const mainId = submission.attachments.find((attachment) => attachment.main === true)?.uploadId ?? uploads[0]?.fileId;
  await deps.files.attach(
    tx,
    letterId,
    uploads.map((file) => ({ fileId: file.fileId, mainComponent: file.fileId === mainId })),
  );

  const expiresAt = new Date(filedAt.getTime() + ENVELOPE_LIFE_MS);
  await deps.deliveries.insert(tx, {
    deliveryId,
    messageId: deps.ids.uuid() as MessageId,
    messageKind: 'SUBMISSION',
    caseId,
    legId,
    letterId,
    systemCode: receiver.systemCode,
    agencyCode: receiver.agency.code,
    sequenceInConversation: await deps.cases.nextSequence(tx, legId),
    lane: 'interactive',
    expiresAt,
  });
  await deps.recordCaseEvents(
    tx,
    newCase,
    [{ kind: 'filed', legId, occurredAt: filedAt }],
    filedAt,
    receiver.agency.code,
  );

  const filingReceipt = await sealFilingReceipt(deps, tx, command, {
    caseId,
    legId,
    letterId,
    number,
    filedAt,
    expiresAt,
    requestSha256,
    uploads,
    mainId,
  });
  const filed: FiledLetter = {
    caseId,
    trackingNumber: number,
    letterId,
    state: 'sending',
    filedAt: filedAt.toISOString(),
    filingReceipt,
  };
  const answerContentId = await deps.content.putJson(tx, filed);
  await deps.idempotency.save(tx, {
    ownerSubject,
    key: command.idempotencyKey,
    requestSha256,
    answerContentId,
    caseId,
  });
  return { filed, deliveryId };
};

const putWords = (
  deps: Pick<FileLetterDeps, 'content'>,
  tx: Transaction,
  { command: { submission }, words, formSchemaId }: Filing,
) =>
  deps.content.putJson(tx, {
    ...words,
    language: submission.language,
    preferredReplyForm: submission.preferredReplyForm,
    ...(submission.form !== undefined && {
      form: { schemaId: formSchemaId, canonicalJson: canonicalJson(submission.form).normalize('NFC') },
    }),
  });
