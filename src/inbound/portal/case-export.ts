import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayInTbilisi } from '../../domain/days.ts';
import { ok } from '../../domain/problems.ts';
import type { CasePage, CaseReads } from '../../ports/case-reads.ts';
import type { Log } from '../../ports/log.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { logBrokenBody } from '../http/broken-body.ts';
import { languageOf } from '../http/language.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { caseTable } from './case-csv.ts';
import {
  checkCodes,
  type KnownCodes,
  type ReadListQuery,
  readCasesExport,
  readCompletedExport,
} from './case-list-query.ts';
import { actorOf, citizenOf } from './citizen.ts';
import { withinMandate } from './within-mandate.ts';

// Pages keep what is in memory small, however slow the reader and long the list.
const A_PAGE = 500;

/**
 * GET /v1/cases.csv and /v1/completed-tasks.csv: a whole list as a table, page by page as the reader takes it. In an order that opening
 * replies does not change; a case that gets another outcome meanwhile moves to where the table has been already.
 */
export const caseExportRoutes = (
  app: FastifyInstance,
  deps: {
    readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
    readonly caseReads: Pick<CaseReads, 'listByFiling' | 'listByCompletion'>;
    readonly registry: KnownCodes;
    readonly log: Pick<Log, 'error'>;
  },
): void => {
  const exportOf =
    (list: 'listByFiling' | 'listByCompletion', name: string, read: ReadListQuery) =>
    async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const query = read(request.query);
      if (!query.ok) return sendProblem(reply, query.problem);
      const { filter } = query.value;
      const actor = actorOf(request);
      const within = withinMandate(citizenOf(request), filter);
      const pageAfter = (after: CasePage['next']): Promise<CasePage> =>
        deps.transactions.inTransaction(actor, (tx) => deps.caseReads[list](tx, actor.subject, within, after, A_PAGE));
      const begun = await deps.transactions.inTransaction(actor, async (tx) => {
        const known = await checkCodes(deps.registry, tx, filter);
        if (!known.ok) return known;
        return ok({ types: await deps.registry.everyLetterType(tx), now: await deps.transactions.now(tx) });
      });
      if (!begun.ok) return sendProblem(reply, begun.problem);
      // What can be refused or broken at once is, before a 200 is on its way.
      const first = await pageAfter(undefined);
      const table = caseTable(languageOf(request.headers['accept-language']), begun.value.types);

      const text = async function* (): AsyncGenerator<string> {
        yield table.header;
        for (let page: CasePage | undefined = first; page !== undefined; ) {
          for (const overview of page.cases) yield table.record(overview);
          page = page.next === undefined ? undefined : await pageAfter(page.next);
        }
      };
      const stream = Readable.from(text(), { objectMode: false });
      logBrokenBody(reply, stream, deps);
      return reply
        .headers({
          'content-disposition': `attachment; filename="${name}-${dayInTbilisi(begun.value.now)}.csv"`,
          'content-language': languageOf(request.headers['accept-language']),
          'cache-control': 'private, no-store',
          vary: 'Accept-Language',
        })
        .type('text/csv; charset=utf-8')
        .send(stream);
    };

  app.get('/v1/cases.csv', exportOf('listByFiling', 'cases', readCasesExport));
  app.get('/v1/completed-tasks.csv', exportOf('listByCompletion', 'completed-tasks', readCompletedExport));
};
