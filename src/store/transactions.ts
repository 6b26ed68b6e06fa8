import type pg from 'pg';
import type { Actor, Transaction, Transactions } from '../ports/transaction.ts';
import { type PreparedConnection, preparing } from './prepared.ts';

/** The connection behind a transaction; for files of this folder only. Statements with values are prepared (prepared.ts). */
export const connectionOf = (tx: Transaction): PreparedConnection => preparing(tx as unknown as pg.ClientBase);

// 40001 serialisation failure, 40P01 deadlock: PostgreSQL asks to run the transaction again.
const RUN_AGAIN = new Set(['40001', '40P01']);
const MAX_RUNS = 5;

const actorName = (actor: Actor): string => {
  switch (actor.kind) {
    case 'citizen':
      return actor.subject;
    case 'system':
      return actor.code;
    case 'operator':
      return actor.name;
    case 'worker':
      return 'worker';
  }
};

/** Begins, sets the actor and reads the clock in one round trip: every unit of work pays for it. @returns app_now(), which stands still until the end. */
const begin = async (client: pg.PoolClient, actor: Actor): Promise<Date> => {
  const set = (name: string, value: string) => `set_config('shikriki.${name}', ${client.escapeLiteral(value)}, true)`;
  const results = (await client.query<{ now: Date }>(
    `begin; select app_now() as now, ${set('actor_kind', actor.kind)}, ${set('actor', actorName(actor))}`,
    // Several statements in one text answer with one result each, which the driver's types do not say.
  )) as unknown as readonly pg.QueryResult<{ now: Date }>[];
  return only(results[1]?.rows ?? []).now;
};

/** Transactions of PostgreSQL; meets port Transactions. */
export const makeTransactions = (pool: pg.Pool): Transactions => {
  // When each transaction under way began, by the clock of the database.
  const beganAt = new WeakMap<Transaction, Date>();

  const runOnce = async <T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    // A connection that is lost between two statements says so here; unheard, it would end the program.
    const onLost = (error: Error): void => {
      broken = error;
    };
    client.on('error', onLost);
    try {
      const tx = client as unknown as Transaction;
      beganAt.set(tx, await begin(client, actor));
      const result = await work(tx);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch((rollbackError: unknown) => {
        // A connection that cannot roll back must not be used again.
        broken = rollbackError instanceof Error ? rollbackError : new Error('rollback failed');
      });
      throw error;
    } finally {
      client.off('error', onLost);
      client.release(broken);
    }
  };

  return {
    async inTransaction(actor, work) {
      for (let run = 1; ; run++) {
        try {
          return await runOnce(actor, work);
        } catch (error) {
          const code = (error as { code?: string }).code;
          if (run >= MAX_RUNS || code === undefined || !RUN_AGAIN.has(code)) throw error;
        }
      }
    },
    now(tx) {
      const now = beganAt.get(tx);
      return now === undefined ? Promise.reject(new Error('not a transaction of this store')) : Promise.resolve(now);
    },
    async ping() {
      await pool.query('select 1');
    },
  };
};

/** The one row that a query must return. */
export const only = <Row>(rows: readonly Row[]): Row => {
  const row = rows[0];
  if (row === undefined || rows.length > 1) throw new Error(`expected one row, found ${rows.length}`);
  return row;
};

/** Throws unless a statement changed exactly one row. */
export const changedOne = ({ rowCount }: { readonly rowCount: number | null }): void => {
  if (rowCount !== 1) throw new Error(`expected to change one row, changed ${rowCount ?? 0}`);
};
