import type { CaseId, NotificationId } from '../domain/ids.ts';
import { NOTICE_EVENTS, type NoticeChannel, type NoticeEvent } from '../domain/notices.ts';
import type { Cases } from '../ports/cases.ts';
import type { Ids } from '../ports/clock.ts';
import type { NotificationClaim, Notifications } from '../ports/notifications.ts';
import type { WakeUp } from '../ports/queue.ts';
import type { Transaction } from '../ports/transaction.ts';

/** What planning a notice needs. */
export interface PlanNoticeDeps {
  readonly cases: Pick<Cases, 'initiator'>;
  readonly notifications: Pick<Notifications, 'insert'>;
  readonly ids: Pick<Ids, 'uuid'>;
}

const channelsOf = (notice: NoticeEvent): readonly NoticeChannel[] => NOTICE_EVENTS[notice].channels;

/** Plans a notice on every channel that it has and on which the citizen can be reached, in the caller's transaction. @returns the wake-ups. */
export const planNotice = async (
  deps: PlanNoticeDeps,
  tx: Transaction,
  caseId: CaseId,
  notice: NoticeEvent,
  facts: NotificationClaim['facts'],
): Promise<readonly WakeUp[]> => {
  const { contacts } = await deps.cases.initiator(tx, caseId);
  const addresses = [
    ['email', contacts.email],
    ['sms', contacts.phone],
  ] as const;
  const wakeUps: WakeUp[] = [];
  for (const [channel, address] of addresses) {
    if (address === undefined || !channelsOf(notice).includes(channel)) continue;
    const notificationId = deps.ids.uuid() as NotificationId;
    await deps.notifications.insert(tx, {
      notificationId,
      caseId,
      event: notice,
      channel,
      language: contacts.language === 'en' ? 'en' : 'ka',
      facts,
    });
    wakeUps.push({ topic: 'notification', id: notificationId });
  }
  return wakeUps;
};
