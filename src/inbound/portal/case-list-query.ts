import { CASE_STATES, type CaseState } from '../../domain/case.ts';
import { CITIZEN_OUTCOMES, type CitizenOutcome } from '../../domain/citizen-outcome.ts';
import { ok, type Result } from '../../domain/problems.ts';
import type { CaseFilter } from '../../ports/case-reads.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { type KnownCodes, unknownCodes } from '../../use-cases/unknown-codes.ts';
import { common, invalid, PAGE_PARAMETERS, queryCheck } from './schemas.ts';

interface FilterQuery {
  readonly agencyCode?: readonly string[];
  readonly letterType?: readonly string[];
  readonly state?: readonly CaseState[];
  readonly search?: string;
}

interface CaseQuery extends FilterQuery {
  readonly filedFrom?: string;
  readonly filedTo?: string;
}

interface CompletedQuery extends FilterQuery {
  readonly outcome?: readonly CitizenOutcome[];
  readonly completedFrom?: string;
  readonly completedTo?: string;
  readonly unread?: boolean;
}

interface Paging {
  readonly cursor?: string;
  readonly limit?: number;
}

// As many as there are agencies, or codes of their kind, without room for nonsense.
const MOST_CODES = 100;
const listOf = (items: object) => ({ type: 'array', minItems: 1, maxItems: MOST_CODES, items });

const { search, cursor, limit } = PAGE_PARAMETERS;
const FILTERS = {
  search,
  agencyCode: listOf(common('Code')),
  letterType: listOf(common('LetterTypeCode')),
  state: listOf({ type: 'string', enum: CASE_STATES }),
};
const FILED = { ...FILTERS, filedFrom: common('Day'), filedTo: common('Day') };
const COMPLETED = {
  ...FILTERS,
  outcome: listOf({ type: 'string', enum: CITIZEN_OUTCOMES }),
  completedFrom: common('Day'),
  completedTo: common('Day'),
  unread: { type: 'boolean' },
};

export type { KnownCodes } from '../../use-cases/unknown-codes.ts';

/** Query parameters of a list, read: what is wanted, and where the page begins. */
export interface ListQuery extends Paging {
  readonly filter: CaseFilter;
}

/** Reads query parameters. Problem Validation: unknown, unreadable, or days in the wrong order. */
export type ReadListQuery = (query: unknown) => Result<ListQuery>;

// Midnight in Georgia must be an instant that the database has, and so must that of the day behind.
const [EARLIEST, LATEST] = ['1900-01-01', '9998-12-31'];

const days = (from: string | undefined, to: string | undefined): Pick<CaseFilter, 'fromDay' | 'toDay'> => ({
  ...(from !== undefined && { fromDay: from }),
  ...(to !== undefined && { toDay: to }),
});

const shared = ({ agencyCode, letterType, state, search: typed }: FilterQuery): CaseFilter => ({
  ...(agencyCode !== undefined && { agencyCodes: agencyCode }),
  ...(letterType !== undefined && { letterTypes: letterType }),
  ...(state !== undefined && { states: state }),
  ...(typed !== undefined && { search: typed }),
});

const reader = <Query extends Paging>(
  check: (query: unknown) => Result<Query>,
  filterOf: (query: Query) => CaseFilter,
  [fromName, untilName]: readonly [string, string],
): ReadListQuery => {
  return (query) => {
    const read = check(query);
    if (!read.ok) return read;
    const filter = filterOf(read.value);
    const impossible = [[fromName, filter.fromDay] as const, [untilName, filter.toDay] as const].flatMap(
      ([name, day]) =>
        day === undefined || (day >= EARLIEST && day <= LATEST)
          ? []
          : [{ pointer: `/${name}`, detail: `must be a day from ${EARLIEST} to ${LATEST}` }],
    );
    if (impossible.length > 0) return invalid(impossible);
    if (filter.fromDay !== undefined && filter.toDay !== undefined && filter.toDay < filter.fromDay)
      return invalid([{ pointer: `/${untilName}`, detail: 'is before the day from which on cases are wanted' }]);
    const { cursor: at, limit: most } = read.value;
    return ok({ filter, ...(at !== undefined && { cursor: at }), ...(most !== undefined && { limit: most }) });
  };
};

const filedFilter = (query: CaseQuery): CaseFilter => ({ ...shared(query), ...days(query.filedFrom, query.filedTo) });

const completedFilter = (query: CompletedQuery): CaseFilter => ({
  ...shared(query),
  ...days(query.completedFrom, query.completedTo),
  ...(query.outcome !== undefined && { outcomes: query.outcome }),
  ...(query.unread === true && { unreadOnly: true }),
});

const FILED_DAYS = ['filedFrom', 'filedTo'] as const;
const COMPLETED_DAYS = ['completedFrom', 'completedTo'] as const;

/** Parameters of the pages of all cases, and of completed ones. */
export const readCasesQuery = reader(
  queryCheck<CaseQuery & Paging>({ ...FILED, cursor, limit }),
  filedFilter,
  FILED_DAYS,
);
export const readCompletedQuery = reader(
  queryCheck<CompletedQuery & Paging>({ ...COMPLETED, cursor, limit }),
  completedFilter,
  COMPLETED_DAYS,
);

/** The same filters for the whole list at once. */
export const readCasesExport = reader(queryCheck<CaseQuery & Paging>(FILED), filedFilter, FILED_DAYS);
export const readCompletedExport = reader(
  queryCheck<CompletedQuery & Paging>(COMPLETED),
  completedFilter,
  COMPLETED_DAYS,
);

/**
 * Refuses codes that nobody has: an empty list would tell a citizen that they have no such letters. Closed agencies and retired types are known.
 * Problem Validation.
 */
export const checkCodes = async (
  registry: KnownCodes,
  tx: Transaction,
  filter: CaseFilter,
): Promise<Result<undefined>> => {
  const unknown = await unknownCodes(registry, tx, filter);
  const errors = [
    ...unknown.agencyCodes.map((index) => ({
      pointer: `/agencyCode/${index}`,
      detail: 'no agency has this code; GET /v1/agencies lists them',
    })),
    ...unknown.letterTypes.map((index) => ({
      pointer: `/letterType/${index}`,
      detail: 'no letter type has this code; GET /v1/letter-types lists them',
    })),
  ];
  return errors.length === 0 ? ok(undefined) : invalid(errors);
};
