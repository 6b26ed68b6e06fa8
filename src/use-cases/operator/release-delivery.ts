import type { DeliveryId } from '../../domain/ids.ts';
import type { Result } from '../../domain/problems.ts';
import type { Holds } from '../../ports/holds.ts';
import type { ActOnDelivery } from './act-on-delivery.ts';
import type { By, Done } from './operator.ts';

/**
 * Lets a delivery that was set aside go on at once. Idempotent. Problems: Validation, NotFound, NotInThisState (it has arrived, has
 * ended or was given up).
 */
export const makeReleaseDelivery =
  (deps: { readonly actOnDelivery: ActOnDelivery; readonly holds: Pick<Holds, 'end'> }) =>
  (deliveryId: DeliveryId, by: By): Promise<Result<Done>> =>
    deps.actOnDelivery(deliveryId, by, {
      act: 'delivery.release',
      event: 'released',
      doneIn: ['ACCEPTED', 'SEALED', 'QUEUED', 'SENDING', 'WAITING_RETRY', 'UNKNOWN_OUTCOME'],
      goesOn: true,
      async also(tx) {
        await deps.holds.end(tx, { deliveryId });
        return [];
      },
    });

export type ReleaseDelivery = ReturnType<typeof makeReleaseDelivery>;
