import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { dropDatabase, ensureDatabase } from '../../src/store/databases.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { seedDirectory } from '../../src/store/seed.ts';
import { build } from './built.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly serverUrl: string;
  }
}

/** The database that every test's own is a copy of. */
export const TEMPLATE = 'shikriki_template';

const databaseOn = (serverUrl: string, name: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
};

/** One real PostgreSQL for all integration tests of a run, with a migrated and seeded template; for those who start processes the compiled program. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.name === 'alone' || project.name === 'long') await build();
  // Whichever project of the run comes first makes the database for all.
  const run = project.vitest.getRootProject();
  if ('serverUrl' in run.getProvidedContext()) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'shikriki-test-'));
  // Tests that kill PostgreSQL start their own; here speed counts, and nothing has to survive.
  const server = await startEmbeddedPostgres({
    folder: join(folder, 'postgres'),
    port: 0,
    settings: { fsync: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  await dropDatabase(server.databaseUrl, TEMPLATE);
  await ensureDatabase(server.databaseUrl, TEMPLATE);
  const template = databaseOn(server.databaseUrl, TEMPLATE);
  await migrate(template, 'test');
  await seedDirectory(template);
  run.provide('serverUrl', server.databaseUrl);
  return async () => {
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  };
}
