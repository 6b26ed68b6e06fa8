import type { Socket } from 'node:net';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectionOf } from '../src/store/transactions.ts';
import { type TestDatabase, testDatabase } from './support/database.ts';

const CONTENT_ID = '019f0000-0000-7000-8000-000000000001';
const OF_THE_API = `application_name = 'shikriki_api' and datname = current_database()`;

describe('a connection to PostgreSQL that is lost in the middle of a transaction', () => {
  let database: TestDatabase;
  let administrator: pg.Client;
  beforeEach(async () => {
    database = await testDatabase();
    administrator = new pg.Client({ connectionString: database.databaseUrl });
    await administrator.connect();
  });
  afterEach(async () => {
    await administrator.end();
    await database.close();
  });

  test('fails that transaction only: nothing of it is kept, and the next one works', async () => {
    const lost = database.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
      await connectionOf(tx).query('insert into content (content_id) values ($1)', [CONTENT_ID]);
      await administrator.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${OF_THE_API}`);
      const others = async () =>
        (await administrator.query(`select from pg_stat_activity where ${OF_THE_API}`)).rowCount;
      await expect.poll(others).toBe(0);
      await connectionOf(tx).query('select 1');
    });
    await expect(lost).rejects.toThrow(/terminat|not queryable|Connection/i);

    const kept = await database.transactions.inTransaction({ kind: 'worker' }, (tx) =>
      connectionOf(tx).query('select from content where content_id = $1', [CONTENT_ID]),
    );
    expect(kept.rowCount).toBe(0);
  });

  test('fails a single read only, also where the connection is cut without a word', async () => {
    const cut = (client: pg.PoolClient): void => {
      database.pool.off('acquire', cut);
      const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
      setImmediate(() => stream.destroy(new Error('read ECONNRESET')));
    };
    database.pool.on('acquire', cut);
    const one = () => database.transactions.readOnce((tx) => connectionOf(tx).query('select pg_sleep($1)', [0.2]));
    await expect(one()).rejects.toThrow();
    expect((await one()).rowCount).toBe(1);
  });
});
