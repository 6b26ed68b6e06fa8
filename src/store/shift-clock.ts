import pg from 'pg';

/**
 * Sets app_now() to an instant from which it goes on, so that a sandbox can show what days bring. The database itself refuses it where the
 * installation is in production.
 */
export const setClock = async (databaseUrl: string, to: Date): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c role=shikriki_migrator' });
  await client.connect();
  try {
    await client.query('update installation set clock_shift = $1::timestamptz - now()', [to]);
  } finally {
    await client.end();
  }
};
