import type { NotificationId } from '../../domain/ids.ts';
import type { NoticeChannel } from '../../domain/notices.ts';
import type { Ids } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { SuppressionReason, Suppressions } from '../../ports/suppressions.ts';
import type { Transaction } from '../../ports/transaction.ts';

/**
 * Keeps, in the caller's transaction, that nobody has an address: notices to it end as SUPPRESSED until it is lifted. Idempotent.
 */
export const makeSuppressAddress =
  (deps: {
    readonly suppressions: Pick<Suppressions, 'add'>;
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
    if (await deps.suppressions.add(tx, { ...about, suppressionId: deps.ids.uuid() }))
      deps.log.note('address.suppressed', { channel, reason, notificationId });
  };

export type SuppressAddress = ReturnType<typeof makeSuppressAddress>;
