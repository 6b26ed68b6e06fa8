import type { NotificationId } from '../../domain/ids.ts';
import type { NoticeChannel } from '../../domain/notices.ts';
import type { Ids } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Notifications } from '../../ports/notifications.ts';
import type { AddressHash, SuppressionReason, Suppressions } from '../../ports/suppressions.ts';
import type { Transaction } from '../../ports/transaction.ts';

/**
 * Keeps, in the caller's transaction, that nobody has an address: notices to it end as SUPPRESSED until it is lifted. What the message was to
 * tell is considered anew for the other channel: a legal notice must not be left to an address that nobody has. Idempotent.
 */
export const makeSuppressAddress =
  (deps: {
    readonly suppressions: Pick<Suppressions, 'add'>;
    readonly notifications: Pick<Notifications, 'reconsider'>;
    readonly ids: Pick<Ids, 'uuid'>;
    readonly log: Pick<Log, 'note'>;
  }) =>
  async (
    tx: Transaction,
    about: {
      readonly channel: NoticeChannel;
      readonly addressHash: Buffer;
      readonly reason: SuppressionReason;
      readonly notificationId: NotificationId;
    },
  ): Promise<void> => {
    const { channel, reason, notificationId } = about;
    await deps.notifications.reconsider(tx, notificationId);
    if (await deps.suppressions.add(tx, { ...about, suppressionId: deps.ids.uuid() }))
      deps.log.note('address.suppressed', { channel, reason, notificationId });
  };

export type SuppressAddress = ReturnType<typeof makeSuppressAddress>;

/**
 * Takes an address off the list because its owner has confirmed it anew, in the transaction of the confirmation. Idempotent.
 * @returns whether it was suppressed.
 */
export const makeLiftByConfirmation =
  (deps: { readonly suppressions: Pick<Suppressions, 'lift'>; readonly addressHash: AddressHash }) =>
  async (tx: Transaction, channel: NoticeChannel, address: string): Promise<boolean> =>
    (await deps.suppressions.lift(tx, { channel, addressHash: deps.addressHash(channel, address) })) > 0;

export type LiftByConfirmation = ReturnType<typeof makeLiftByConfirmation>;
