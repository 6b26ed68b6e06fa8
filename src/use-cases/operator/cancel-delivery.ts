import type { DeliveryId } from '../../domain/ids.ts';
import { problem, type Result } from '../../domain/problems.ts';
import type { Holds } from '../../ports/holds.ts';
import type { RecordCaseEvents } from '../record-case-events.ts';
import type { ActOnDelivery } from './act-on-delivery.ts';
import type { By, Done } from './operator.ts';

/**
 * Gives a delivery up for good (CANCELLED); the case says that it was not delivered, and the citizen is told. Everything is kept, and a
 * later word of the agency still counts. Idempotent. Problems: Validation, NotFound, NotInThisState (it has arrived, has ended, or is being
 * sent at this moment).
 */
export const makeCancelDelivery =
  (deps: {
    readonly actOnDelivery: ActOnDelivery;
    readonly holds: Pick<Holds, 'end'>;
    readonly recordCaseEvents: RecordCaseEvents;
  }) =>
  (deliveryId: DeliveryId, by: By): Promise<Result<Done>> =>
    deps.actOnDelivery(deliveryId, by, {
      act: 'delivery.cancel',
      event: 'cancelled',
      doneIn: ['CANCELLED'],
      mayDo: async (_tx, { delivery }) =>
        delivery.workedOn && delivery.state !== 'CANCELLED'
          ? problem('NotInThisState', 'It is being sent at this moment; hold it, and cancel it when the try has ended.')
          : undefined,
      goesOn: false,
      async also(tx, { locked, delivery, now }) {
        await deps.holds.end(tx, { deliveryId });
        // A receipt of ours is no letter: what becomes of it is no event of the case.
        if (delivery.letterId === undefined) return [];
        const { legId, messageId, agencyCode } = delivery;
        return deps.recordCaseEvents(
          tx,
          locked,
          [{ kind: 'delivery_failed', legId, messageId, occurredAt: now, facts: { problemCode: 'Cancelled' } }],
          now,
          agencyCode,
        );
      },
    });

export type CancelDelivery = ReturnType<typeof makeCancelDelivery>;
