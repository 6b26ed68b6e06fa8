import { addDays, type Day, startOfDay } from '../domain/days.ts';
import type { CaseId } from '../domain/ids.ts';
import { type CaseCount, type CaseFilter, COUNTED_UP_TO, type ListPosition } from '../ports/case-reads.ts';
import type { Transaction } from '../ports/transaction.ts';
import { termsQuery } from './search-query.ts';
import { connectionOf, only } from './transactions.ts';

/** All cases in the order of filing; completed ones with the unread first, or for exports by completion alone. */
export type List = 'filed' | 'completed' | 'by_completion';

/** Where the cases stand that were found, in order, and how many there are where that was asked. */
export interface Found {
  readonly positions: readonly (ListPosition & { readonly caseId: CaseId })[];
  readonly count?: CaseCount;
}

/**
 * So many cases are looked through in the order of the list before the index is asked. What is common is found among them sooner than by
 * the index, and nearly all citizens have fewer; what is rare is then a short list of the index. At least as many as migration 0016 leaves
 * out of the index; some 2 µs each.
 */
export const LOOKED_THROUGH = 2000;

// Who reads "60 and more" needs no better number, and only what is common takes long to count.
const ENOUGH_COUNTED = 50;

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

type Bound = readonly [at: string, caseId: string];
const ALL: Bound = ['infinity', LAST_ID];
const NONE: Bound = ['-infinity', FIRST_ID];

const startOf = (day: Day): string => startOfDay(day).toISOString();

// Whichever comes first: the end of the days that are wanted, or where the page before ended.
const earlier = (until: string | undefined, bound: Bound): Bound => {
  if (until === undefined || bound === NONE) return bound;
  const isEarlier = bound === ALL || Date.parse(until) <= Date.parse(bound[0]);
  return isEarlier ? [until, FIRST_ID] : bound;
};

/** A range of a list: from an instant on, and before a place, which unread and read cases of completed ones have each their own. */
interface Range {
  readonly since: string;
  readonly unreadBefore: Bound;
  readonly readBefore: Bound;
}

const rangeOf = (list: List, filter: CaseFilter, after: ListPosition | undefined): Range => {
  const until = filter.toDay === undefined ? undefined : startOf(addDays(filter.toDay, 1));
  const place: Bound = after === undefined ? ALL : [after.at, after.caseId];
  // Where unread ones come first, a place among them is before all read ones, and a place among those after all unread ones.
  const unreadEnded = list === 'completed' && after?.unread === false;
  const readToCome = list === 'completed' && after?.unread === true;
  return {
    since: filter.fromDay === undefined ? '-infinity' : startOf(filter.fromDay),
    unreadBefore: earlier(until, unreadEnded ? NONE : place),
    readBefore: earlier(until, filter.unreadOnly === true ? NONE : readToCome ? ALL : place),
  };
};

const POSITION = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

// One stretch of an index in its order, so far as it is looked through; the terms stay behind.
const stretch = (column: 'filed_at' | 'completed_at', unread: boolean, also: string, before: string): string => `
  (select case_id, ${unread} as unread, ${column} as at,
     $1::text is null or terms @@ case when indexed then $2::tsquery else $1::tsquery end as met
   from case_search where owner_subject = $3 ${also} and ${column} >= $4::timestamptz and (${column}, case_id) < ${before}
   order by ${column} desc, case_id desc limit $5)`;

const READ = '($7::timestamptz, $8::uuid)';
const UNREAD = '($9::timestamptz, $10::uuid)';
const filed = stretch('filed_at', false, '', READ);
const completed = (unreadFirst: boolean): string =>
  `${stretch('completed_at', unreadFirst, 'and unread and completed_at is not null', UNREAD)}
   union all ${stretch('completed_at', false, 'and not unread and completed_at is not null', READ)}`;

