import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from './support/database.ts';

describe('a connection to PostgreSQL that is lost in the middle of a transaction', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(() => database.close());

  test('fails that transaction only: nothing of it is kept, and the next one works', async () => {
    const pool = database.poolAs('shikriki_migrator');
    const lost = database.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
      const client = tx as unknown as typeof pool;
      await client.query(`insert into content (content_id) values ('019f0000-0000-7000-8000-000000000001')`);
      await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'shikriki_api' and datname = current_database()`,
      );
      await expect
        .poll(
          async () =>
            (
              await pool.query(
                `select 1 from pg_stat_activity where application_name = 'shikriki_api' and datname = current_database()`,
              )
            ).rowCount,
        )
        .toBe(0);
      return database.transactions.now(tx);
    });
    await expect(lost).rejects.toThrow();
    const kept = await database.transactions.inTransaction({ kind: 'worker' }, async (tx) =>
      (tx as unknown as typeof pool).query('select 1 from content'),
    );
    expect(kept.rowCount).toBe(0);
  });
});
