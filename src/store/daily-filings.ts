import type { DailyFilings } from '../ports/daily-filings.ts';
import { connectionOf } from './transactions.ts';

/** How many letters an owner files a day; meets port DailyFilings. */
export const dailyFilings: DailyFilings = {
  async countOne(tx, ownerSubject, day, counted, limit) {
    if (limit < 1) return false;
    // The row is locked before its number is compared: the second of two looks again once the first has committed.
    const { rowCount } = await connectionOf(tx).query({
      name: 'daily-filings-count',
      text: `insert into daily_filings as d (owner_subject, day, counted, filed) values ($1, $2, $3, 1)
             on conflict (owner_subject, day, counted) do update set filed = d.filed + 1 where d.filed < $4`,
      values: [ownerSubject, day, counted, limit],
    });
    return rowCount === 1;
  },

  async filed(tx, ownerSubject, day, counted) {
    const { rows } = await connectionOf(tx).query<{ filed: number }>({
      name: 'daily-filings-of-day',
      text: 'select filed from daily_filings where owner_subject = $1 and day = $2 and counted = $3',
      values: [ownerSubject, day, counted],
    });
    return rows[0]?.filed ?? 0;
  },

  async removeBefore(tx, day, limit) {
    const { rowCount } = await connectionOf(tx).query(
      `delete from daily_filings where ctid in (select ctid from daily_filings where day < $1 limit $2)`,
      [day, limit],
    );
    return rowCount ?? 0;
  },
};
