import type pg from 'pg';
import { type Actor, MandateEnded, type Transaction, type Transactions } from '../ports/transaction.ts';
import { type PreparedConnection, preparing } from './prepared.ts';

interface UnderWay {
  readonly connection: PreparedConnection;
  /** app_now() of the transaction, once it has begun. */
  readonly began: Promise<Date>;
  /** Writes that nobody waits for but the commit. */
  readonly sent: Promise<void>[];
  /** What made PostgreSQL give the transaction up; statements behind it only say that it was. */
  failure?: { readonly error: unknown };
}

// Each transaction is a thing of its own: one that has ended cannot reach the next one of its connection.
const underWay = new WeakMap<Transaction, UnderWay>();

const stateOf = (tx: Transaction): UnderWay => {
  const state = underWay.get(tx);
  if (state === undefined) throw new Error('not a transaction of this store, or one that has ended');
  return state;
};

/** The connection behind a transaction; for files of this folder only. Statements with values are prepared (prepared.ts). */
export const connectionOf = (tx: Transaction): PreparedConnection => stateOf(tx).connection;

interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
}

/**
 * Sends a write whose answer nobody needs, and does not wait for it: the commit does. Where it fails, nothing of the transaction
 * stays, and whoever asked for the transaction gets its error (ADR 0027).
 */
export const send = (
  tx: Transaction,
  statement: Statement,
  check: (result: pg.QueryResult) => void = () => undefined,
): void => {
  const state = stateOf(tx);
  const answered = state.connection.query(statement).then(check);
  state.sent.push(
    answered.catch((error: unknown) => {
      // A transaction that was given up fails whatever follows.
      if ((error as { code?: string }).code !== GIVEN_UP) state.failure ??= { error };
    }),
  );
};

/** Like `send`, for a write that must change exactly one row. */
export const sendToOne = (tx: Transaction, statement: Statement): void => send(tx, statement, changedOne);

// 40001 serialisation failure, 40P01 deadlock: PostgreSQL asks to run the transaction again. 25P02: an earlier statement failed.
const GIVEN_UP = '25P02';
const RUN_AGAIN = new Set(['40001', '40P01']);
const MAX_RUNS = 5;

// 42501: row-level security took nothing of the write. Without a mandate that is a mistake of ours.
const orMandateEnded = (error: unknown, actor: Actor): unknown =>
  (error as { code?: string }).code === '42501' && actor.kind === 'citizen' && actor.mandate !== undefined
    ? new MandateEnded(error)
    : error;

// A mandate that ended hides rows: what was read under it looks whole and is not. One that holds at the end held at every statement.
const demandMandate = async (connection: PreparedConnection, actor: Actor): Promise<void> => {
  if (actor.kind !== 'citizen' || actor.mandate === undefined) return;
  const { rows } = await connection.query<{ holds: boolean }>({
    name: 'transaction-mandate',
    text: 'select current_owner() is not null as holds',
    values: [],
  });
  if (!only(rows).holds) throw new MandateEnded();
};

const actorName = (actor: Actor): string => {
  switch (actor.kind) {
    case 'citizen':
      return actor.by ?? actor.subject;
    case 'system':
      return actor.code;
    case 'operator':
      return actor.name;
    case 'worker':
      return 'worker';
  }
};

/** What the functions of migration 0018 read: in whose name, and whose rows. Empty is as good as not set. */
const settingsOf = (actor: Actor): readonly string[] => {
  const { subject = '', mandate, holderKey = '' } = actor.kind === 'citizen' ? actor : {};
  return [actor.kind, actorName(actor), subject, mandate?.mandateId ?? '', mandate?.holder ?? subject, holderKey];
};

type Beginning = 'begin' | 'begin isolation level repeatable read, read only';

/**
 * Begins, sets the actor and reads the clock, sent together: every unit of work pays for it.
 * @returns app_now(), which stands still until the end.
 */
