import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Transaction } from '../src/ports/transaction.ts';
import { connectionOf, makeTransactions, send, sendToOne } from '../src/store/transactions.ts';
import { type TestDatabase, testDatabase } from './support/database.ts';

const WORKER = { kind: 'worker' } as const;
const ID = '019f0000-0000-7000-8000-00000000000';
const [FIRST, SECOND, NOWHERE] = [`${ID}a`, `${ID}b`, `${ID}c`];

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const insert = (id: string) => ({ text: 'insert into content (content_id) values ($1)', values: [id] });
const kept = async (): Promise<readonly string[]> =>
  (await database.tables.query<{ id: string }>('select content_id as id from content order by 1')).rows.map(
    ({ id }) => id,
  );

describe('writes that are not waited for', () => {
  test('are committed with the transaction, in the order given, and seen by what follows in it', async () => {
    const seen = await database.transactions.inTransaction(WORKER, async (tx) => {
      send(tx, insert(FIRST));
      sendToOne(tx, { text: 'update content set size_bytes = $2 where content_id = $1', values: [FIRST, 7] });
      return connectionOf(tx).query('select size_bytes as size from content where content_id = $1', [FIRST]);
    });
    expect(seen.rows).toEqual([{ size: 7 }]);
    expect(await kept()).toEqual([FIRST]);
  });

  test('keep nothing where one of them fails, whose error is told and not that of what came behind', async () => {
    const broken = database.transactions.inTransaction(WORKER, async (tx) => {
      send(tx, insert(SECOND));
      send(tx, insert(FIRST));
      await connectionOf(tx).query('select $1::integer', [1]);
    });
    await expect(broken).rejects.toMatchObject({ code: '23505' });
    expect(await kept()).toEqual([FIRST]);
  });

  test('keep nothing where the last of all fails, which nothing waits for but the commit', async () => {
    const broken = database.transactions.inTransaction(WORKER, async (tx) => {
      send(tx, insert(SECOND));
      send(tx, insert(FIRST));
    });
    await expect(broken).rejects.toMatchObject({ code: '23505' });
    expect(await kept()).toEqual([FIRST]);
  });

  test('keep nothing where one that must change a row changes none', async () => {
    const broken = database.transactions.inTransaction(WORKER, async (tx) => {
      send(tx, insert(SECOND));
      sendToOne(tx, { text: 'update content set size_bytes = $2 where content_id = $1', values: [NOWHERE, 1] });
    });
    await expect(broken).rejects.toThrow('expected to change one row, changed 0');
    expect(await kept()).toEqual([FIRST]);
  });

  test('keep nothing where the work fails', async () => {
    const broken = database.transactions.inTransaction(WORKER, async (tx) => {
      send(tx, insert(SECOND));
      throw new Error('the work failed');
    });
    await expect(broken).rejects.toThrow('the work failed');
    expect(await kept()).toEqual([FIRST]);
  });

  test('are not committed where the work went on after a statement had failed', async () => {
    const broken = database.transactions.inTransaction(WORKER, async (tx) => {
      send(tx, insert(SECOND));
      await connectionOf(tx)
        .query('select 1 / $1::integer', [0])
        .catch(() => undefined);
    });
    await expect(broken).rejects.toThrow('given the transaction up');
    expect(await kept()).toEqual([FIRST]);
  });
});

const connected = async (): Promise<{ client: pg.PoolClient; release: () => void }> => {
  const client = await database.pool.connect();
  return { client, release: () => client.release() };
};

describe('a snapshot', () => {
  test('reads what was there at one instant, whatever is committed meanwhile, and writes nothing', async () => {
    const count = (tx: Transaction) =>
      connectionOf(tx).query<{ n: number }>('select count(*)::integer as n from content where content_id <> $1', [
        NOWHERE,
      ]);
    const [before, after] = await database.transactions.inSnapshot(WORKER, async (tx) => {
      const first = await count(tx);
      await database.tables.query('insert into content (content_id) values ($1)', [SECOND]);
      return [first.rows, (await count(tx)).rows];
    });
    expect(after).toEqual(before);
    expect(await kept()).toEqual([FIRST, SECOND]);
    await database.tables.query('delete from content where content_id = $1', [SECOND]);
    const writing = database.transactions.inSnapshot(WORKER, async (tx) => send(tx, insert(SECOND)));
    await expect(writing).rejects.toMatchObject({ code: '25006' });
  });
});

describe('a transaction', () => {
  test('that could not begin commits nothing', async () => {
    // Stands for a connection whose `begin` is cancelled: PostgreSQL would commit each statement behind it by itself.
    const { client, release } = await connected();
    const pool = {
      connect: () => {
        const query = client.query.bind(client) as (...args: unknown[]) => unknown;
        return Promise.resolve(
          Object.assign(Object.create(client) as pg.PoolClient, {
            query: (...args: unknown[]) => (args[0] === 'begin' ? query('select 1 / 0') : query(...args)),
            release: () => undefined,
          }),
        );
      },
    } as unknown as pg.Pool;
    const broken = makeTransactions(pool).inTransaction(WORKER, async (tx) => {
      await connectionOf(tx).query('select $1::integer', [1]);
      send(tx, insert(SECOND));
      await connectionOf(tx).query('select $1::integer', [2]);
    });
    await expect(broken).rejects.toThrow('division by zero');
    release();
    expect(await kept()).toEqual([FIRST]);
  });

  test('that has ended takes no more statements, so that none of them gets into the next one of its connection', async () => {
    let goOn = (): void => undefined;
    const over = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let late: Promise<unknown> | undefined;
    let ended: Transaction | undefined;
    const broken = database.transactions.inTransaction(WORKER, (tx) => {
      ended = tx;
      const connection = connectionOf(tx);
      late = over.then(() => connection.query(insert(SECOND).text, [SECOND]));
      return Promise.all([connection.query('select 1 / $1::integer', [0]), late]);
    });
    await expect(broken).rejects.toThrow('division by zero');
    goOn();
    await expect(late).rejects.toThrow('has ended');
    expect(() => send(ended!, insert(SECOND))).toThrow('has ended');
    expect(await kept()).toEqual([FIRST]);
  });
});
