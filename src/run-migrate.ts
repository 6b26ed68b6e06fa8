import { readConfig } from './config.ts';
import { migrate } from './store/migrate.ts';
import { seedDirectory } from './store/seed.ts';

/** Brings the database to the newest version and fills an empty directory; says what was done. Idempotent. */
export const runMigrate = async (): Promise<void> => {
  const read = readConfig();
  if (!read.ok || read.config.databaseUrl === undefined) {
    for (const mistake of read.ok ? ['DATABASE_URL: is missing'] : read.mistakes)
      console.error(`configuration: ${mistake}`);
    process.exit(2);
  }
  const names = await migrate(read.config.databaseUrl, read.config.environment);
  await seedDirectory(read.config.databaseUrl);
  console.log(names.length === 0 ? 'The database is up to date.' : `Migrated: ${names.join(', ')}.`);
};
