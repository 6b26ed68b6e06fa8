import { ids } from '../integration-tests/support/parts.ts';
import { composeStore } from '../src/compose-store.ts';
import type { DatabasePool } from '../src/store/pool.ts';
import { ASKED, type Who } from './support/asked.ts';
import { timed } from './support/clock.ts';
import { type Figure, figureOf, type Round } from './support/figure.ts';
import { fillDatabase, type Population } from './support/full-database.ts';
import { openPool } from './support/setting.ts';

/** How much is searched, and how often each search is measured. */
export interface SearchEffort extends Population {
  readonly runs: number;
}

const WARM_UPS = 5;
const A_PAGE = 20;

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

/** Lists and searches of citizens, and of an organisation, among the letters of all. */
export const measureSearch = async (
  { runs, ...population }: SearchEffort,
  closing: (close: () => Promise<void>) => void,
): Promise<readonly Figure[]> => {
  const { databaseUrl, citizenAt, organisationAt } = await fillDatabase(population, closing);
  const pool = openPool(databaseUrl, 'shikriki_api');
  try {
    return [
      ...(await measureAsked(pool, 'citizen', runs, citizenAt)),
      ...(await measureAsked(pool, 'organisation', runs, organisationAt)),
    ];
  } finally {
    await pool.end();
  }
};
