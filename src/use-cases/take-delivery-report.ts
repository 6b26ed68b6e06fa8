import type { Log } from '../ports/log.ts';
import type { Notifications } from '../ports/notifications.ts';
import type { Transactions } from '../ports/transaction.ts';

/**
 * Takes a provider's word on what became of a message. Idempotent.
 * @returns false where no notification has the reference (yet): the provider should say it again.
 */
export const makeTakeDeliveryReport =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly notifications: Pick<Notifications, 'saveReport'>;
    readonly log: Pick<Log, 'note'>;
  }) =>
  async (providerReference: string, delivered: boolean): Promise<boolean> => {
    const state = delivered ? 'DELIVERED' : 'PERMANENT_FAILURE';
    const caseId = await deps.transactions.inTransaction({ kind: 'worker' }, (tx) => deps.notifications.saveReport(tx, providerReference, state));
    deps.log.note('notification.reported', { known: caseId !== undefined, state });
    return caseId !== undefined;
  };
