import type { CaseId, NotificationId } from '../domain/ids.ts';
import type {
  NotificationClaim,
  NotificationState,
  Notifications,
  ReportedMessage,
  ReportedState,
} from '../ports/notifications.ts';
import type { Transaction } from '../ports/transaction.ts';
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

const DUE = `merged_into is null and state in ('PENDING', 'SENDING', 'TEMPORARY_FAILURE') and due_at <= app_now() and (leased_until is null or leased_until <= app_now())`;

interface ToldRow {
  notification_id: string;
  event: string;
  facts: NotificationClaim['facts'];
  created_at: Date;
}

// One message told them, so what becomes of it becomes of them.
const sameForMerged = (tx: Transaction, caseId: CaseId, id: NotificationId): void =>
  send(tx, {
    name: 'notification-same-for-merged',
    text: `update notifications m
           set state = n.state, sent_at = n.sent_at, provider_reference = n.provider_reference, template_version = n.template_version,
               reason = n.reason, updated_at = n.updated_at
           from notifications n
           where m.case_id = $1 and m.merged_into = $2 and n.case_id = $1 and n.notification_id = $2`,
    values: [caseId, id],
  });

interface ReportedRow {
  notification_id: string;
  case_id: string | null;
  channel: 'email' | 'sms';
  address_hash: Buffer | null;
}

// A failure ends what is under way or sent; one that will be tried again is not ended by word of an earlier try.
const FAILS_FROM = `state in ('SENDING', 'SENT')`;
const REPORTED: { readonly [K in ReportedState]: { readonly state: NotificationState; readonly from: string } } = {
  delivered: {
    state: 'DELIVERED',
    from: `state in ('SENDING', 'SENT', 'TEMPORARY_FAILURE', 'PERMANENT_FAILURE', 'TECHNICAL_FAILURE')`,
  },
  unreachable: { state: 'TEMPORARY_FAILURE', from: FAILS_FROM },
  refused: { state: 'PERMANENT_FAILURE', from: FAILS_FROM },
  no_such_address: { state: 'PERMANENT_FAILURE', from: FAILS_FROM },
};

// A try that may have been taken went to another number than the last: nobody can tell which of the two the report is about.
const WENT_ELSEWHERE = `exists (select from sms_tries t
  where t.notification_id = notifications.notification_id and t.address_hash <> notifications.address_hash)`;

const whichMessage = (
  message: ReportedMessage,
  reported: ReportedState,
): readonly [which: string, values: readonly unknown[]] => {
  // What was told together follows the one whose message it was. A provider that counts anew says an old reference again: the newest is meant.
  if (!('notificationId' in message))
    return [
      `(notification_id, created_at) = (select notification_id, created_at from notifications
         where provider_reference = $3 and merged_into is null order by created_at desc limit 1)`,
      [message.providerReference],
    ];
  if ('mailedTo' in message)
    return [
      `notification_id = $3 and channel = 'email' and address_hash = any($4)`,
      [message.notificationId, message.mailedTo],
    ];
  // A provider speaks of messages that it was asked to take. That one was not carried, only who was asked last can say.
  const asked =
    reported === 'delivered'
      ? 'exists (select from sms_tries t where t.notification_id = $3 and t.provider = $4)'
      : `$4 = (select t.provider from sms_tries t where t.notification_id = $3 order by t.begun_at desc, t.try_id desc limit 1)
         and (provider_reference is null or provider_reference = $5)`;
  const { notificationId, smsProvider, providerReference } = message;
  return [
    `notification_id = $3 and channel = 'sms' and ${asked}`,
    [notificationId, smsProvider, ...(reported === 'delivered' ? [] : [providerReference])],
  ];
};

/** Notifications and their claims; meets port Notifications. */
export const notifications: Notifications = {
  async insert(tx, notification) {
    send(tx, {
      text: `insert into notifications (notification_id, created_at, case_id, event, channel, language, facts, state, due_at, reason, updated_at, owner_subject)
       values ($1, date_trunc('milliseconds', app_now()), $2, $3, $4, $5, $6, $7, coalesce($8, app_now()), $9, app_now(), $10)`,
      values: [
        notification.notificationId,
        notification.caseId ?? null,
        notification.event,
        notification.channel,
        notification.language,
        notification.facts,
        notification.state ?? 'PENDING',
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

  async saveReport(tx, message, reported) {
    const { state, from } = REPORTED[reported];
    const reason = reported === 'delivered' ? null : reported;
    const [which, values] = whichMessage(message, reported);
    const { rows } = await connectionOf(tx).query<ReportedRow>(
      `update notifications
       set state = $1, reason = $2, updated_at = app_now(), sent_at = coalesce(sent_at, app_now()), leased_until = null,
           due_at = case when $1 = 'TEMPORARY_FAILURE' then 'infinity' else due_at end
       where ${which} and (${from} or (state = $1 and reason is not distinct from $2))
       returning notification_id, case_id, channel, case when ${WENT_ELSEWHERE} then null else address_hash end as address_hash`,
      [state, reason, ...values],
    );
    const row = rows[0];
    if (row !== undefined && row.case_id !== null)
      sameForMerged(tx, row.case_id as CaseId, row.notification_id as NotificationId);
    return (
      row && {
        notificationId: row.notification_id as NotificationId,
        channel: row.channel,
        addressHash: row.address_hash ?? undefined,
      }
    );
  },

  async reconsider(tx, id) {
    await connectionOf(tx).query({
      name: 'notification-reconsider',
      // What was planned together has one instant: an earlier reply of the same case is not told again.
      text: `update notifications other set state = 'PENDING', reason = null, due_at = app_now(), updated_at = app_now()
             from notifications told
             where (told.notification_id = $1 or told.merged_into = $1) and other.case_id = told.case_id and other.event = told.event
               and other.created_at = told.created_at and other.channel <> told.channel
               and other.state = 'SUPPRESSED' and other.reason = 'switched_off'`,
      values: [id],
    });
  },

  async expireUnreported(tx, afterMs, limit) {
    const { rowCount } = await connectionOf(tx).query(
      `update notifications set state = 'TEMPORARY_FAILURE', reason = 'no_report', due_at = 'infinity', updated_at = app_now()
       where (notification_id, created_at) in (
         select notification_id, created_at from notifications
         where state = 'SENT' and channel = 'sms' and sent_at < app_now() - $1 * interval '1 millisecond'
         order by sent_at limit $2 for update skip locked)`,
      [afterMs, limit],
    );
    return rowCount ?? 0;
  },

  async due(tx, limit) {
    const { rows } = await connectionOf(tx).query<{ notification_id: string }>(
      `select notification_id from notifications where ${DUE} order by due_at limit $1`,
      [limit],
    );
    return rows.map((row) => row.notification_id as NotificationId);
  },
};
