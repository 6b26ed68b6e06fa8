import type { FastifyInstance } from 'fastify';
import { isDay } from '../../domain/days.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Deadline } from '../../generated/schemas.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Terms } from '../../ports/terms.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { citizenOf } from './citizen.ts';
import { toDeadline } from './deadline-json.ts';
import { sendResult } from './reply.ts';
import { common, queryCheck } from './schemas.ts';

interface DeadlineQuery {
  readonly letterType?: string;
  readonly from?: string;
  readonly agencyCode?: string;
}

const checkQuery = queryCheck<DeadlineQuery>({
  letterType: common('LetterTypeCode'),
  from: common('Day'),
  agencyCode: common('Code'),
});

/** GET /v1/deadline: the last day for an answer to a letter of a type, and how it is counted, before anything is written. */
export const deadlineRoutes = (
  app: FastifyInstance,
  {
    transactions,
    terms,
    registry,
  }: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly terms: Terms;
    readonly registry: Pick<Registry, 'findAgency'>;
  },
): void => {
  const find = async (subject: string, query: DeadlineQuery): Promise<Result<Deadline>> => {
    const { letterType, from, agencyCode } = query;
    if (letterType === undefined || from === undefined)
      return fail('Validation', 'A letter type and a day are needed.', {
        errors: [{ pointer: letterType === undefined ? '/letterType' : '/from', detail: 'required' }],
      });
    if (!isDay(from))
      return fail('Validation', 'The day is not valid.', {
        errors: [{ pointer: '/from', detail: 'a day from 2000-01-01 to 2099-12-31' }],
      });
    const { ofType, daysOff, agency } = await transactions.inTransaction({ kind: 'citizen', subject }, async (tx) => ({
      ofType: await terms.ofType(tx, letterType, from),
      daysOff: await terms.daysOff(tx, from),
      agency: agencyCode === undefined ? undefined : await registry.findAgency(tx, agencyCode),
    }));
    if (agencyCode !== undefined && agency === undefined)
      return fail('NotFound', 'There is no such agency.', {
        errors: [{ pointer: '/agencyCode', detail: 'unknown agency' }],
      });
    if (ofType === undefined)
      return fail('NotFound', 'There is no such letter type.', {
        errors: [{ pointer: '/letterType', detail: 'unknown letter type' }],
      });
    return ok(toDeadline(letterType, ofType.term, from, daysOff, agencyCode));
  };

  app.get('/v1/deadline', async (request, reply) => {
    const query = checkQuery(request.query);
    return sendResult(reply, query.ok ? await find(citizenOf(request).subject, query.value) : query);
  });
};
