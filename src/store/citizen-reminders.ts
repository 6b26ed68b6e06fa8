import type { CaseId } from '../domain/ids.ts';
import type { CitizenReminders } from '../ports/citizen-reminders.ts';
import { connectionOf } from './transactions.ts';

/** What citizens were told because time had passed; meets port CitizenReminders. */
export const citizenReminders: CitizenReminders = {
  async note(tx, { caseId, legId, event, day }) {
    const { rowCount } = await connectionOf(tx).query(
      `insert into citizen_reminders (case_id, leg_id, event, about_day, reminded_at) values ($1, $2, $3, $4, app_now()) on conflict do nothing`,
      [caseId, legId, event, day],
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
      `select c.case_id, r.leg_id, g.agency_code, r.day::text as day
       from cases c
       join lateral (
         select leg_id, reported_at, (reported_at at time zone 'Asia/Tbilisi')::date as day from events e
         where e.case_id = c.case_id and e.kind = 'reply' order by reported_at desc limit 1) r on true
       join legs g using (leg_id)
       where c.unread_replies > 0 and r.reported_at <= app_now() - $1 * interval '1 day'
         and not exists (select from citizen_reminders x
                         where x.case_id = c.case_id and x.leg_id = r.leg_id and x.event = 'unread_reminder' and x.about_day = r.day)
       order by c.case_id limit $2`,
      [days, limit],
    );
    return rows.map((row) => ({
      caseId: row.case_id as CaseId,
      legId: row.leg_id,
      agencyCode: row.agency_code,
      day: row.day,
    }));
  },
};
