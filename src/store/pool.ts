import pg from 'pg';
import { gatheredSocket } from './gathered-socket.ts';

/** A pool of connections, for those who compose and do not speak SQL. */
export type DatabasePool = pg.Pool;

/** The role a connection acts as; see bootstrap.sql. */
export type DatabaseRole = 'shikriki_migrator' | 'shikriki_api' | 'shikriki_worker' | 'shikriki_operator';

// bigint columns hold sizes and fences, far below 2^53; numeric text would only be converted everywhere.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/**
 * Opens a pool whose connections act as one role.
 * Commits wait for the disk (synchronous_commit on): a filing receipt promises that the letter survives a crash.
 * Prepared statements are planned once a connection: their rows are found by keys, whatever the values.
 */
export const makePool = (options: {
  readonly databaseUrl: string;
  readonly role: DatabaseRole;
  readonly max: number;
  readonly onError: (error: Error) => void;
}): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    max: options.max,
    // A statement is sent without waiting for the answers to those before it (ADR 0027).
    pipeline: true,
    stream: gatheredSocket,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    application_name: options.role,
    options: `-c role=${options.role} -c synchronous_commit=on -c idle_in_transaction_session_timeout=30000 -c statement_timeout=60000 -c timezone=UTC -c plan_cache_mode=force_generic_plan`,
  });
  // An idle connection that breaks is replaced on the next use; it must not end the program.
  pool.on('error', options.onError);
  return pool;
};

/**
 * Refuses a database that cannot keep Georgian text. @throws where the encoding is not UTF8.
 */
export const requireUtf8 = async (pool: pg.Pool): Promise<void> => {
  const { rows } = await pool.query<{ encoding: string }>(
    'select pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()',
  );
  const encoding = rows[0]?.encoding;
  if (encoding !== 'UTF8') {
    throw new Error(
      `The database has encoding ${encoding ?? 'unknown'}; Shikriki needs UTF8. Make it anew with --encoding=UTF8.`,
    );
  }
};

/**
 * Refuses connections that row-level security does not bind, or that act as another role than they should: a pooler between us and the
 * database that drops start-up options loses both. @throws with what to do.
 */
export const requireRowSecurity = async (pool: pg.Pool, role: DatabaseRole): Promise<void> => {
  const { rows } = await pool.query<{ acts_as: string; bound: boolean }>(
    `select current_user as acts_as, row_security_active('cases') as bound`,
  );
  const found = rows[0];
  if (found?.acts_as !== role)
    throw new Error(
      `The database connection acts as ${found?.acts_as ?? 'nobody'} and not as ${role}: something between drops the option "-c role=${role}". Connect directly, or by a pooler that keeps it.`,
    );
  if (!found.bound)
    throw new Error(`The role ${role} is not bound by row-level security; take superuser and bypassrls from it.`);
};
