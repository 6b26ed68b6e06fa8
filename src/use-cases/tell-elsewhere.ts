import type { CaseId, NotificationId } from '../domain/ids.ts';
import { otherChannelsOf } from '../domain/notice-verdict.ts';
import type { Ids } from '../ports/clock.ts';
import type { Notifications } from '../ports/notifications.ts';
import type { Transaction } from '../ports/transaction.ts';

/** What telling something by another channel needs. */
export interface TellElsewhereDeps {
  readonly notifications: Pick<Notifications, 'missed' | 'reconsider' | 'insert'>;
  readonly ids: Pick<Ids, 'uuid'>;
}

/**
 * What a message was to tell that has no address to go to goes by another channel, in the caller's transaction: one that the citizen had
 * switched off is considered anew, and a legal notice takes one that is not its own. Whether it is sent is decided when it is due. Idempotent.
 */
export const tellElsewhere = async (
  { notifications, ids }: TellElsewhereDeps,
  tx: Transaction,
  caseId: CaseId,
  id: NotificationId,
): Promise<void> => {
  const missed = await notifications.missed(tx, caseId, id);
  await notifications.reconsider(tx, caseId, id);
  for (const { event, language, facts, channels } of missed)
    for (const channel of otherChannelsOf(event)) {
      if (channels.includes(channel)) continue;
      const notificationId = ids.uuid() as NotificationId;
      await notifications.insert(tx, { notificationId, caseId, event, channel, language, facts });
    }
};
