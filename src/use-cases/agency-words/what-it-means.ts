import type { CaseEventKind } from '../../domain/case.ts';
import type { DeliveryEvent } from '../../domain/delivery.ts';
import type { Appeal, Envelope, EnvelopeBody, Forward, StatusCode } from '../../domain/envelope.ts';
import type { LegId } from '../../domain/ids.ts';
import { asProblemCode } from '../../domain/problems.ts';
import type { ReceiptLevel } from '../../ports/exchange-records.ts';
import type { NewCaseEvent } from '../record-case-events.ts';

/** What an agency can say: every block but the citizen's letter. */
export type WordBlock = Exclude<EnvelopeBody['block'], 'letter'>;

/** Under which level the sealed bytes of a word are kept among the receipts (exchange.md, Receipts). */
export const LEVEL_OF: { readonly [B in WordBlock]: ReceiptLevel } = {
  receipt: 'R2',
  registration: 'R3',
  status: 'R4',
  reply: 'R4',
  forward: 'R4',
};

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

/** What a word does to the delivery it is about. */
export const deliveryEventOf = (body: Envelope['body']): DeliveryEvent => {
  if (body.block === 'registration') return 'registered';
  if (body.block === 'receipt' && body.receipt.verdict === 'REFUSED') return 'refused';
  // Who reports on a letter, forwards or answers it has it, whatever became of the receipts on the way.
  return 'agency_accepted';
};

const forwardEvent = (
  forward: Forward,
  toLegId: LegId | undefined,
): Pick<NewCaseEvent, 'kind' | 'occurredAt' | 'facts'> => ({
  kind: 'forwarded',
  occurredAt: new Date(forward.occurredAt),
  facts: {
    extent: forward.extent,
    toAgencyCode: forward.forwardedTo.code,
    ...(toLegId !== undefined && { toLegId }),
  },
});

const appealFacts = (appeal: Appeal | undefined): NewCaseEvent['facts'] =>
  appeal && { appealTerm: { amount: appeal.termAmount, unit: appeal.termUnit } };

const said = (
  body: Envelope['body'],
  toLegId: LegId | undefined,
): Pick<NewCaseEvent, 'kind' | 'occurredAt' | 'facts'> => {
  switch (body.block) {
    case 'registration': {
      const { registrationNumber, registeredAt, replyDueOn } = body.registration;
      return {
        kind: 'registered',
        occurredAt: new Date(registeredAt),
        facts: { registrationNumber, ...(replyDueOn !== undefined && { newDueOn: replyDueOn }) },
      };
    }
    case 'status': {
      const { code, occurredAt, newDueOn, appeal } = body.status;
      return {
        kind: EVENT_OF_STATUS[code],
        occurredAt: new Date(occurredAt),
        facts: { ...(newDueOn !== undefined && { newDueOn }), ...appealFacts(appeal) },
      };
    }
    case 'reply': {
      const { outcome, occurredAt, appeal } = body.reply;
      return { kind: 'reply', occurredAt: new Date(occurredAt), facts: { outcome, ...appealFacts(appeal) } };
    }
    case 'receipt': {
      const occurredAt = new Date(body.receipt.receivedAt);
      return body.receipt.verdict === 'ACCEPTED'
        ? { kind: 'delivered', occurredAt }
        : {
            kind: 'refused_by_agency',
            occurredAt,
            facts: { problemCode: asProblemCode(body.receipt.problem?.code) ?? 'Validation' },
          };
    }
    case 'forward':
      return forwardEvent(body.forward, toLegId);
    case 'letter':
      throw new Error('a letter is no word of an agency');
  }
};

/** The case event that an agency's envelope stands for. @param toLegId the leg that a forward opened. Pure. */
export const caseEventOf = (legId: LegId, { header, body }: Envelope, toLegId?: LegId): NewCaseEvent => {
  const { facts, ...event } = said(body, toLegId);
  const about = header.refToMessageId === undefined ? {} : { aboutMessageId: header.refToMessageId };
  return { ...event, legId, messageId: header.messageId, facts: { ...facts, ...about } };
};
