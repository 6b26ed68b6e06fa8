import type { CaseId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/problems.ts';
import type { CaseOpening } from '../ports/case-reads.ts';
import type { Cases } from '../ports/cases.ts';
import type { Ids } from '../ports/clock.ts';
import type { CitizenActor, Transactions } from '../ports/transaction.ts';

/**
 * Notes that the citizen has read what came so far (R8): nothing is unread, and the first time there was something to read it joins the
 * timeline. Idempotent. Problem NotFound, also for a case of somebody else.
 */
export const makeOpenCase =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
    readonly caseOpening: CaseOpening;
    readonly cases: Pick<Cases, 'events' | 'appendEvent'>;
    readonly ids: Pick<Ids, 'uuid'>;
  }) =>
  (actor: CitizenActor, caseId: CaseId): Promise<Result<undefined>> =>
    deps.transactions.inTransaction(actor, async (tx) => {
      const { subject: owner } = actor;
      if (!(await deps.caseOpening.lockOwn(tx, owner, caseId)))
        return fail('NotFound', 'There is nothing with this id.');
      const opened = await deps.caseOpening.markOpened(tx, owner, caseId);
      const known = opened === 0 ? [] : await deps.cases.events(tx, caseId);
      if (opened > 0 && !known.some((event) => event.kind === 'opened')) {
        const now = await deps.transactions.now(tx);
        await deps.cases.appendEvent(tx, {
          eventId: deps.ids.uuid(),
          caseId,
          kind: 'opened',
          occurredAt: now,
          reportedAt: now,
        });
      }
      return ok(undefined);
    });

export type OpenCase = ReturnType<typeof makeOpenCase>;
