import type { Transaction } from '../../src/ports/transaction.ts';
import { connectionOf, only } from '../../src/store/transactions.ts';

/** How many rows of a table were looked at, whether or not they were what was looked for. */
export interface RowsVisited {
  readonly byIndex: number;
  /** One after the other, from the table's first on. */
  readonly withoutIndex: number;
}

const visitedSoFar = async (tx: Transaction, table: string): Promise<RowsVisited> => {
  // What PostgreSQL counts for this connection alone; reading the counters moves none of them.
  const { rows } = await connectionOf(tx).query<RowsVisited>(
    `select idx_tup_fetch::int as "byIndex", seq_tup_read::int as "withoutIndex" from pg_stat_xact_user_tables where relid = $1::regclass`,
    [table],
  );
  return only(rows);
};

/** What `work` looks at in a table: by the very statements that it runs, under its rights and plans, those inside functions as well. */
export const rowsVisited = async (
  tx: Transaction,
  table: string,
  work: () => Promise<unknown>,
): Promise<RowsVisited> => {
  const before = await visitedSoFar(tx, table);
  await work();
  const after = await visitedSoFar(tx, table);
  return { byIndex: after.byIndex - before.byIndex, withoutIndex: after.withoutIndex - before.withoutIndex };
};
