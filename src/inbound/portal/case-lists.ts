import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ok, type Result } from '../../domain/problems.ts';
import type { CasePage } from '../../generated/schemas.ts';
import type { CaseReads, ListPosition } from '../../ports/case-reads.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { toSummary } from './case-json.ts';
import {
  checkCodes,
  type KnownCodes,
  type ReadListQuery,
  readCasesQuery,
  readCompletedQuery,
} from './case-list-query.ts';
import { actorOf, citizenOf } from './citizen.ts';
import { cursorsOf, type Position } from './cursor.ts';
import { mistypedSearch } from './mistyped-search.ts';
import { sendResult } from './reply.ts';
import { DEFAULT_LIMIT } from './schemas.ts';
import { withinMandate } from './within-mandate.ts';

type Cursor = ListPosition & Position;

const FIELDS = ['unread', 'at', 'caseId'] as const;

/** GET /v1/cases and /v1/completed-tasks: what became of the citizen's letters. */
export const caseListRoutes = (
  app: FastifyInstance,
  deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly caseReads: Pick<CaseReads, 'listByFiling' | 'listCompleted' | 'countUnread'>;
    readonly registry: KnownCodes;
  },
): void => {
  const pageOf = (list: 'listByFiling' | 'listCompleted', name: string, read: ReadListQuery) => {
    const cursors = cursorsOf<Cursor>(name, FIELDS);
    return async (request: FastifyRequest): Promise<Result<CasePage>> => {
      const query = read(request.query);
      if (!query.ok) return query;
      const { filter, cursor, limit = DEFAULT_LIMIT } = query.value;
      const after = cursors.read(cursor, filter);
      if (!after.ok) return after;
      const actor = actorOf(request);
      const { subject } = actor;
      const within = withinMandate(citizenOf(request), filter);
      return deps.transactions.inTransaction(actor, async (tx) => {
        const known = await checkCodes(deps.registry, tx, filter);
        if (!known.ok) return known;
        const { cases, next, count } = await deps.caseReads[list](tx, subject, within, after.value, limit);
        const mistyped = cases.length === 0 ? mistypedSearch(filter.search) : undefined;
        if (mistyped !== undefined) return { ok: false, problem: mistyped };
        const unread = count === undefined ? undefined : await deps.caseReads.countUnread(tx, subject);
        return ok({
          items: cases.map(toSummary),
          ...(next !== undefined && { nextCursor: cursors.write({ ...next }, filter) }),
          ...(count !== undefined && { count }),
          ...(unread !== undefined && { unread }),
        });
      });
    };
  };
  const cases = pageOf('listByFiling', 'cases', readCasesQuery);
  const completed = pageOf('listCompleted', 'completed-tasks', readCompletedQuery);

  app.get('/v1/cases', async (request, reply) => sendResult(reply, await cases(request)));
  app.get('/v1/completed-tasks', async (request, reply) => sendResult(reply, await completed(request)));
};
