import { type DeliveryState, nextDeliveryState } from '../domain/delivery.ts';
import type { LockedCase } from '../ports/cases.ts';
import type { Deliveries, DeliveryClaim } from '../ports/deliveries.ts';
import type { Transaction } from '../ports/transaction.ts';
import type { RecordCaseEvents } from './record-case-events.ts';

/**
 * Ends a delivery whose system does not read the envelopes that are written here, before anything of it is sealed: REFUSED with
 * UnsupportedVersion, and the citizen sees that it failed. Filing has asked before; the system has changed since. A person sends it
 * again once the system reads them. In the caller's transaction, under the lock of the case.
 */
export const refuseUnread = async (
  deps: { readonly deliveries: Pick<Deliveries, 'save'>; readonly recordCaseEvents: RecordCaseEvents },
  tx: Transaction,
  claim: Pick<DeliveryClaim, 'deliveryId' | 'messageId' | 'legId' | 'agencyCode'>,
  locked: LockedCase,
  state: DeliveryState,
  now: Date,
): Promise<undefined> => {
  const { deliveryId, messageId, legId, agencyCode } = claim;
  const problemCode = 'UnsupportedVersion';
  await deps.deliveries.save(tx, deliveryId, {
    state: nextDeliveryState(state, 'refused'),
    releaseLease: true,
    problemCode,
  });
  const failed = { kind: 'delivery_failed' as const, legId, occurredAt: now, messageId, facts: { problemCode } };
  await deps.recordCaseEvents(tx, locked, [failed], now, agencyCode);
  return undefined;
};
