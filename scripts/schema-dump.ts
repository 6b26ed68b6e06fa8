import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dumpSchema } from '../src/store/dump-schema.ts';
import { startEmbeddedPostgres } from '../src/store/embedded-postgres.ts';
import { migrate } from '../src/store/migrate.ts';

/**
 * Writes src/store/schema.sql: what all migrations add up to, for people to read and for reviews to compare.
 * With --check it only says whether the file is in step, and fails when it is not.
 */
const FILE = fileURLToPath(new URL('../src/store/schema.sql', import.meta.url));

const folder = await mkdtemp(join(tmpdir(), 'shikriki-schema-'));
const server = await startEmbeddedPostgres({ folder, port: 0, settings: { fsync: 'off' } });
try {
  await migrate(server.databaseUrl, 'test');
  const schema = await dumpSchema(server.databaseUrl);
  if (process.argv.includes('--check')) {
    const kept = await readFile(FILE, 'utf8').catch(() => '');
    if (kept !== schema) {
      console.error('src/store/schema.sql is out of step with the migrations; run: npm run schema');
      process.exitCode = 1;
    }
  } else {
    await writeFile(FILE, schema);
  }
} finally {
  await server.stop();
  await rm(server.folder, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}
