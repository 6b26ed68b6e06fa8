import type { Log } from '../../ports/log.ts';
import type { Notifications, ReportedState } from '../../ports/notifications.ts';
import type { AddressHash } from '../../ports/suppressions.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { SuppressAddress } from './suppress-address.ts';

/**
 * Takes the word of a mail that came back about a notice. Anybody can write such a mail: it is believed only where it names a notice by the
 * id that nobody but its receiver knows, and the address that this notice was sent to. Idempotent.
 * @returns false where no notice that was sent to one of the addresses has the id.
 */
export const makeTakeBounce =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly notifications: Pick<Notifications, 'saveReport'>;
    readonly addressHash: AddressHash;
    readonly suppressAddress: SuppressAddress;
    readonly log: Pick<Log, 'note'>;
  }) =>
  async (bounce: {
    readonly notificationId: string;
    readonly recipients: readonly string[];
    readonly state: Exclude<ReportedState, 'delivered'>;
  }): Promise<boolean> => {
    const { notificationId, state } = bounce;
    const hashes = bounce.recipients.map((address) => deps.addressHash('email', address));
    const known = await deps.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
      const reported = await deps.notifications.saveReport(tx, { notificationId, mailedTo: hashes }, state);
      if (reported?.addressHash !== undefined && state === 'no_such_address')
        await deps.suppressAddress(tx, {
          channel: 'email',
          addressHash: reported.addressHash,
          reason: 'bounced',
          notificationId: reported.notificationId,
        });
      return reported !== undefined;
    });
    deps.log.note('notification.bounced', { known, state });
    return known;
  };
