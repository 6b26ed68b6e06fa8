import type { Housekeeping } from '../ports/housekeeping.ts';
import { connectionOf, only } from './transactions.ts';

/** Monthly partitions; meets port Housekeeping. */
export const housekeeping: Housekeeping = {
  async ensurePartitions(tx) {
    const { rows } = await connectionOf(tx).query<{ made: number }>(
      `select ensure_month_partitions((app_now() at time zone 'UTC')::date, 13) as made`,
    );
    return only(rows).made;
  },
};
