import type { FastifyInstance } from 'fastify';
import { type CaseId, parseId } from '../../domain/ids.ts';
import type { CaseReads } from '../../ports/case-reads.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { sendProblem } from '../http/problem-reply.ts';
import { actorOfIdentity } from './acting-for.ts';
import { notFound } from './reply.ts';

/** What finding out how far a mandate reaches needs. */
export interface MandateCasesDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly caseReads: Pick<CaseReads, 'findCase'>;
}

/** Holds requests under a mandate to its cases, on every route with a caseId: those outside its agencies and letter types are not there. */
export const keepToCasesOfMandate = (scope: FastifyInstance, deps: MandateCasesDeps): void => {
  scope.addHook('preHandler', async (request, reply) => {
    const mandate = request.citizen?.acting?.mandate;
    const { caseId } = request.params as { readonly caseId?: string };
    if (request.citizen === null || mandate === undefined || caseId === undefined) return undefined;
    const actor = actorOfIdentity(request.citizen);
    const id = parseId<CaseId>(caseId);
    const reached =
      id !== undefined &&
      (await deps.transactions.inTransaction(actor, (tx) => deps.caseReads.findCase(tx, actor.subject, id)));
    return reached ? undefined : sendProblem(reply, notFound().problem);
  });
};
