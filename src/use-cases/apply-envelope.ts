import { nextDeliveryState } from '../domain/delivery.ts';
import type { Envelope, Forward } from '../domain/envelope.ts';
import type { CaseId, FileId, LegId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/problems.ts';
import type { Cases, LockedCase } from '../ports/cases.ts';
import type { Ids } from '../ports/clock.ts';
import type { Content } from '../ports/content.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import type { VerifiedEnvelope } from '../ports/envelope.ts';
import type { ExchangeRecords } from '../ports/exchange-records.ts';
import type { Files } from '../ports/files.ts';
import type { WakeUp } from '../ports/queue.ts';
import type { Transaction } from '../ports/transaction.ts';
import { aboutDelivery } from './agency-words/about-delivery.ts';
import { type ForwardLetterDeps, forwardLetter } from './agency-words/forward-letter.ts';
import { keepAgencyLetter } from './agency-words/keep-agency-letter.ts';
import { caseEventOf, deliveryEventOf, LEVEL_OF } from './agency-words/what-it-means.ts';
import type { KeepEnvelope } from './keep-envelope.ts';
import type { RecordCaseEvents } from './record-case-events.ts';

type ApplyEnvelopeDeps = ForwardLetterDeps & {
  readonly cases: Pick<Cases, 'lockCase' | 'findLeg' | 'insertLetter'>;
  readonly content: Pick<Content, 'putJson'>;
  readonly deliveries: Pick<Deliveries, 'lockByMessage' | 'lockSubmissionOfLeg' | 'save'>;
  readonly files: Pick<Files, 'attach'>;
  readonly records: Pick<ExchangeRecords, 'insertReceipt' | 'appendLog' | 'findEnvelope'>;
  readonly keepEnvelope: KeepEnvelope;
  readonly recordCaseEvents: RecordCaseEvents;
  readonly ids: Pick<Ids, 'uuid'>;
};

// Clocks differ, and some systems know the day only.
const MOST_BEFORE_FILING_MS = 24 * 3_600_000;
const PLACE_OF = {
  registration: 'Registration/RegisteredAt',
  status: 'Status/OccurredAt',
  reply: 'Reply/OccurredAt',
  forward: 'Forward/OccurredAt',
} as const;

// A registration counts by its day: one of last year would begin and end terms that nobody could keep.
const happenedBefore = (filedAt: Date, envelope: Envelope): boolean =>
  caseEventOf(envelope.header.legId as LegId, envelope).occurredAt.getTime() <
  filedAt.getTime() - MOST_BEFORE_FILING_MS;

/** What an accepted envelope led to. */
export interface Applied {
  readonly locked: LockedCase;
  readonly wakeUps: readonly WakeUp[];
}

/**
 * Writes what a verified envelope of an agency means: case events, letters, delivery, receipts and log, and for a FORWARD the leg at the
 * next body, in the caller's transaction.
 * Problems: UnknownConversation (no such case, or a case of another agency: the two are not told apart), Validation,
 * TypeNotAccepted, ConflictSameIdOtherContent, and those of forwardLetter.
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
    const { verified, systemCode, fileIds, now } = received;
    const { envelope } = verified;
    const { header, body } = envelope;
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
    if (body.block === 'letter') {
      return fail('TypeNotAccepted', `MessageKind ${header.messageKind} with a letter is not accepted from an agency.`);
    }

    if (body.block !== 'receipt' && happenedBefore(locked.filedAt, envelope))
      return fail('Validation', 'This happened before the letter was filed; check the day and the clock.', {
        errors: [{ pointer: `/Envelope/${PLACE_OF[body.block]}`, detail: 'earlier than the filing of the letter' }],
      });
    // Before anything is written: whoever reports a refusal, and goes on, must not keep half of what was refused.
    if ((await deps.records.findEnvelope(tx, header.messageId)) !== undefined)
      return fail('ConflictSameIdOtherContent', 'This MessageId belongs to another envelope.');
    const about = await aboutDelivery(deps, tx, leg, envelope);
    if (!about.ok) return about;
    const forwarded =
      body.block === 'forward'
        ? await forwardLetter(deps, tx, locked, leg, envelope, body.forward, fileIds, now)
        : undefined;
    if (forwarded?.ok === false) return forwarded;
    const told = forwarded === undefined ? envelope : withForward(envelope, forwarded.value.forward);
    const letterId = await keepAgencyLetter(deps, tx, leg, told, fileIds, now);
    const contentId = await deps.keepEnvelope(tx, {
      envelope,
      sealed: { envelopeXml: received.envelopeXml, sha256: verified.sha256 },
      direction: 'in',
      sealedBy: verified.sealedBy,
      ...(letterId !== undefined && { letterId }),
    });
    if (contentId === undefined) throw new Error('the MessageId was taken in the same moment');

    await deps.deliveries.save(tx, about.value.deliveryId, {
      state: nextDeliveryState(about.value.state, deliveryEventOf(body)),
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
    const saysSomething = about.value.isLetter || body.block !== 'receipt';
    const events = saysSomething ? [caseEventOf(leg.legId, envelope, forwarded?.value.toLegId)] : [];
    const wakeUps = await deps.recordCaseEvents(tx, locked, events, now, leg.agencyCode);
    return ok({ locked, wakeUps: [...wakeUps, ...(forwarded?.value.wakeUps ?? [])] });
  };

// The citizen reads the day and the number that hold, not what the forwarder remembers; its own words are in the sealed envelope.
const withForward = (envelope: Envelope, forward: Forward): Envelope => ({
  ...envelope,
  body: { block: 'forward', forward },
});

export type ApplyEnvelope = ReturnType<typeof makeApplyEnvelope>;
