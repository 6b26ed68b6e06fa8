import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Address, FilingChannel, Initiator, ReplyForm } from '../domain/envelope.ts';
import { newHeader } from '../domain/envelope-header.ts';
import type { CaseId, DeliveryId, FileId, LegId, LetterId, MessageId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/problems.ts';
import { normaliseText } from '../domain/text.ts';
import { trackingNumber } from '../domain/tracking-number.ts';
import type { Cases } from '../ports/cases.ts';
import type { Ids } from '../ports/clock.ts';
import type { Content } from '../ports/content.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import type { EnvelopeSealer } from '../ports/envelope.ts';
import type { ExchangeRecords } from '../ports/exchange-records.ts';
import type { Files, StoredFile } from '../ports/files.ts';
import type { Idempotency } from '../ports/idempotency.ts';
import type { Queue } from '../ports/queue.ts';
import type { Receiver, Registry } from '../ports/registry.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import { envelopeFile } from './envelope-file.ts';
import type { KeepEnvelope } from './keep-envelope.ts';
import type { RecordCaseEvents } from './record-case-events.ts';

/** A letter as the portal hands it in; letter-submission.schema.json has been checked. */
export interface Submission {
  readonly letterType: string;
  readonly agencyCode: string;
  readonly language: string;
  readonly title: string;
  readonly text: string;
  readonly form?: { readonly [field: string]: unknown };
  readonly attachments: readonly { readonly uploadId: string; readonly main?: boolean }[];
  readonly preferredReplyForm: ReplyForm;
}

export interface SubmitLetterCommand {
  readonly submission: Submission;
  /** The body as it arrived: its digest is what the filing receipt states and what an idempotent repeat must equal. */
  readonly requestBytes: Buffer;
  readonly idempotencyKey: string;
  readonly ownerSubject: string;
  readonly initiator: Initiator;
  readonly filingChannel: FilingChannel;
  readonly traceId: string;
}

/** The answer to a filing; the same for every repeat. */
export interface FiledLetter {
  readonly caseId: string;
  readonly trackingNumber: string;
  readonly letterId: string;
  readonly state: 'sending';
  readonly filedAt: string;
  readonly filingReceipt: { readonly messageId: string; readonly sha256: string };
}

// How long an envelope may travel (exchange.md): longer than any outage an agency has had, shorter than a legal year.
const ENVELOPE_LIFE_MS = 60 * 24 * 3_600_000;

const tbilisiYear = (instant: Date): number =>
  Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Tbilisi', year: 'numeric' }).format(instant));

interface SubmitLetterDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly registry: Pick<Registry, 'receiverOf' | 'letterTypes'>;
  readonly files: Pick<Files, 'ownUploads' | 'attach'>;
  readonly cases: Pick<Cases, 'nextTrackingSerial' | 'insertCase' | 'insertParty' | 'insertLetter' | 'nextSequence'>;
  readonly deliveries: Pick<Deliveries, 'insert'>;
  readonly content: Pick<Content, 'putJson' | 'getJson'>;
  readonly records: Pick<ExchangeRecords, 'insertReceipt' | 'appendLog'>;
  readonly idempotency: Idempotency;
  readonly recordCaseEvents: RecordCaseEvents;
  readonly keepEnvelope: KeepEnvelope;
  readonly sealer: EnvelopeSealer;
  readonly queue: Pick<Queue, 'publish'>;
  readonly ids: Ids;
  readonly gateway: Address;
}

/**
 * Files a letter: case, leg, letter, links to uploads, events, delivery and the sealed filing receipt commit together, or not at all.
 * Idempotent by (owner, key): the same body gives the same answer, another body IdempotencyKeyReused.
 * Problems: Validation, InvalidAddressee, AgencyNotConnected, TypeNotAccepted, UploadNotUsable, SizeLimitExceeded, IdempotencyKeyReused.
 */
export const makeSubmitLetter =
  (deps: SubmitLetterDeps) =>
  async (command: SubmitLetterCommand): Promise<Result<{ filed: FiledLetter; repeated: boolean }>> => {
    const words = normaliseWords(command.submission);
    if (!words.ok) return words;
    const requestSha256 = createHash('sha256').update(command.requestBytes).digest('hex');

    const outcome = await deps.transactions.inTransaction({ kind: 'citizen', subject: command.ownerSubject }, async (tx) => {
      const known = await deps.idempotency.lock(tx, command.ownerSubject, command.idempotencyKey);
      if (known !== undefined) {
        if (known.requestSha256 !== requestSha256) return fail('IdempotencyKeyReused', 'This key was used for another letter.');
        return ok({ filed: await deps.content.getJson<FiledLetter>(tx, known.answerContentId), repeated: true, deliveryId: undefined });
      }
      const allowed = await checkAgainstDirectory(deps, tx, command);
      if (!allowed.ok) return allowed;
      return ok({ ...(await fileLetter(deps, tx, command, words.value, allowed.value, requestSha256)), repeated: false });
    });
    if (!outcome.ok) return outcome;
    const { filed, repeated, deliveryId } = outcome.value;
    if (deliveryId !== undefined) await deps.queue.publish([{ topic: 'delivery', id: deliveryId }]);
    return ok({ filed, repeated });
  };

