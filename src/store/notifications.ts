import type { CaseId, NotificationId } from '../domain/ids.ts';
import type { NotificationClaim, Notifications } from '../ports/notifications.ts';
import { sameForMerged } from './merged-notifications.ts';
import { notificationReports } from './notification-reports.ts';
import { connectionOf, send } from './transactions.ts';

interface ClaimRow {
  notification_id: string;
  fence: number;
  created_at: Date;
  case_id: string | null;
  event: string;
  channel: NotificationClaim['channel'];
  language: NotificationClaim['language'];
  facts: NotificationClaim['facts'];
  attempt_count: number;
}

const DUE = `merged_into is null and state in ('PENDING', 'SENDING', 'TEMPORARY_FAILURE') and due_at <= app_now() and (leased_until is null or leased_until <= app_now())`;

interface ToldRow {
  notification_id: string;
  event: string;
  facts: NotificationClaim['facts'];
  created_at: Date;
}

/** Notifications, their claims, and what providers report about them; meets port Notifications. */
export const notifications: Notifications = {
  ...notificationReports,

  async insert(tx, notification) {
    send(tx, {
      text: `insert into notifications (notification_id, created_at, case_id, event, channel, language, facts, state, due_at, reason, updated_at, owner_subject)
       values ($1, date_trunc('milliseconds', app_now()), $2, $3, $4, $5, $6, 'PENDING', coalesce($7, app_now()), $8, app_now(), $9)`,
      values: [
        notification.notificationId,
        notification.caseId ?? null,
        notification.event,
        notification.channel,
        notification.language,
        notification.facts,
        notification.dueAt ?? null,
        notification.reason ?? null,
        notification.ownerSubject ?? null,
      ],
    });
  },

  async lockTogether(tx, id) {
    await connectionOf(tx).query({
      name: 'notification-lock-together',
      text: `select pg_advisory_xact_lock(hashtextextended('notices ' || case_id || ' ' || channel, 0))
             from notifications where notification_id = $1 and case_id is not null`,
      values: [id],
    });
  },

  async claim(tx, id, leaseMs) {
    const { rows } = await connectionOf(tx).query<ClaimRow>({
      name: 'notification-claim',
      text: `update notifications
             set state = 'SENDING', fence = fence + 1, leased_until = app_now() + $2 * interval '1 millisecond',
                 attempt_count = attempt_count + 1, reason = null, updated_at = app_now()
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

  async merge(tx, claim, exceptEvents) {
    await connectionOf(tx).query({
      name: 'notification-merge',
      // Never due by itself: no round over what is due looks at it.
      text: `update notifications set merged_into = $1, state = 'SENDING', due_at = 'infinity', reason = null, updated_at = app_now()
             where case_id = $2 and channel = $3 and notification_id <> $1 and state = 'PENDING' and attempt_count = 0
               and merged_into is null and event <> all($4)`,
      values: [claim.notificationId, claim.caseId, claim.channel, exceptEvents],
    });
  },

  async told(tx, claim) {
    const { rows } = await connectionOf(tx).query<ToldRow>({
      name: 'notification-told',
      text: `select notification_id, event, facts, created_at from notifications
             where case_id = $2 and (notification_id = $1 or merged_into = $1) order by created_at, notification_id`,
      values: [claim.notificationId, claim.caseId],
    });
    return rows.map((row) => ({
      notificationId: row.notification_id as NotificationId,
      event: row.event,
      facts: row.facts,
      createdAt: row.created_at,
    }));
  },

  async release(tx, claim) {
    if (claim.caseId === undefined) return;
    await connectionOf(tx).query({
      name: 'notification-release',
      text: `update notifications set merged_into = null, state = 'PENDING', due_at = app_now(), updated_at = app_now()
             where case_id = $1 and merged_into = $2`,
      values: [claim.caseId, claim.notificationId],
    });
  },

  async addressed(tx, claim, addressHash) {
    send(tx, {
      name: 'notification-addressed',
      text: 'update notifications set address_hash = $4 where notification_id = $1 and created_at = $2 and fence = $3',
      values: [claim.notificationId, claim.createdAt, claim.fence, addressHash],
    });
  },

  async putOff(tx, claim, until, reason) {
    await connectionOf(tx).query(
      `update notifications
       set state = 'PENDING', leased_until = null, due_at = $4, attempt_count = attempt_count - 1, reason = $5, updated_at = app_now()
       where notification_id = $1 and created_at = $2 and fence = $3`,
      [claim.notificationId, claim.createdAt, claim.fence, until, reason],
    );
  },

  async drop(tx, id, reason) {
    await connectionOf(tx).query(
      `update notifications set state = 'SUPPRESSED', reason = $2, updated_at = app_now()
       where notification_id = $1 and state in ('PENDING', 'TEMPORARY_FAILURE')`,
      [id, reason],
    );
  },

  async save(tx, claim, change) {
    const { rowCount } = await connectionOf(tx).query(
      `update notifications
       set state = case when state = 'SENDING' then $4 else state end,
           reason = case when state = 'SENDING' then $8 else reason end,
           leased_until = null, updated_at = app_now(),
           due_at = case when $5::bigint is null or state <> 'SENDING' then due_at else app_now() + $5 * interval '1 millisecond' end,
           provider_reference = coalesce($6, provider_reference), template_version = coalesce($7, template_version),
           address_hash = coalesce($9, address_hash),
           sent_at = case when $4 = 'SENT' then coalesce(sent_at, app_now()) else sent_at end
       where notification_id = $1 and created_at = $2 and fence = $3`,
      [
        claim.notificationId,
        claim.createdAt,
        claim.fence,
        change.state,
        change.dueInMs ?? null,
        change.providerReference ?? null,
        change.templateVersion ?? null,
        change.reason ?? null,
        change.addressHash ?? null,
      ],
    );
    if (rowCount === 1 && claim.caseId !== undefined) sameForMerged(tx, claim.caseId, claim.notificationId);
    return rowCount === 1;
  },

  async due(tx, limit) {
    const { rows } = await connectionOf(tx).query<{ notification_id: string }>(
      `select notification_id from notifications where ${DUE} order by due_at limit $1`,
      [limit],
    );
    return rows.map((row) => row.notification_id as NotificationId);
  },
};
