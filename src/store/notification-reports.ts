import type { CaseId, NotificationId } from '../domain/ids.ts';
import type {
  NotificationState,
  Notifications,
  ReportedMessage,
  ReportedNotification,
  ReportedState,
} from '../ports/notifications.ts';
import { sameForMerged } from './merged-notifications.ts';
import { connectionOf } from './transactions.ts';

type MissedRow = Awaited<ReturnType<Notifications['missed']>>[number];

interface ReportedRow {
  notification_id: string;
  case_id: string | null;
  event: string;
  channel: ReportedNotification['channel'];
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
  where t.notification_id = notifications.notification_id and t.address_hash <> notifications.address_hash
    and coalesce(t.outcome, 'unsure') in ('sent', 'unsure'))`;

// Of what was sent before tries were written down, reports had other references: that nobody reported about it says nothing. Tries are kept
// for longer than a report is awaited; what was told together has those of the message.
const WAITS_FOR_A_REPORT = `exists (select from sms_tries t where t.notification_id = coalesce(n.merged_into, n.notification_id))`;

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

/** What providers say about notifications, or do not say for too long; a part of port Notifications. */
export const notificationReports: Pick<Notifications, 'saveReport' | 'missed' | 'reconsider' | 'expireUnreported'> = {
  async saveReport(tx, message, reported) {
    const { state, from } = REPORTED[reported];
    const reason = reported === 'delivered' ? null : reported;
    const [which, values] = whichMessage(message, reported);
    const { rows } = await connectionOf(tx).query<ReportedRow>(
      `update notifications
       set state = $1, reason = $2, updated_at = app_now(), sent_at = coalesce(sent_at, app_now()), leased_until = null,
           due_at = case when $1 = 'TEMPORARY_FAILURE' then 'infinity' else due_at end
       where ${which} and (${from} or (state = $1 and reason is not distinct from $2))
       returning notification_id, case_id, event, channel, case when ${WENT_ELSEWHERE} then null else address_hash end as address_hash`,
      [state, reason, ...values],
    );
    const row = rows[0];
    if (row !== undefined && row.case_id !== null)
      sameForMerged(tx, row.case_id as CaseId, row.notification_id as NotificationId);
    return (
      row && {
        notificationId: row.notification_id as NotificationId,
        ...(row.case_id !== null && { caseId: row.case_id as CaseId }),
        event: row.event,
        channel: row.channel,
        addressHash: row.address_hash ?? undefined,
      }
    );
  },

  async missed(tx, caseId, id) {
    const { rows } = await connectionOf(tx).query<MissedRow>({
      name: 'notification-missed',
      // Locked whatever their state: one that is being dropped at this moment is looked at once that is known.
      text: `with told as (
               select event, language, facts, created_at from notifications
               where case_id = $1 and (notification_id = $2 or merged_into = $2)),
             besides as (
               select n.event, n.channel, n.created_at from notifications n
               where n.case_id = $1 and n.event in (select event from told) and n.created_at >= (select min(created_at) from told)
               for update of n)
             select t.event, t.language, t.facts,
               (select coalesce(array_agg(distinct b.channel), '{}') from besides b where b.event = t.event and b.created_at >= t.created_at) as channels
             from told t`,
      values: [caseId, id],
    });
    return rows;
  },

  async reconsider(tx, caseId, id) {
    await connectionOf(tx).query({
      name: 'notification-reconsider',
      // What was planned together has one instant: an earlier reply of the same case is not told again.
      text: `update notifications other set state = 'PENDING', reason = null, due_at = app_now(), updated_at = app_now()
             from notifications told
             where told.case_id = $1 and (told.notification_id = $2 or told.merged_into = $2) and other.case_id = $1
               and other.event = told.event and other.created_at = told.created_at and other.channel <> told.channel
               and other.state = 'SUPPRESSED' and other.reason = 'switched_off'`,
      values: [caseId, id],
    });
  },

  async expireUnreported(tx, afterMs, limit) {
    const { rowCount } = await connectionOf(tx).query(
      `update notifications set state = 'TEMPORARY_FAILURE', reason = 'no_report', due_at = 'infinity', updated_at = app_now()
       where (notification_id, created_at) in (
         select notification_id, created_at from notifications n
         where state = 'SENT' and channel = 'sms' and sent_at < app_now() - $1 * interval '1 millisecond' and ${WAITS_FOR_A_REPORT}
         order by sent_at limit $2 for update skip locked)`,
      [afterMs, limit],
    );
    return rowCount ?? 0;
  },
};
