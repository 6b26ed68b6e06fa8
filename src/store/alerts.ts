import type { AlertMail, Alerts } from '../ports/alerts.ts';
import { connectionOf } from './transactions.ts';

interface Row {
  alert_id: string;
  kind: AlertMail['kind'];
  subject: string;
  facts: AlertMail['facts'];
  raised_at: Date;
  cleared_at: Date | null;
  mail_count: number;
}

const COLUMNS = 'alert_id, kind, subject, facts, raised_at, cleared_at, mail_count';

const toAlert = (row: Row): AlertMail => ({
  alertId: row.alert_id,
  kind: row.kind,
  subject: row.subject,
  facts: row.facts,
  raisedAt: row.raised_at,
  mailCount: row.mail_count,
  ...(row.cleared_at !== null && { clearedAt: row.cleared_at }),
});

/** Alerts and the mails about them; meets port Alerts. */
export const alerts: Alerts = {
  async raise(tx, { alertId, kind, subject, facts, mailChanges }) {
    const { rows } = await connectionOf(tx).query<{ alert_id: string }>(
      `insert into alerts (alert_id, kind, subject, facts, raised_at, mail_due_at) values ($1, $2, $3, $4, app_now(), app_now())
       on conflict (kind, subject) where cleared_at is null do update
         set facts = alerts.facts || excluded.facts, mail_due_at = case when $5 then app_now() else alerts.mail_due_at end
       where alerts.facts is distinct from alerts.facts || excluded.facts
       returning alert_id`,
      [alertId, kind, subject, facts, mailChanges],
    );
    return rows[0]?.alert_id === alertId;
  },

  async clear(tx, kind, subject) {
    const { rowCount } = await connectionOf(tx).query(
      `update alerts set cleared_at = app_now(), mail_due_at = case when mail_count > 0 then app_now() end
       where kind = $1 and subject = $2 and cleared_at is null`,
      [kind, subject],
    );
    return rowCount === 1;
  },

  async open(tx) {
    const { rows } = await connectionOf(tx).query<Row>(
      `select ${COLUMNS} from alerts where cleared_at is null order by raised_at, alert_id`,
    );
    return rows.map(toAlert);
  },

  async claimMail(tx, leaseMs) {
    const { rows } = await connectionOf(tx).query<Row>(
      `update alerts set mail_due_at = app_now() + $1 * interval '1 millisecond'
       where alert_id = (select alert_id from alerts where mail_due_at <= app_now() order by mail_due_at limit 1 for update skip locked)
       returning ${COLUMNS}`,
      [leaseMs],
    );
    return rows[0] && toAlert(rows[0]);
  },

  async mailed(tx, alertId, nextInMs) {
    // Cleared while the mail was under way: that is still to be told.
    await connectionOf(tx).query(
      `update alerts set mail_count = mail_count + 1,
         mail_due_at = case when $2::bigint is not null and cleared_at is not null then app_now()
                            else app_now() + $2 * interval '1 millisecond' end
       where alert_id = $1`,
      [alertId, nextInMs ?? null],
    );
  },
};
