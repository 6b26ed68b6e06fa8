import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Crowd, insertCases } from '../../integration-tests/support/many-cases.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { seedDirectory } from '../../src/store/seed.ts';
import type { Who } from './asked.ts';
import { timed } from './clock.ts';
import { openPool } from './setting.ts';

/** How many cases there are, and whose. */
export interface Population {
  readonly citizens: number;
  readonly casesEach: number;
  readonly organisationCases: number;
}

/** A database full of cases, and whose lists are asked for in each run. */
export interface FullDatabase {
  readonly databaseUrl: string;
  readonly citizenAt: (run: number) => Who;
  readonly organisationAt: (run: number) => Who;
}

// As many citizens at a time as one statement inserts within its limit.
const CITIZENS_AT_ONCE = 1_000;

/** Fills a database of its own that forgets everything when the machine stops: nothing is written while it is measured. */
export const fillDatabase = async (
  { citizens, casesEach, organisationCases }: Population,
  closing: (close: () => Promise<void>) => void,
): Promise<FullDatabase> => {
  const folder = await mkdtemp(join(tmpdir(), 'shikriki-bench-search-'));
  const server = await startEmbeddedPostgres({
    folder: join(folder, 'postgres'),
    port: 0,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_wal_size: '8GB',
      autovacuum: 'off',
    },
  });
  closing(async () => {
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
    await rm(folder, { recursive: true, force: true });
  });
  await migrate(server.databaseUrl, 'test');
  await seedDirectory(server.databaseUrl);
  const owner = openPool(server.databaseUrl, 'shikriki_migrator');
  const slices = Math.ceil(citizens / CITIZENS_AT_ONCE);
  const crowds: Crowd[] = Array.from({ length: slices }, (_, slice) => ({
    name: `citizens${slice}`,
    owners: Math.ceil(citizens / slices),
    casesEach,
  }));
  const madeMs = await timed(() =>
    insertCases(owner, [...crowds, { name: 'organisation', owners: 1, casesEach: organisationCases }]),
  );
  console.log(
    `${citizens * casesEach} cases of ${citizens} citizens and ${organisationCases} of an organisation made in ${(madeMs / 1000).toFixed(0)} s`,
  );
  await owner.end();

  return {
    databaseUrl: server.databaseUrl,
    citizenAt: (run) => {
      const [slice, number] = [(run * 7) % slices, (run * 131) % Math.ceil(citizens / slices)];
      return { owner: `citizens${slice}-${number}`, number: String(number * casesEach + (run % casesEach)) };
    },
    organisationAt: (run) => ({
      owner: 'organisation-0',
      number: String(10_000 + ((run * 977) % (organisationCases - 10_000))),
    }),
  };
};
