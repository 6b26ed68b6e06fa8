import type { Channel } from '../ports/channel.ts';
import type { Log } from '../ports/log.ts';
import type { Notifications } from '../ports/notifications.ts';
import type { Transactions } from '../ports/transaction.ts';

/**
 * A provider's reference as it is kept. Providers count by themselves: a mail server and an SMS provider can give the same number,
 * and a report about the SMS must not be taken for one about the mail.
 */
export const keptReference = (channel: Channel['channel'], providerReference: string): string =>
  `${channel}:${providerReference}`;

/**
 * Takes the SMS provider's word on what became of a message. Idempotent.
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
    const caseId = await deps.transactions.inTransaction({ kind: 'worker' }, (tx) =>
      deps.notifications.saveReport(tx, keptReference('sms', providerReference), state),
    );
    deps.log.note('notification.reported', { known: caseId !== undefined, state });
    return caseId !== undefined;
  };
