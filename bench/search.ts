import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMON, type Crowd, insertCases, OLD, RARE } from '../integration-tests/support/many-cases.ts';
import { ids } from '../integration-tests/support/parts.ts';
import { composeStore } from '../src/compose-store.ts';
import type { CaseFilter } from '../src/ports/case-reads.ts';
import { startEmbeddedPostgres } from '../src/store/embedded-postgres.ts';
import { migrate } from '../src/store/migrate.ts';
import type { DatabasePool } from '../src/store/pool.ts';
import { seedDirectory } from '../src/store/seed.ts';
import { timed } from './support/clock.ts';
import { type Figure, figureOf, type Round } from './support/figure.ts';
import { openPool } from './support/setting.ts';

/** How much is searched, and how often each search is measured. */
export interface SearchEffort {
  readonly citizens: number;
  readonly casesEach: number;
  readonly organisationCases: number;
  readonly runs: number;
}

const WARM_UPS = 5;
const A_PAGE = 20;
// As many citizens at a time as one statement inserts within its limit.
const CITIZENS_AT_ONCE = 1_000;

/** Whose letters, and the number of one of them that nobody else has. */
interface Who {
  readonly owner: string;
  readonly number: string;
}

// What citizens do with their lists. `found` says whether something must come, so that a fast nothing is no success.
const ASKED: readonly {
  readonly kind: string;
  readonly list: 'listCompleted' | 'listByFiling';
  readonly found: boolean | undefined;
  readonly filter: (who: Who) => CaseFilter;
}[] = [
  { kind: 'no filter', list: 'listCompleted', found: true, filter: () => ({}) },
  { kind: 'common word', list: 'listCompleted', found: true, filter: () => ({ search: COMMON }) },
  { kind: 'common, inflected', list: 'listCompleted', found: true, filter: () => ({ search: 'ინფორმაციებით' }) },
  { kind: 'common, Latin', list: 'listCompleted', found: true, filter: () => ({ search: 'informacia' }) },
  { kind: 'common, Mtavruli', list: 'listCompleted', found: true, filter: () => ({ search: 'ᲘᲜᲤᲝᲠᲛᲐᲪᲘᲐ' }) },
  { kind: 'two words', list: 'listCompleted', found: undefined, filter: () => ({ search: 'წყლის მრიცხველი' }) },
  { kind: 'rare word', list: 'listCompleted', found: undefined, filter: () => ({ search: RARE }) },
  { kind: 'word of old letters only', list: 'listByFiling', found: true, filter: () => ({ search: OLD }) },
  { kind: 'number', list: 'listByFiling', found: true, filter: ({ number }) => ({ search: number }) },
  { kind: 'no hit', list: 'listCompleted', found: false, filter: () => ({ search: 'ჰიპოპოტამი' }) },
  { kind: 'two letters', list: 'listCompleted', found: undefined, filter: () => ({ search: 'გა' }) },
  {
    kind: 'agency and type',
    list: 'listCompleted',
    found: true,
    filter: () => ({ agencyCodes: ['mof'], letterTypes: ['foi'] }),
  },
  { kind: 'outcome that none has', list: 'listCompleted', found: false, filter: () => ({ outcomes: ['refused'] }) },
  { kind: 'unread only', list: 'listCompleted', found: undefined, filter: () => ({ unreadOnly: true }) },
  {
    kind: 'days, long ago',
    list: 'listCompleted',
    found: true,
    filter: () => ({ fromDay: '2020-01-01', toDay: '2021-03-01' }),
  },
  {
    kind: 'all at once',
    list: 'listCompleted',
    found: undefined,
    filter: () => ({
      search: COMMON,
      agencyCodes: ['mof', 'rs'],
      letterTypes: ['foi'],
      outcomes: ['answered'],
      fromDay: '2022-01-01',
    }),
  },
];

// The least that any list must do: a page of the owner's by the index, with what is shown of each.
const FLOOR = `
  select c.case_id, c.tracking_number, c.state, c.filed_at, l.agency_code, l.registration_number, s.title
  from (select * from cases where owner_subject = $1 order by filed_at desc, case_id desc limit ${A_PAGE}) c
  join legs l on l.case_id = c.case_id join case_search s on s.case_id = c.case_id
  order by c.filed_at desc, c.case_id desc`;

const measureAsked = async (
  pool: DatabasePool,
  whose: string,
  runs: number,
  whoAt: (run: number) => Who,
): Promise<readonly Figure[]> => {
  const { transactions, caseReads } = composeStore(pool, ids);
  const figures: Figure[] = [];
  for (const { kind, list, found, filter } of ASKED) {
    const rounds: Round[] = [];
    for (let run = -WARM_UPS; run < runs; run++) {
      const who = whoAt(run + WARM_UPS);
      // As the first page of the portal API is made: the page, how many there are, how many are unread.
      const measuredMs = await timed(() =>
        transactions.inTransaction({ kind: 'citizen', subject: who.owner }, async (tx) => {
          const page = await caseReads[list](tx, who.owner, filter(who), undefined, A_PAGE);
          await caseReads.countUnread(tx, who.owner);
          if (found !== undefined && page.cases.length > 0 !== found)
            throw new Error(`${whose}, ${kind}: ${page.cases.length} cases came`);
        }),
      );
      const floorMs = await timed(() => pool.query({ name: 'bench-floor', text: FLOOR, values: [who.owner] }));
      if (run >= 0) rounds.push({ measuredMs, floorMs });
    }
    figures.push(
      figureOf(
        { claim: `${whose}: ${kind}`, floor: 'one page by the index', unit: 'ms', work: { pageOf: A_PAGE } },
        rounds,
        (ms) => ms,
      ),
    );
  }
  return figures;
};

const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

/** The figures in the way the promise is made: half of all searches, and all but the slowest twentieth. */
export const searchLines = (figures: readonly Figure[]): string =>
  figures
    .map(({ claim, rounds }) => {
      const measured = rounds.map(({ measuredMs }) => measuredMs);
      const floor = rounds.map(({ floorMs }) => floorMs);
      const [p50, p95, f50, f95] = [
        percentile(measured, 0.5),
        percentile(measured, 0.95),
        percentile(floor, 0.5),
        percentile(floor, 0.95),
      ];
      return `${claim.padEnd(44)} p50 ${p50.toFixed(1).padStart(6)} ms  p95 ${p95.toFixed(1).padStart(6)} ms  (floor ${f50.toFixed(1)} and ${f95.toFixed(1)} ms)`;
    })
    .join('\n');

/**
 * Lists and searches of citizens, and of an organisation, among the letters of all. In a database of its own that forgets everything when
 * the machine stops: nothing is written while it is measured.
 */
export const measureSearch = async (
  effort: SearchEffort,
  closing: (close: () => Promise<void>) => void,
): Promise<readonly Figure[]> => {
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
  const { citizens, casesEach, organisationCases, runs } = effort;
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

  const pool = openPool(server.databaseUrl, 'shikriki_api');
  try {
    const citizenAt = (run: number): Who => {
      const [slice, number] = [(run * 7) % slices, (run * 131) % Math.ceil(citizens / slices)];
      return { owner: `citizens${slice}-${number}`, number: String(number * casesEach + (run % casesEach)) };
    };
    const organisationAt = (run: number): Who => ({
      owner: 'organisation-0',
      number: String(10_000 + ((run * 977) % (organisationCases - 10_000))),
    });
    return [
      ...(await measureAsked(pool, 'citizen', runs, citizenAt)),
      ...(await measureAsked(pool, 'organisation', runs, organisationAt)),
    ];
  } finally {
    await pool.end();
  }
};
