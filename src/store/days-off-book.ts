import type { CaseId } from '../domain/ids.ts';
import { STOPPED_LEG_STATES } from '../domain/leg-clock.ts';
import type { DaysOffBook, OpenLeg } from '../ports/days-off-book.ts';
import { connectionOf } from './transactions.ts';

const BEFORE_ALL_IDS = '00000000-0000-0000-0000-000000000000';

/** Days off as operators change them; meets port DaysOffBook. */
export const daysOffBook: DaysOffBook = {
  async lock(tx) {
    await connectionOf(tx).query(`select pg_advisory_xact_lock(hashtextextended('days_off', 0))`);
  },

  async put(tx, { day, nameKa, nameEn, source, scope, exceptAgencies = [], draft = false }) {
    await connectionOf(tx).query(
      `insert into days_off (day, name_ka, name_en, source, scope, except_agencies, draft, added_at)
       values ($1, $2, $3, $4, $5, $6, $7, app_now())
       on conflict (day) do update set name_ka = excluded.name_ka, name_en = excluded.name_en, source = excluded.source,
         scope = excluded.scope, except_agencies = excluded.except_agencies, draft = excluded.draft`,
      [day, nameKa, nameEn, source, scope, exceptAgencies, draft],
    );
  },

  async remove(tx, day) {
    const { rowCount } = await connectionOf(tx).query('delete from days_off where day = $1', [day]);
    return rowCount === 1;
  },

  async openLegs(tx, afterLegId = BEFORE_ALL_IDS, limit) {
    const { rows } = await connectionOf(tx).query<{
      leg_id: string;
      case_id: string;
      agency_code: string;
      letter_type: string;
      filed_at: Date;
    }>(
      `select g.leg_id, g.case_id, g.agency_code, c.letter_type, c.filed_at from legs g join cases c using (case_id)
       where g.leg_id > $1 and g.state <> all($2) order by g.leg_id limit $3`,
      [afterLegId, STOPPED_LEG_STATES, limit],
    );
    return rows.map(
      (row): OpenLeg => ({
        legId: row.leg_id,
        caseId: row.case_id as CaseId,
        agencyCode: row.agency_code,
        letterType: row.letter_type,
        filedAt: row.filed_at,
      }),
    );
  },
};