const IN_ORDER = 'order by unread desc, at desc, case_id desc';
const lookThrough = (stretches: string): string => `
  with seen as materialized (select * from (${stretches}) s ${IN_ORDER} limit $5)
  select c.seen, c.met, p.case_id, p.unread, to_char(p.at, ${POSITION}) as at
  from (select count(*) as seen, count(*) filter (where met) as met from seen) c
  left join lateral (select case_id, unread, at from seen where met ${IN_ORDER} limit $6) p on true
  order by p.unread desc, p.at desc, p.case_id desc`;

const LOOK_THROUGH: { readonly [L in List]: string } = {
  filed: lookThrough(filed),
  completed: lookThrough(completed(true)),
  by_completion: lookThrough(completed(false)),
};

interface FoundRow {
  case_id: string | null;
  unread: boolean;
  at: string;
}

const toPositions = (rows: readonly FoundRow[]): Found['positions'] =>
  rows.flatMap(({ case_id, unread, at }) => (case_id === null ? [] : [{ unread, at, caseId: case_id as CaseId }]));

const countOf = (matches: number): CaseCount => ({
  matches: Math.min(matches, COUNTED_UP_TO),
  more: matches > COUNTED_UP_TO,
});

/**
 * Finds the cases of an owner that meet a filter, in the order of a list, at most `most`; the first page also says how many there are.
 * Two statements at most, neither of which grows with the cases of others.
 */
export const findCases = async (
  tx: Transaction,
  owner: string,
  list: List,
  filter: CaseFilter,
  after: ListPosition | undefined,
  most: number,
): Promise<Found> => {
  const counted = after === undefined;
  const terms = termsQuery(owner, filter);
  if (terms === 'nothing') return { positions: [], ...(counted && { count: countOf(0) }) };
  const range = rangeOf(list, filter, after);
  const looksThrough = terms !== undefined ? LOOKED_THROUGH : counted ? COUNTED_UP_TO + 1 : most;
  const { rows } = await connectionOf(tx).query<FoundRow & { seen: number; met: number }>({
    name: `cases-look-through-${list}`,
    text: LOOK_THROUGH[list],
    values: [
      ...[terms?.plain ?? null, terms?.bound ?? null, owner, range.since, looksThrough, most, ...range.readBefore],
      ...(list === 'filed' ? [] : range.unreadBefore),
    ],
  });
  const { seen, met } = rows[0] ?? { seen: 0, met: 0 };
  const positions = toPositions(rows);
  if (terms === undefined || seen < looksThrough) return { positions, ...(counted && { count: countOf(met) }) };
  const asked = [owner, terms.plain, terms.bound, list !== 'filed'];
  const bounds = [range.since, ...range.unreadBefore, ...range.readBefore];
  if (positions.length === most && (!counted || met >= ENOUGH_COUNTED))
    return { positions, ...(counted && { count: { matches: Math.min(met, COUNTED_UP_TO), more: true } }) };
  const found = await lookUp(tx, [...asked, list === 'completed', ...bounds, most]);
  return { positions: found.positions, ...(counted && { count: countOf(found.matches) }) };
};

const FIND_CASES =
  'find_own_cases($1, $2::tsquery, $3::tsquery, $4, $5, $6::timestamptz, $7::timestamptz, $8::uuid, $9::timestamptz, $10::uuid, $11)';

const lookUp = async (
  tx: Transaction,
  values: unknown[],
): Promise<{ readonly positions: Found['positions']; readonly matches: number }> => {
  const { rows } = await connectionOf(tx).query<FoundRow & { matches: number }>({
    name: 'cases-by-index',
    text: `select case_id, unread, to_char(at, ${POSITION}) as at, matches from ${FIND_CASES}`,
    values,
  });
  return { positions: toPositions(rows), matches: rows[0]?.matches ?? 0 };
};

/** How many completed cases of an owner have replies that were not opened. */
export const countUnread = async (tx: Transaction, owner: string): Promise<CaseCount> => {
  const { rows } = await connectionOf(tx).query<{ matches: number }>({
    name: 'cases-count-unread',
    text: `select count(*) as matches from (
             select from case_search where owner_subject = $1 and unread and completed_at is not null limit $2) as looked_through`,
    values: [owner, COUNTED_UP_TO + 1],
  });
  return countOf(only(rows).matches);
};
