import { readFile } from 'node:fs/promises';
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
    // A year ahead: housekeeping repeats this daily.
    await client.query('select ensure_month_partitions(app_now()::date, 13)');
    return ran.map((migration) => migration.name);
  } finally {
    await client.end();
  }
};
