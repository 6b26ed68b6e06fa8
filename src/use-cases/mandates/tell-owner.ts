import type { NotificationId } from '../../domain/ids.ts';
import type { NoticeEvent } from '../../domain/notices.ts';
import type { Ids } from '../../ports/clock.ts';
import type { FoundMandate } from '../../ports/mandates.ts';
import type { Notifications } from '../../ports/notifications.ts';
import type { Queue, WakeUp } from '../../ports/queue.ts';
import type { Transaction } from '../../ports/transaction.ts';

/** What telling the owner of a mandate needs. */
export interface TellOwnerDeps {
  readonly notifications: Pick<Notifications, 'insert'>;
  readonly queue: Pick<Queue, 'publish'>;
  readonly ids: Pick<Ids, 'uuid'>;
}

type DelegationEvent = Extract<NoticeEvent, `delegation_${string}`>;

/** Plans the e-mail that tells the owner of a mandate what became of it; whether the owner has an address, and in which language they want it, is found when it is sent. @returns the wake-ups. */
export const tellOwner = async (
  deps: Pick<TellOwnerDeps, 'notifications' | 'ids'>,
  tx: Transaction,
  { entry, parties: { ownerContacts } }: FoundMandate,
  event: DelegationEvent,
): Promise<readonly WakeUp[]> => {
  const notificationId = deps.ids.uuid() as NotificationId;
  await deps.notifications.insert(tx, {
    notificationId,
    ownerSubject: entry.ownerSubject,
    event,
    channel: 'email',
    language: ownerContacts.language === 'en' ? 'en' : 'ka',
    facts: { mandateId: entry.mandateId, ...(event === 'delegation_expiring' && { dueOn: entry.validUntil }) },
  });
  return [{ topic: 'notification', id: notificationId }];
};