export type SubmitLetter = ReturnType<typeof makeSubmitLetter>;

const normaliseWords = (submission: Submission): Result<{ title: string; text: string }> => {
  const title = normaliseText(submission.title);
  const text = normaliseText(submission.text);
  const broken = [
    ...(title === undefined ? ['/title'] : []),
    ...(text === undefined ? ['/text'] : []),
    ...(submission.form !== undefined && normaliseText(canonicalJson(submission.form)) === undefined ? ['/form'] : []),
  ];
  if (title === undefined || text === undefined || broken.length > 0) {
    return fail('Validation', 'A text holds a character that cannot be carried (a control character or half a character).', {
      errors: broken.map((pointer) => ({ pointer, detail: 'holds a character that XML cannot carry' })),
    });
  }
  return ok({ title, text });
};

const checkAgainstDirectory = async (
  { registry, files }: SubmitLetterDeps,
  tx: Transaction,
  { submission, ownerSubject }: SubmitLetterCommand,
): Promise<Result<{ receiver: Receiver; uploads: readonly StoredFile[]; formSchemaId: string }>> => {
  const type = (await registry.letterTypes(tx)).find((known) => known.code === submission.letterType);
  if (type === undefined) return fail('TypeNotAccepted', 'There is no such letter type.', { errors: [{ pointer: '/letterType', detail: 'unknown letter type' }] });
  const receiver = await registry.receiverOf(tx, submission.agencyCode);
  if (!receiver.ok) return receiver;

  const wanted = submission.attachments.map((attachment) => attachment.uploadId as FileId);
  if (wanted.length > type.maxFiles) return fail('SizeLimitExceeded', `A letter of this type may have ${type.maxFiles} attachments.`);
  const found = await files.ownUploads(tx, ownerSubject, wanted);
  const byId = new Map(found.map((file) => [file.fileId, file]));
  const unusable = wanted.flatMap((id, index) => {
    const file = byId.get(id);
    const reason =
      file === undefined
        ? 'no upload of yours has this id'
        : file.state !== 'complete'
          ? 'the upload is not finished'
          : file.linkedAt !== undefined
            ? 'the upload is attached to a letter already'
            : file.scanState === 'infected'
              ? 'the upload was found to be harmful'
              : undefined;
    return reason === undefined ? [] : [{ pointer: `/attachments/${index}/uploadId`, detail: reason }];
  });
  if (unusable.length > 0) return fail('UploadNotUsable', 'Some uploads cannot be attached.', { errors: unusable });

  const uploads = wanted.map((id) => byId.get(id) as StoredFile);
  const names = uploads.map((file) => file.fileName);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice !== -1) {
    return fail('Validation', 'Two attachments have the same file name.', { errors: [{ pointer: `/attachments/${twice}`, detail: 'file name used twice' }] });
  }
  const totalBytes = uploads.reduce((sum, file) => sum + file.sizeBytes, 0);
  const limitBytes = Math.min(receiver.value.maxMessageBytes, type.maxTotalBytes);
  if (totalBytes > limitBytes) {
    return fail('SizeLimitExceeded', `The attachments have ${totalBytes} bytes together; this agency accepts ${limitBytes}.`);
  }
  return ok({ receiver: receiver.value, uploads, formSchemaId: type.formSchemaId });
};

