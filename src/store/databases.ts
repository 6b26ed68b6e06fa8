import pg from 'pg';

const withClient = async <T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Makes a database when it is missing. `template` makes it a copy of another that nobody is connected to. */
export const ensureDatabase = (serverUrl: string, name: string, template = 'template0'): Promise<void> =>
  withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return;
    const encoding = template === 'template0' ? ` encoding 'UTF8'` : '';
    await client
      .query(
        `create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(template)}${encoding}`,
      )
      .catch((error: unknown) => {
        // Another process was faster.
        if ((error as { code?: string }).code !== '42P04') throw error;
      });
  });

/** Removes a database, closing its connections. */
export const dropDatabase = (serverUrl: string, name: string): Promise<void> =>
  withClient(serverUrl, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`);
  });
