import type { Channel } from '../ports/channel.ts';
import type { Log } from '../ports/log.ts';
import type { Notifications, ReportedMessage, ReportedState } from '../ports/notifications.ts';
import type { Transactions } from '../ports/transaction.ts';
import type { SuppressAddress } from './suppressions/suppress-address.ts';

/**
 * A provider's reference as it is kept. Providers count by themselves: a mail server and an SMS provider can give the same number,
 * and a report about the SMS must not be taken for one about the mail. References of SMS begin with the provider's name.
 */
export const keptReference = (channel: Channel['channel'], providerReference: string): string =>
  `${channel}:${providerReference}`;

/** A report of an SMS provider: about a message by its own reference, and by our notification's id where it repeats that. */
export interface SmsReport {
  readonly provider: string;
  readonly message: { readonly providerReference: string; readonly notificationId?: string };
  readonly state: ReportedState;
}

/**
 * Takes an SMS provider's word on what became of a message; a number that nobody has is suppressed. Idempotent.
 * @returns false where no notification waits for it (yet): a provider that can should say it again.
 */
export const makeTakeDeliveryReport =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly notifications: Pick<Notifications, 'saveReport'>;
    readonly suppressAddress: SuppressAddress;
    readonly log: Pick<Log, 'note'>;
  }) =>
  async ({ provider, message, state }: SmsReport): Promise<boolean> => {
    const providerReference = keptReference('sms', `${provider}:${message.providerReference}`);
    const { notificationId } = message;
    const about: ReportedMessage =
      notificationId === undefined
        ? { providerReference }
        : { notificationId, smsProvider: provider, providerReference };
    const found = await deps.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
      const reported = await deps.notifications.saveReport(tx, about, state);
      if (state === 'no_such_address' && reported?.addressHash !== undefined)
        await deps.suppressAddress(tx, {
          channel: reported.channel,
          addressHash: reported.addressHash,
          reason: 'unknown_number',
          notificationId: reported.notificationId,
        });
      return reported !== undefined;
    });
    deps.log.note('notification.reported', { provider, known: found, state });
    return found;
  };

export type TakeDeliveryReport = ReturnType<typeof makeTakeDeliveryReport>;
