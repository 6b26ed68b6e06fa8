import type { FastifyInstance } from 'fastify';
import { CASE_STATES, type CaseState } from '../../domain/case.ts';
import { CITIZEN_OUTCOMES, type CitizenOutcome } from '../../domain/citizen-outcome.ts';
import { ok, type Result } from '../../domain/problems.ts';
import type { CasePage } from '../../generated/schemas.ts';
import type { CaseFilter, CaseReads, ListPosition } from '../../ports/case-reads.ts';
import type { CitizenActor, Transactions } from '../../ports/transaction.ts';
import { toSummary } from './case-json.ts';
import { actorOf } from './citizen.ts';
import { cursorsOf, type Position } from './cursor.ts';
import { mistypedSearch } from './mistyped-search.ts';
import { sendResult } from './reply.ts';
import { common, DEFAULT_LIMIT, PAGE_PARAMETERS, queryCheck } from './schemas.ts';

interface PageQuery {
  readonly agencyCode?: string;
  readonly letterType?: string;
  readonly search?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

interface CaseQuery extends PageQuery {
  readonly state?: CaseState;
  readonly filedFrom?: string;
  readonly filedTo?: string;
}

interface CompletedQuery extends PageQuery {
  readonly outcome?: CitizenOutcome;
  readonly completedFrom?: string;
  readonly completedTo?: string;
}

const SHARED = { ...PAGE_PARAMETERS, agencyCode: common('Code'), letterType: common('LetterTypeCode') };

const checkCaseQuery = queryCheck<CaseQuery>({
  ...SHARED,
  state: { type: 'string', enum: CASE_STATES },
  filedFrom: common('Day'),
  filedTo: common('Day'),
});
const checkCompletedQuery = queryCheck<CompletedQuery>({
  ...SHARED,
  outcome: { type: 'string', enum: CITIZEN_OUTCOMES },
  completedFrom: common('Day'),
  completedTo: common('Day'),
});

type Cursor = ListPosition & Position;

const caseCursors = cursorsOf<Cursor>('cases', ['unread', 'at', 'caseId']);
const completedCursors = cursorsOf<Cursor>('completed-tasks', ['unread', 'at', 'caseId']);

const daysOf = (fromDay: string | undefined, toDay: string | undefined): Pick<CaseFilter, 'fromDay' | 'toDay'> => ({
  ...(fromDay !== undefined && { fromDay }),
  ...(toDay !== undefined && { toDay }),
});

/** GET /v1/cases and /v1/completed-tasks: what became of the citizen's letters. */
export const caseListRoutes = (
  app: FastifyInstance,
  deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly caseReads: Pick<CaseReads, 'listByFiling' | 'listCompleted'>;
  },
): void => {
  const page = async (
    list: 'listByFiling' | 'listCompleted',
    cursors: typeof caseCursors,
    actor: CitizenActor,
    filter: CaseFilter,
    { cursor, limit = DEFAULT_LIMIT }: PageQuery,
  ): Promise<Result<CasePage>> => {
    const after = cursors.read(cursor, filter);
    if (!after.ok) return after;
    const { cases, next } = await deps.transactions.inTransaction(actor, (tx) =>
      deps.caseReads[list](tx, actor.subject, filter, after.value, limit),
    );
    const mistyped = cases.length === 0 ? mistypedSearch(filter.search) : undefined;
    if (mistyped !== undefined) return { ok: false, problem: mistyped };
    return ok({
      items: cases.map(toSummary),
      ...(next !== undefined && { nextCursor: cursors.write({ ...next }, filter) }),
    });
  };

  app.get('/v1/cases', async (request, reply) => {
    const query = checkCaseQuery(request.query);
    if (!query.ok) return sendResult(reply, query);
    const { filedFrom, filedTo, cursor: _cursor, limit: _limit, ...filter } = query.value;
    return sendResult(
      reply,
      await page(
        'listByFiling',
        caseCursors,
        actorOf(request),
        { ...filter, ...daysOf(filedFrom, filedTo) },
        query.value,
      ),
    );
  });

  app.get('/v1/completed-tasks', async (request, reply) => {
    const query = checkCompletedQuery(request.query);
    if (!query.ok) return sendResult(reply, query);
    const { completedFrom, completedTo, cursor: _cursor, limit: _limit, ...filter } = query.value;
    const days = daysOf(completedFrom, completedTo);
    return sendResult(
      reply,
      await page('listCompleted', completedCursors, actorOf(request), { ...filter, ...days }, query.value),
    );
  });
};
