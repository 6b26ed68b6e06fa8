import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { inject } from 'vitest';
import type { Transactions } from '../../src/ports/transaction.ts';
import { dropDatabase, ensureDatabase } from '../../src/store/databases.ts';
import { type DatabaseRole, makePool } from '../../src/store/pool.ts';
import { makeTransactions } from '../../src/store/transactions.ts';
import { TEMPLATE } from './global-setup.ts';

/** A database of a test's own: migrated, seeded, thrown away afterwards. */
export interface TestDatabase {
  readonly databaseUrl: string;
  /** Acts as the api role: outside a transaction in somebody's name it sees nothing of citizens. */
  readonly pool: pg.Pool;
  /** Acts as the owner of the tables, whom row-level security does not bind: for a test's look at what is kept. */
  readonly tables: pg.Pool;
  readonly transactions: Transactions;
  /** A pool that acts as another role; closed with the database. */
  poolAs(role: DatabaseRole): pg.Pool;
  close(): Promise<void>;
}

/** Copies the template into a new database. */
export const testDatabase = async (): Promise<TestDatabase> => {
  const serverUrl = inject('serverUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await ensureDatabase(serverUrl, name, TEMPLATE);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const databaseUrl = url.href;

  const pools: pg.Pool[] = [];
  const poolAs = (role: DatabaseRole): pg.Pool => {
    const pool = makePool({ databaseUrl, role, max: 5, onError: () => undefined });
    pools.push(pool);
    return pool;
  };
  const pool = poolAs('shikriki_api');
  return {
    databaseUrl,
    pool,
    tables: poolAs('shikriki_migrator'),
    transactions: makeTransactions(pool),
    poolAs,
    async close() {
      await Promise.all(pools.map((open) => open.end()));
      await dropDatabase(serverUrl, name);
    },
  };
};
