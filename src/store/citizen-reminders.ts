import type { CaseId } from '../domain/ids.ts';
import type { CitizenReminders } from '../ports/citizen-reminders.ts';
import { connectionOf, only } from './transactions.ts';

const UNOPENED = `direction = 'to_citizen' and kind = 'REPLY' and opened_at is null`;
// Whoever was not reminded in two weeks of rounds is not reminded any more; without an end the scan grows with every reply ever left unread.
const LOOKED_BACK_DAYS = 14;

/** What citizens were told because time had passed; meets port CitizenReminders. */
export const citizenReminders: CitizenReminders = {
  async since(tx) {
    const { rows } = await connectionOf(tx).query<{ since: string }>(
      `select (created_at at time zone 'Asia/Tbilisi')::date::text as since from rounds where name = 'citizens'`,
    );
    return only(rows).since;
  },

  async note(tx, { caseId, legId, event, day, about = '' }) {
    const { rowCount } = await connectionOf(tx).query(
      `insert into citizen_reminders (case_id, leg_id, event, about_day, about, reminded_at)
       values ($1, $2, $3, $4, $5, app_now()) on conflict do nothing`,
      [caseId, legId, event, day, about],
    );
    return rowCount === 1;
  },

  async unread(tx, days, limit) {
    const { rows } = await connectionOf(tx).query<{
      case_id: string;
      leg_id: string;
      agency_code: string;
      day: string;
    }>(
      `select l.case_id, l.leg_id, g.agency_code, (l.created_at at time zone 'Asia/Tbilisi')::date::text as day
       from letters l
       join legs g using (leg_id)
       where ${UNOPENED}
         and l.created_at <= app_now() - $1 * interval '1 day' and l.created_at > app_now() - ($1 + $3) * interval '1 day'
         and not exists (select from letters n where n.case_id = l.case_id and n.direction = 'to_citizen' and n.kind = 'REPLY'
                         and n.opened_at is null and (n.created_at, n.letter_id) > (l.created_at, l.letter_id))
         and not exists (select from citizen_reminders x where x.case_id = l.case_id and x.leg_id = l.leg_id
                         and x.event = 'unread_reminder' and x.about_day = (l.created_at at time zone 'Asia/Tbilisi')::date)
       order by l.created_at limit $2`,
      [days, limit, LOOKED_BACK_DAYS],
    );
    return rows.map((row) => ({
      caseId: row.case_id as CaseId,
      legId: row.leg_id,
      agencyCode: row.agency_code,
      day: row.day,
    }));
  },

  async isUnread(tx, { caseId, day }) {
    const { rows } = await connectionOf(tx).query(
      `select from letters where case_id = $1 and ${UNOPENED} and (created_at at time zone 'Asia/Tbilisi')::date <= $2 limit 1`,
      [caseId, day],
    );
    return rows.length > 0;
  },
};
