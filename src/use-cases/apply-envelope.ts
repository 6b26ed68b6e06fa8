import type { CaseEventKind } from '../domain/case.ts';
import { type DeliveryEvent, nextDeliveryState } from '../domain/delivery.ts';
import type { Envelope, StatusCode } from '../domain/envelope.ts';
import type { CaseId, FileId, LegId, LetterId } from '../domain/ids.ts';
import { asProblemCode, fail, ok, type Result } from '../domain/problems.ts';
import type { Cases, Leg, LockedCase } from '../ports/cases.ts';
import type { Ids } from '../ports/clock.ts';
import type { Content } from '../ports/content.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import type { VerifiedEnvelope } from '../ports/envelope.ts';
import type { ExchangeRecords, ReceiptLevel } from '../ports/exchange-records.ts';
import type { Files } from '../ports/files.ts';
import type { WakeUp } from '../ports/queue.ts';
import type { Transaction } from '../ports/transaction.ts';
import type { KeepEnvelope } from './keep-envelope.ts';
import type { NewCaseEvent, RecordCaseEvents } from './record-case-events.ts';

interface ApplyEnvelopeDeps {
  readonly cases: Pick<Cases, 'lockCase' | 'findLeg' | 'insertLetter'>;
  readonly content: Pick<Content, 'putJson'>;
  readonly deliveries: Pick<Deliveries, 'lockByMessage' | 'lockSubmissionOfLeg' | 'save'>;
  readonly files: Pick<Files, 'attach'>;
  readonly records: Pick<ExchangeRecords, 'insertReceipt' | 'appendLog' | 'findEnvelope'>;
  readonly keepEnvelope: KeepEnvelope;
  readonly recordCaseEvents: RecordCaseEvents;
  readonly ids: Pick<Ids, 'uuid'>;
}

/** What an accepted envelope led to. */
export interface Applied {
  readonly locked: LockedCase;
  readonly wakeUps: readonly WakeUp[];
}

const EVENT_OF_STATUS: { readonly [C in StatusCode]: CaseEventKind } = {
  IN_PROGRESS: 'in_progress',
  CLARIFICATION_REQUESTED: 'clarification_requested',
  CLARIFICATION_CLOSED: 'clarification_closed',
  EXTENDED: 'extended',
  RETURNED: 'returned',
  LAPSED: 'lapsed',
  WITHDRAWAL_CONFIRMED: 'withdrawn',
  WITHDRAWAL_DECLINED: 'withdrawal_declined',
  REOPENED: 'reopened',
  CLOSED: 'closed',
};

/**
 * Writes what a verified envelope of an agency means: case events, letters, delivery, receipts and log, in the caller's transaction.
 * Problems: UnknownConversation (no such case, or a case of another agency: the two are not told apart), Validation,
 * TypeNotAccepted, ConflictSameIdOtherContent.
 */
export const makeApplyEnvelope =
  (deps: ApplyEnvelopeDeps) =>
  async (
    tx: Transaction,
    received: {
      readonly verified: VerifiedEnvelope;
      readonly envelopeXml: Buffer;
      readonly systemCode: string;
      readonly fileIds: readonly FileId[];
      readonly now: Date;
    },
  ): Promise<Result<Applied>> => {
    const { verified, systemCode, now } = received;
    const { header, body } = verified.envelope;
    const locked = await deps.cases.lockCase(tx, header.conversationId as CaseId);
    const leg = await deps.cases.findLeg(tx, header.legId as LegId);
    if (
      locked === undefined ||
      leg === undefined ||
      leg.caseId !== locked.caseId ||
      leg.agencyCode !== header.sender.code
    ) {
      return fail('UnknownConversation', 'No letter to the Sender has this ConversationId and LegId.');
    }
    if (body.block === 'letter' || body.block === 'forward') {
      return fail('TypeNotAccepted', `MessageKind ${header.messageKind} is not accepted from an agency here.`);
    }

    const about = await aboutDelivery(deps, tx, leg, verified.envelope);
    if (!about.ok) return about;
    const letterId = carriesLetter(verified.envelope) ? (deps.ids.uuid() as LetterId) : undefined;
    if (letterId !== undefined) await keepLetter(deps, tx, letterId, leg, verified.envelope, received.fileIds, now);
    const contentId = await deps.keepEnvelope(tx, {
      envelope: verified.envelope,
      sealed: { envelopeXml: received.envelopeXml, sha256: verified.sha256 },
      direction: 'in',
      sealedBy: verified.sealedBy,
      ...(letterId !== undefined && { letterId }),
    });
    if (contentId === undefined)
      return fail('ConflictSameIdOtherContent', 'This MessageId belongs to another envelope.');

    await deps.deliveries.save(tx, about.value.deliveryId, {
      state: nextDeliveryState(about.value.state, deliveryEvent(body)),
    });
    await deps.records.insertReceipt(tx, {
      level: LEVEL_OF[body.block],
      caseId: leg.caseId,
      legId: leg.legId,
      messageId: header.messageId,
      verdict: body.block === 'receipt' ? body.receipt.verdict : 'ACCEPTED',
      contentId,
      sha256: verified.sha256,
      receivedAt: now,
      ...(header.refToMessageId !== undefined && { aboutMessageId: header.refToMessageId }),
      ...(body.block === 'receipt' && body.receipt.problem !== undefined && { problemCode: body.receipt.problem.code }),
    });
    await deps.records.appendLog(tx, {
      entry: body.block === 'receipt' ? 'receipt_received' : 'received',
      direction: 'in',
      messageId: header.messageId,
      caseId: leg.caseId,
      systemCode,
      bytesSha256: verified.sha256,
    });
    // Some dialects answer our receipts as well: that says nothing about the citizen's letter.
    const events = about.value.isLetter || body.block !== 'receipt' ? [caseEvent(leg, verified.envelope)] : [];
    const wakeUps = await deps.recordCaseEvents(tx, locked, events, now, leg.agencyCode);
    return ok({ locked, wakeUps });
  };

