import type { AgencyWait, AgencyWaits } from '../ports/agency-waits.ts';
import { OPEN } from './claim-conditions.ts';
import { connectionOf } from './transactions.ts';

const WAITS = `(d.state in ${OPEN} or d.state = 'SUSPENDED')`;

// Letters that have waited for more than a day, suspended ones too. The clock is computed for the first of them only: the others of
// the agency share its holds, and there may be thousands.
const WAITING = `
  select g.system_code, g.agency_code, g.letters, g.since, first.waited
  from (
    select d.system_code, d.agency_code, count(*)::integer as letters, min(d.created_at) as since, min(d.retrying_since) as waiting_since
    from deliveries d where ${WAITS} and d.retrying_since <= app_now() - interval '1 day' group by 1, 2) g
  cross join lateral (
    select waited(d) from deliveries d
    where ${WAITS} and d.retrying_since = g.waiting_since and d.system_code = g.system_code and d.agency_code = g.agency_code limit 1) first
  where first.waited >= interval '1 day'`;

/** Agencies that letters wait for; meets port AgencyWaits. */
export const agencyWaits: AgencyWaits = {
  async refresh(tx) {
    const client = connectionOf(tx);
    await client.query(
      `insert into agency_waits (system_code, agency_code, mail_due_at, created_at)
       select system_code, agency_code, app_now(), app_now() from (${WAITING}) waiting on conflict do nothing`,
    );
    await client.query(
      `delete from agency_waits a where not exists (
         select from (${WAITING}) waiting where waiting.system_code = a.system_code and waiting.agency_code = a.agency_code)`,
    );
  },

  async claimDue(tx, days, leaseMs) {
    const { rows } = await connectionOf(tx).query<AgencyWait>(
      `with due as (
         select w.system_code, w.agency_code, waiting.letters, waiting.since, waiting.waited
         from agency_waits w
         join agencies a on a.code = w.agency_code and a.contact_email is not null
         join (${WAITING}) waiting on waiting.system_code = w.system_code and waiting.agency_code = w.agency_code
         where w.mail_due_at <= app_now()
           and w.told_day < (select max(day) from unnest($1::integer[]) day where day * interval '1 day' <= waiting.waited)
         for update of w skip locked),
       taken as (
         update agency_waits w set mail_due_at = app_now() + $2 * interval '1 millisecond'
         from due where w.system_code = due.system_code and w.agency_code = due.agency_code)
       select due.system_code as "systemCode", s.name_ka as "systemNameKa", s.name_en as "systemNameEn", due.agency_code as "agencyCode",
         a.name_ka as "nameKa", a.name_en as "nameEn", a.contact_email as "contactEmail", due.letters, due.since,
         (extract(epoch from due.waited) * 1000)::float8 as "waitedMs"
       from due join systems s on s.code = due.system_code join agencies a on a.code = due.agency_code
       order by due.system_code, a.name_ka collate "C"`,
      [[...days], leaseMs],
    );
    return rows;
  },

  async told(tx, wait, day) {
    await connectionOf(tx).query(
      `update agency_waits set told_day = $3, mail_due_at = app_now() where system_code = $1 and agency_code = $2 and told_day < $3`,
      [wait.systemCode, wait.agencyCode, day],
    );
  },
};
