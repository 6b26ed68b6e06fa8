import { dayInTbilisi } from '../../domain/days.ts';
import { mandateState, usable } from '../../domain/mandate.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { FoundMandate, Mandates } from '../../ports/mandates.ts';
import type { CitizenActor, Transactions } from '../../ports/transaction.ts';

/**
 * Looks up the mandate that a request names, each time anew. Problem MandateNotValid: the caller holds none with this id, or it gives no
 * right now, and why.
 */
export const makeUseMandate =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
    readonly mandates: Pick<Mandates, 'find'>;
  }) =>
  (caller: CitizenActor, mandateId: string): Promise<Result<FoundMandate>> =>
    deps.transactions.inTransaction(caller, async (tx) => {
      const found = await deps.mandates.find(tx, mandateId);
      if (found === undefined || found.entry.ownerSubject === caller.subject)
        return fail('MandateNotValid', 'You hold no mandate with this id.');
      const now = await deps.transactions.now(tx);
      const state = usable(mandateState(found.entry, now, dayInTbilisi(now)));
      return state.ok ? ok(found) : state;
    });

export type UseMandate = ReturnType<typeof makeUseMandate>;