const begin = async (client: pg.PoolClient, actor: Actor, how: Beginning): Promise<Date> => {
  const [, { rows }] = await Promise.all([
    client.query(how),
    client.query<{ now: Date }>({
      name: 'transaction-begin',
      text: `select app_now() as now, set_config('shikriki.actor_kind', $1, true), set_config('shikriki.actor', $2, true),
               set_config('shikriki.owner', $3, true), set_config('shikriki.mandate', $4, true), set_config('shikriki.holder', $5, true),
               set_config('shikriki.holder_number', $6, true)`,
      values: [...settingsOf(actor)],
    }),
  ]);
  return only(rows).now;
};

/** The statements of one transaction, in the order in which they are given. */
interface Line {
  readonly connection: PreparedConnection;
  /** Nothing but another end may follow. */
  end(text: 'commit' | 'rollback'): Promise<pg.QueryResult>;
}

/**
 * Lets what only reads follow `begin` at once. Anything else waits until the transaction has begun: without one it would
 * be committed by itself.
 */
const lineBehind = (began: Promise<unknown>, client: pg.ClientBase): Line => {
  const connection = preparing(client);
  const query = connection.query as (statement: string | Statement, values?: unknown[]) => Promise<pg.QueryResult>;
  let open = false;
  let held = false;
  let ended = false;
  began.then(
    () => {
      open = true;
    },
    () => undefined,
  );
  const give = (statement: string | Statement, values?: unknown[]): Promise<pg.QueryResult> => {
    const text = typeof statement === 'string' ? statement : statement.text;
    // What follows a write stays behind it.
    held ||= !open && !text.startsWith('select ');
    return open || !held ? query(statement, values) : began.then(() => query(statement, values));
  };
  return {
    // The driver's type has one overload for each way to call; the store uses two of them.
    connection: {
      query: (statement: string | Statement, values?: unknown[]) =>
        ended ? Promise.reject(new Error('this transaction has ended')) : give(statement, values),
    } as unknown as PreparedConnection,
    end: (text) => {
      ended = true;
      return give(text);
    },
  };
};

/** Transactions of PostgreSQL; meets port Transactions. */
export const makeTransactions = (pool: pg.Pool): Transactions => {
  /** Lends a connection. One that is lost or said to be broken is not used again. */
  const withClient = async <T>(
    use: (client: pg.PoolClient, breakOff: (error: Error) => void) => Promise<T>,
  ): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    const breakOff = (error: Error): void => {
      broken = error;
    };
    // A connection that is lost says so here; unheard, it would end the program.
    client.on('error', breakOff);
    try {
      return await use(client, breakOff);
    } finally {
      client.off('error', breakOff);
      client.release(broken);
    }
  };

  const runOnce = <T>(actor: Actor, work: (tx: Transaction) => Promise<T>, how: Beginning = 'begin'): Promise<T> =>
    withClient(async (client, breakOff) => {
      const tx: Transaction = { brand: 'transaction' };
      const began = begin(client, actor, how);
      const line = lineBehind(began, client);
      const state: UnderWay = { connection: line.connection, began, sent: [] };
      underWay.set(tx, state);
      began.catch((error: unknown) => {
        state.failure ??= { error };
      });
      try {
        const result = await work(tx);
        await Promise.all(state.sent);
        if (state.failure !== undefined) throw state.failure.error;
        await demandMandate(state.connection, actor);
        const { command } = await line.end('commit');
        if (command !== 'COMMIT') throw new Error('PostgreSQL had given the transaction up');
        return result;
      } catch (error) {
        await line.end('rollback').catch((rollbackError: unknown) => {
          breakOff(rollbackError instanceof Error ? rollbackError : new Error('rollback failed'));
        });
        throw orMandateEnded(state.failure === undefined ? error : state.failure.error, actor);
      } finally {
        underWay.delete(tx);
      }
    });

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
    // A snapshot that only reads is never asked to run again.
    inSnapshot: (actor, read) => runOnce(actor, read, 'begin isolation level repeatable read, read only'),
    readOnce: (read) =>
      withClient(async (client) => {
        const tx: Transaction = { brand: 'transaction' };
        const began = Promise.reject(new Error('a single statement has no time of its own'));
        began.catch(() => undefined);
        underWay.set(tx, { connection: preparing(client), began, sent: [] });
        try {
          return await read(tx);
        } finally {
          underWay.delete(tx);
        }
      }),
    now: (tx) => stateOf(tx).began,
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