export type ApplyEnvelope = ReturnType<typeof makeApplyEnvelope>;

type WordBlock = 'registration' | 'status' | 'reply' | 'receipt';

const LEVEL_OF: { readonly [B in WordBlock]: ReceiptLevel } = {
  receipt: 'R2',
  registration: 'R3',
  status: 'R4',
  reply: 'R4',
};

const deliveryEvent = (body: Envelope['body']): DeliveryEvent => {
  if (body.block === 'registration') return 'registered';
  if (body.block === 'receipt' && body.receipt.verdict === 'REFUSED') return 'refused';
  // Who reports on a letter or answers it has it, whatever became of the receipts on the way.
  return 'agency_accepted';
};

/** The delivery that an envelope speaks about: the one it refers to, else the letter that opened the leg. */
const aboutDelivery = async (deps: ApplyEnvelopeDeps, tx: Transaction, leg: Leg, { header, body }: Envelope) => {
  const delivery =
    header.refToMessageId === undefined
      ? await deps.deliveries.lockSubmissionOfLeg(tx, leg.legId)
      : await deps.deliveries.lockByMessage(tx, header.refToMessageId);
  if (delivery === undefined || ('legId' in delivery && delivery.legId !== leg.legId)) {
    return fail('Validation', 'The envelope refers to a message that was not sent to the Sender in this leg.', {
      errors: [{ pointer: '/Envelope/Header/RefToMessageId', detail: 'unknown message' }],
    });
  }
  if (body.block === 'receipt') {
    if (header.refToMessageId === undefined) {
      return fail('Validation', 'A receipt must say which message it is about.', {
        errors: [{ pointer: '/Envelope/Header/RefToMessageId', detail: 'required' }],
      });
    }
    const sent = await deps.records.findEnvelope(tx, header.refToMessageId);
    if (sent === undefined || sent.sha256 !== body.receipt.receivedSha256) {
      return fail('Validation', 'The receipt is about other bytes than were sent.', {
        errors: [
          { pointer: '/Envelope/Receipt/ReceivedSha256', detail: 'not the digest of the envelope that was sent' },
        ],
      });
    }
  }
  const isLetter = !('letterId' in delivery) || delivery.letterId !== undefined;
  return ok({ deliveryId: delivery.deliveryId, state: delivery.state, isLetter });
};

const carriesLetter = ({ body, files }: Envelope): boolean =>
  body.block === 'reply' || (body.block === 'status' && (body.status.reason !== undefined || files.length > 0));

const keepLetter = async (
  deps: ApplyEnvelopeDeps,
  tx: Transaction,
  letterId: LetterId,
  leg: Leg,
  { header, body, files }: Envelope,
  fileIds: readonly FileId[],
  now: Date,
): Promise<void> => {
  const words =
    body.block === 'reply'
      ? { language: body.reply.language, reply: body.reply }
      : { language: 'ka', status: body.block === 'status' ? body.status : undefined };
  const contentId = await deps.content.putJson(tx, words);
  await deps.cases.insertLetter(tx, {
    letterId,
    caseId: leg.caseId,
    legId: leg.legId,
    direction: 'to_citizen',
    kind: header.messageKind,
    contentId,
    createdAt: now,
  });
  await deps.files.attach(
    tx,
    letterId,
    fileIds.map((fileId, index) => ({ fileId, mainComponent: files[index]?.mainComponent ?? false })),
  );
};

const caseEvent = (leg: Leg, { header, body }: Envelope): NewCaseEvent => {
  const about = { legId: leg.legId, messageId: header.messageId };
  switch (body.block) {
    case 'registration':
      return {
        ...about,
        kind: 'registered',
        occurredAt: new Date(body.registration.registeredAt),
        facts: { registrationNumber: body.registration.registrationNumber },
      };
    case 'status':
      return {
        ...about,
        kind: EVENT_OF_STATUS[body.status.code],
        occurredAt: new Date(body.status.occurredAt),
        ...(body.status.newDueOn !== undefined && { facts: { newDueOn: body.status.newDueOn } }),
      };
    case 'reply':
      return {
        ...about,
        kind: 'reply',
        occurredAt: new Date(body.reply.occurredAt),
        facts: { outcome: body.reply.outcome },
      };
    case 'receipt':
      return body.receipt.verdict === 'ACCEPTED'
        ? { ...about, kind: 'delivered', occurredAt: new Date(body.receipt.receivedAt) }
        : {
            ...about,
            kind: 'refused_by_agency',
            occurredAt: new Date(body.receipt.receivedAt),
            facts: { problemCode: asProblemCode(body.receipt.problem?.code) ?? 'Validation' },
          };
    default:
      throw new Error(`block ${body.block} is no word of an agency`);
  }
};
