import type { CaseId, NotificationId } from '../domain/ids.ts';
import { channelsFor, type NoticeRules, quietEnd } from '../domain/notice-verdict.ts';
import type { NoticeEvent } from '../domain/notices.ts';
import type { Ids } from '../ports/clock.ts';
import type { NotificationClaim, Notifications } from '../ports/notifications.ts';
import type { WakeUp } from '../ports/queue.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import { type RecipientOfDeps, recipientOf } from './recipient-of.ts';

/** What planning a notice needs. */
export interface PlanNoticeDeps extends RecipientOfDeps {
  readonly transactions: Pick<Transactions, 'now'>;
  readonly notifications: Pick<Notifications, 'insert'>;
  readonly ids: Pick<Ids, 'uuid'>;
  readonly noticeRules: NoticeRules;
}

/**
 * Plans a notice on every channel that it takes to the citizen, in the caller's transaction. It waits for others of its case, and for the end of quiet hours; to which address it goes, and whether, is decided when it is sent.
 * @returns wake-ups for what is due at once; the relay says the others.
 */
export const planNotice = async (
  deps: PlanNoticeDeps,
  tx: Transaction,
  caseId: CaseId,
  notice: NoticeEvent,
  facts: NotificationClaim['facts'],
): Promise<readonly WakeUp[]> => {
  const recipient = await recipientOf(deps, tx, caseId);
  const { mergeMs } = deps.noticeRules;
  const merged = new Date((await deps.transactions.now(tx)).getTime() + mergeMs);
  const wakeUps: WakeUp[] = [];
  for (const channel of channelsFor(recipient, notice)) {
    const notificationId = deps.ids.uuid() as NotificationId;
    const quiet = quietEnd(recipient, channel, deps.noticeRules, merged);
    const waits = quiet !== undefined || mergeMs > 0;
    await deps.notifications.insert(tx, {
      notificationId,
      caseId,
      event: notice,
      channel,
      language: recipient.language,
      facts,
      ...(waits && { dueAt: quiet ?? merged, reason: quiet === undefined ? 'waiting_to_merge' : 'quiet_hours' }),
    });
    if (!waits) wakeUps.push({ topic: 'notification', id: notificationId });
  }
  return wakeUps;
};
