import type { CaseId, NotificationId } from '../domain/ids.ts';
import type { NotificationClaim, Notifications } from '../ports/notifications.ts';
import { connectionOf, send } from './transactions.ts';

interface ClaimRow {
  notification_id: string;
  fence: number;
  created_at: Date;
  case_id: string | null;
  event: string;
  channel: 'email' | 'sms';
  language: 'ka' | 'en';
  facts: NotificationClaim['facts'];
  attempt_count: number;
}

const DUE = `state in ('PENDING', 'SENDING', 'TEMPORARY_FAILURE') and due_at <= app_now() and (leased_until is null or leased_until <= app_now())`;

/** Notifications and their claims; meets port Notifications. */
export const notifications: Notifications = {
  async insert(tx, notification) {
    send(tx, {
      text: `insert into notifications (notification_id, created_at, case_id, event, channel, language, facts, state, due_at, updated_at, owner_subject)
       values ($1, date_trunc('milliseconds', app_now()), $2, $3, $4, $5, $6, $7, app_now(), app_now(), $8)`,
      values: [
        notification.notificationId,
        notification.caseId ?? null,
        notification.event,
        notification.channel,
        notification.language,
        notification.facts,
        notification.state ?? 'PENDING',
        notification.ownerSubject ?? null,
      ],
    });
  },

  async claim(tx, id, leaseMs) {
    const { rows } = await connectionOf(tx).query<ClaimRow>({
      name: 'notification-claim',
      text: `update notifications
             set state = 'SENDING', fence = fence + 1, leased_until = app_now() + $2 * interval '1 millisecond',
                 attempt_count = attempt_count + 1, updated_at = app_now()
             where (notification_id, created_at) in (
               select notification_id, created_at from notifications where notification_id = $1 and ${DUE} for update skip locked)
             returning notification_id, fence, created_at, case_id, event, channel, language, facts, attempt_count`,
      values: [id, leaseMs],
    });
    const row = rows[0];
    return (
      row && {
        notificationId: row.notification_id as NotificationId,
        fence: row.fence,
        createdAt: row.created_at,
        ...(row.case_id !== null && { caseId: row.case_id as CaseId }),
        event: row.event,
        channel: row.channel,
        language: row.language,
        facts: row.facts,
        attemptCount: row.attempt_count,
      }
    );
  },

  async save(tx, claim, change) {
    const { rowCount } = await connectionOf(tx).query(
      `update notifications
       set state = $4, leased_until = null, updated_at = app_now(),
           due_at = case when $5::bigint is null then due_at else app_now() + $5 * interval '1 millisecond' end,
           provider_reference = coalesce($6, provider_reference), template_version = coalesce($7, template_version),
           sent_at = case when $4 = 'SENT' then app_now() else sent_at end
       where notification_id = $1 and created_at = $2 and fence = $3`,
      [
        claim.notificationId,
        claim.createdAt,
        claim.fence,
        change.state,
        change.dueInMs ?? null,
        change.providerReference ?? null,
        change.templateVersion ?? null,
      ],
    );
    return rowCount === 1;
  },

  async saveReport(tx, providerReference, state) {
    const { rows } = await connectionOf(tx).query<{ case_id: string }>(
      `update notifications set state = $2, updated_at = app_now() where provider_reference = $1 and state in ('SENDING', 'SENT') returning case_id`,
      [providerReference, state],
    );
    return rows[0]?.case_id as CaseId | undefined;
  },

  async due(tx, limit) {
    const { rows } = await connectionOf(tx).query<{ notification_id: string }>(
      `select notification_id from notifications where ${DUE} order by due_at limit $1`,
      [limit],
    );
    return rows.map((row) => row.notification_id as NotificationId);
  },
};
