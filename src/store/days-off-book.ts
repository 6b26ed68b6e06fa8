import type { DaysOffBook } from '../ports/days-off-book.ts';
import { connectionOf } from './transactions.ts';

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
         scope = excluded.scope, except_agencies = excluded.except_agencies, draft = excluded.draft, removed_at = null`,
      [day, nameKa, nameEn, source, scope, exceptAgencies, draft],
    );
  },

  async remove(tx, day) {
    // The row stays: a day that ships with the program would come back with the next start.
    const { rowCount } = await connectionOf(tx).query(
      'update days_off set removed_at = app_now() where day = $1 and removed_at is null',
      [day],
    );
    return rowCount === 1;
  },
};
