import type { DeliveryId } from '../../domain/ids.ts';
import type { Result } from '../../domain/problems.ts';
import type { ActOnDelivery } from './act-on-delivery.ts';
import type { By, Done } from './operator.ts';

/**
 * Sends a delivery again that was given up (SUSPENDED) or refused (REFUSED): the same bytes under the same MessageId, with back-off and
 * hundred hours begun anew. Idempotent. Problems: Validation, NotFound, NotInThisState (it is set aside, has arrived or has ended).
 */
export const makeRetryDelivery =
  (deps: { readonly actOnDelivery: ActOnDelivery }) =>
  (deliveryId: DeliveryId, by: By): Promise<Result<Done>> =>
    deps.actOnDelivery(deliveryId, by, {
      act: 'delivery.retry',
      event: 'redriven',
      doneIn: ['ACCEPTED', 'SEALED', 'QUEUED', 'SENDING', 'WAITING_RETRY', 'UNKNOWN_OUTCOME'],
      goesOn: true,
      startOver: true,
    });

export type RetryDelivery = ReturnType<typeof makeRetryDelivery>;
