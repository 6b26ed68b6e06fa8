import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import pg from 'pg';

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));
const BOOTSTRAP = new URL('./bootstrap.sql', import.meta.url);

/**
 * Brings a database to the newest version: roles, then every migration that has not run, each once, in order.
 * Safe to run from several processes at once; the others wait. Also records the environment, by which the database
 * itself refuses a shifted clock in production.
 * @returns the names of the migrations that ran now.
 */
export const migrate = async (
  databaseUrl: string,
  environment: 'production' | 'sandbox' | 'test',
): Promise<readonly string[]> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(await readFile(BOOTSTRAP, 'utf8'));
    await client.query('set role shikriki_migrator');
    const ran = await runner({
      dbClient: client,
      dir: MIGRATIONS,
      direction: 'up',
      migrationsTable: 'migrations',
      checkOrder: true,
      // Several processes may start together: the second waits for the first and finds nothing left to do.
      advisoryLockMode: 'wait',
      singleTransaction: true,
      log: () => undefined,
    });
    await client.query(
      'insert into installation (environment) values ($1) on conflict (only_row) do update set environment = excluded.environment',
      [environment],
    );
    await client.query('grant select on migrations to shikriki_api, shikriki_worker');
    // A year ahead: housekeeping repeats this daily.
    await client.query(`select ensure_month_partitions((app_now() at time zone 'UTC')::date, 13)`);
    return ran.map((migration) => migration.name);
  } finally {
    await client.end();
  }
};

/** Refuses a database that is not at this program's version. @throws with what to do. */
export const requireMigrated = async (pool: pg.Pool): Promise<void> => {
  const wanted = (await readdir(MIGRATIONS))
    .filter((name) => name.endsWith('.sql'))
    .map((name) => name.slice(0, -'.sql'.length));
  const { rows } = await pool.query<{ name: string }>('select name from migrations').catch((error: unknown) => {
    throw new Error('The database has not been set up; run: shikriki migrate', { cause: error });
  });
  const missing = wanted.filter((name) => !rows.some((row) => row.name === name));
  if (missing.length > 0)
    throw new Error(`The database is older than this program (${missing.join(', ')}); run: shikriki migrate`);
};
