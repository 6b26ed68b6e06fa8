import { type DeliveryState, nextDeliveryState } from '../domain/delivery.ts';
import type { LockedCase } from '../ports/cases.ts';
import type { Deliveries, DeliveryClaim } from '../ports/deliveries.ts';
import type { Transaction } from '../ports/transaction.ts';
import type { RecordCaseEvents } from './record-case-events.ts';
import type { SealLetter } from './seal-letter.ts';

/** Seals the letter of a delivery that has no envelope yet, and writes that it did: state and event, in the caller's transaction. */
export const makeSealFirst =
  (deps: {
    readonly deliveries: Pick<Deliveries, 'save'>;
    readonly sealLetter: SealLetter;
    readonly recordCaseEvents: RecordCaseEvents;
  }) =>
  async (
    tx: Transaction,
    delivery: Parameters<SealLetter>[1] & Pick<DeliveryClaim, 'deliveryId'>,
    state: DeliveryState,
    locked: LockedCase,
    now: Date,
  ): Promise<Buffer> => {
    const { envelopeXml } = await deps.sealLetter(tx, delivery, locked, now);
    await deps.deliveries.save(tx, delivery.deliveryId, { state: nextDeliveryState(state, 'sealed') });
    const { legId, messageId, agencyCode } = delivery;
    await deps.recordCaseEvents(tx, locked, [{ kind: 'sealed', legId, occurredAt: now, messageId }], now, agencyCode);
    return envelopeXml;
  };

export type SealFirst = ReturnType<typeof makeSealFirst>;
