import type { DeliveryId } from '../../domain/ids.ts';
import type { Result } from '../../domain/problems.ts';
import type { Ids } from '../../ports/clock.ts';
import type { Holds } from '../../ports/holds.ts';
import type { ActOnDelivery } from './act-on-delivery.ts';
import type { By, Done } from './operator.ts';

/**
 * Sets one delivery aside (HELD): it is not sent until it is released, and its hundred hours stand still. A call under way may still
 * end well. Idempotent. Problems: Validation, NotFound, NotInThisState (it has arrived or has ended).
 */
export const makeHoldDelivery =
  (deps: {
    readonly actOnDelivery: ActOnDelivery;
    readonly holds: Pick<Holds, 'begin'>;
    readonly ids: Pick<Ids, 'uuid'>;
  }) =>
  (deliveryId: DeliveryId, by: By): Promise<Result<Done>> =>
    deps.actOnDelivery(deliveryId, by, {
      act: 'delivery.hold',
      event: 'held',
      doneIn: ['HELD'],
      goesOn: false,
      async also(tx, { by: who }) {
        await deps.holds.begin(tx, { holdId: deps.ids.uuid(), subject: { deliveryId }, ...who });
        return [];
      },
    });

export type HoldDelivery = ReturnType<typeof makeHoldDelivery>;
