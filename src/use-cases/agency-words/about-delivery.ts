import type { DeliveryState } from '../../domain/delivery.ts';
import type { Envelope } from '../../domain/envelope.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Leg } from '../../ports/cases.ts';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { ExchangeRecords } from '../../ports/exchange-records.ts';
import type { Transaction } from '../../ports/transaction.ts';

/** The delivery that a word is about, locked. */
export interface AboutDelivery {
  readonly deliveryId: DeliveryId;
  readonly state: DeliveryState;
  /** False for a receipt of ours. */
  readonly isLetter: boolean;
}

/**
 * Finds the delivery that an agency's envelope speaks about: the one it refers to, else the letter that opened the leg.
 * A receipt must name the very bytes that were sent. Problem Validation.
 */
export const aboutDelivery = async (
  deps: {
    readonly deliveries: Pick<Deliveries, 'lockByMessage' | 'lockSubmissionOfLeg'>;
    readonly records: Pick<ExchangeRecords, 'findEnvelope'>;
  },
  tx: Transaction,
  leg: Leg,
  { header, body }: Envelope,
): Promise<Result<AboutDelivery>> => {
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
