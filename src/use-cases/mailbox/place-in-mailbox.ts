import { nextDeliveryState } from '../../domain/delivery.ts';
import type { Deliveries, DeliveryClaim } from '../../ports/deliveries.ts';
import type { Log } from '../../ports/log.ts';
import type { Mailbox } from '../../ports/mailbox.ts';
import type { Transactions } from '../../ports/transaction.ts';

/**
 * Lays a claimed and sealed delivery where its system picks it up, and ends the claim. Does nothing where the claim was lost.
 * From then on no worker touches it until it is out of date. Idempotent.
 */
export const placeInMailbox = async (
  deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly deliveries: Pick<Deliveries, 'lockClaimed'>;
    readonly mailbox: Pick<Mailbox, 'place'>;
    readonly log: Pick<Log, 'note'>;
  },
  claim: Pick<DeliveryClaim, 'deliveryId' | 'fence' | 'messageId' | 'systemCode'>,
): Promise<void> => {
  const { deliveryId, messageId, systemCode } = claim;
  const placed = await deps.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
    const state = await deps.deliveries.lockClaimed(tx, claim);
    if (state === undefined) return undefined;
    const next = nextDeliveryState(state, 'placed');
    await deps.mailbox.place(tx, deliveryId, next);
    return next;
  });
  if (placed !== undefined) deps.log.note('delivery.placed', { deliveryId, messageId, systemCode, state: placed });
};