const fileLetter = async (
  deps: SubmitLetterDeps,
  tx: Transaction,
  command: SubmitLetterCommand,
  words: { title: string; text: string },
  allowed: { receiver: Receiver; uploads: readonly StoredFile[]; formSchemaId: string },
  requestSha256: string,
): Promise<{ filed: FiledLetter; deliveryId: DeliveryId }> => {
  const { submission, ownerSubject, traceId } = command;
  const { receiver, uploads } = allowed;
  const filedAt = await deps.transactions.now(tx);
  const caseId = deps.ids.uuid() as CaseId;
  const legId = deps.ids.uuid() as LegId;
  const letterId = deps.ids.uuid() as LetterId;
  const deliveryId = deps.ids.uuid() as DeliveryId;
  const number = trackingNumber(tbilisiYear(filedAt), await deps.cases.nextTrackingSerial(tx));
  const filed = { caseId, trackingNumber: number, letterType: submission.letterType, language: submission.language, ownerSubject, traceId, filedAt };

  await deps.cases.insertCase(tx, { ...filed, legId, agencyCode: receiver.agency.code, title: words.title });
  const initiatorContentId = await deps.content.putJson(tx, command.initiator);
  await deps.cases.insertParty(tx, { caseId, role: 'owner', subject: ownerSubject, filingChannel: command.filingChannel, contentId: initiatorContentId });
  const wordsContentId = await deps.content.putJson(tx, {
    ...words,
    language: submission.language,
    preferredReplyForm: submission.preferredReplyForm,
    ...(submission.form !== undefined && { form: { schemaId: allowed.formSchemaId, canonicalJson: canonicalJson(submission.form).normalize('NFC') } }),
  });
  await deps.cases.insertLetter(tx, { letterId, caseId, legId, direction: 'to_agency', kind: 'SUBMISSION', contentId: wordsContentId, createdAt: filedAt });
  const mainId = submission.attachments.find((attachment) => attachment.main === true)?.uploadId ?? uploads[0]?.fileId;
  const attached = uploads.map((file) => ({ fileId: file.fileId, mainComponent: file.fileId === mainId }));
  await deps.files.attach(tx, letterId, attached);

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
  await deps.recordCaseEvents(tx, filed, [{ kind: 'filed', legId, occurredAt: filedAt }], filedAt, receiver.agency.code);

  const receipt = await sealFilingReceipt(deps, tx, command, { caseId, legId, letterId, number, filedAt, expiresAt, requestSha256, uploads, mainId });
  const answer: FiledLetter = { caseId, trackingNumber: number, letterId, state: 'sending', filedAt: filedAt.toISOString(), filingReceipt: receipt };
  const answerContentId = await deps.content.putJson(tx, answer);
  await deps.idempotency.save(tx, { ownerSubject, key: command.idempotencyKey, requestSha256, answerContentId, caseId });
  return { filed: answer, deliveryId };
};

/** R0: the citizen's proof of filing, a sealed RECEIPT over the digest of what was handed in and of each file. */
const sealFilingReceipt = async (
  deps: SubmitLetterDeps,
  tx: Transaction,
  command: SubmitLetterCommand,
  filing: {
    readonly caseId: CaseId;
    readonly legId: LegId;
    readonly letterId: LetterId;
    readonly number: string;
    readonly filedAt: Date;
    readonly expiresAt: Date;
    readonly requestSha256: string;
    readonly uploads: readonly StoredFile[];
    readonly mainId: string | undefined;
  },
): Promise<FiledLetter['filingReceipt']> => {
  const { person } = command.initiator;
  const name = person.kind === 'natural' ? `${person.givenName} ${person.familyName}` : person.name;
  const envelope = {
    header: newHeader({
      messageId: deps.ids.uuid(),
      conversationId: filing.caseId,
      legId: filing.legId,
      sequenceInConversation: 1,
      createdAt: filing.filedAt,
      expiresAt: filing.expiresAt,
      messageKind: 'RECEIPT',
      letterType: command.submission.letterType,
      traceId: command.traceId,
      sender: deps.gateway,
      receiver: { scheme: 'citizen', code: command.ownerSubject, name, systemId: deps.gateway.systemId },
    }),
    body: {
      block: 'receipt' as const,
      receipt: {
        verdict: 'ACCEPTED' as const,
        receivedSha256: filing.requestSha256,
        receivedSizeBytes: command.requestBytes.length,
        receivedAt: filing.filedAt.toISOString(),
        trackingNumber: filing.number,
      },
    },
    files: filing.uploads.map((file) => envelopeFile(file, file.fileId === filing.mainId)),
  };
  const sealed = await deps.sealer.seal(envelope);
  const contentId = await deps.keepEnvelope(tx, { envelope, sealed, direction: 'out', sealedBy: deps.sealer.sealedBy, letterId: filing.letterId });
  if (contentId === undefined) throw new Error('a new MessageId was taken already');
  const { caseId, legId, filedAt: receivedAt } = filing;
  await deps.records.insertReceipt(tx, { level: 'R0', caseId, legId, messageId: sealed.messageId, verdict: 'ACCEPTED', contentId, sha256: sealed.sha256, receivedAt });
  await deps.records.appendLog(tx, { entry: 'filed', direction: 'in', caseId, bytesSha256: filing.requestSha256 });
  await deps.records.appendLog(tx, { entry: 'receipt_given', direction: 'out', caseId, messageId: sealed.messageId, bytesSha256: sealed.sha256 });
  return { messageId: sealed.messageId, sha256: sealed.sha256 };
};
