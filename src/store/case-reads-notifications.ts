import type { CaseReads, NotificationOverview } from '../ports/case-reads.ts';
import type { NotificationReason } from '../ports/notifications.ts';
import { connectionOf } from './transactions.ts';

interface NotificationRow {
  notification_id: string;
  event: string;
  channel: NotificationOverview['channel'];
  state: NotificationOverview['state'];
  created_at: Date;
  sent_at: Date | null;
  due_at: Date | null;
  reason: NotificationReason | null;
  merged_into: string | null;
}

/** What a citizen was told about a case, and what not; a part of port CaseReads. */
export const caseNotifications: Pick<CaseReads, 'notifications'> = {
  async notifications(tx, owner, caseId) {
    const { rows } = await connectionOf(tx).query<NotificationRow>({
      name: 'notifications-of-owner',
      text: `select n.notification_id, n.event, n.channel, n.state, n.created_at, n.sent_at, n.reason, n.merged_into,
               case when n.state in ('PENDING', 'TEMPORARY_FAILURE') and n.merged_into is null and n.due_at > app_now() and n.due_at < 'infinity' then n.due_at end as due_at
             from cases c join notifications n using (case_id)
             where c.owner_subject = $1 and c.case_id = $2 order by n.created_at, n.notification_id`,
      values: [owner, caseId],
    });
    return rows.map((row) => ({
      notificationId: row.notification_id,
      event: row.event,
      channel: row.channel,
      state: row.state,
      plannedAt: row.created_at,
      ...(row.sent_at !== null && { sentAt: row.sent_at }),
      ...(row.due_at !== null && { dueAt: row.due_at }),
      ...(row.reason !== null && { reason: row.reason }),
      ...(row.merged_into !== null && { mergedInto: row.merged_into }),
    }));
  },
};
