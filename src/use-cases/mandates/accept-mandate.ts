import { dayInTbilisi } from '../../domain/days.ts';
import { mandateState, usable } from '../../domain/mandate.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { FoundMandate, Mandates } from '../../ports/mandates.ts';
import type { CitizenActor, Transactions } from '../../ports/transaction.ts';

/**
 * Takes a mandate that was offered to the caller's number. Idempotent. Problems: NotFound (none, or offered to somebody else), MandateNotValid
 * (it lapsed, was revoked or declined).
 */
export const makeAcceptMandate =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
    readonly mandates: Pick<Mandates, 'find' | 'accept'>;
  }) =>
  (actor: CitizenActor, mandateId: string): Promise<Result<{ readonly found: FoundMandate; readonly now: Date }>> =>
    deps.transactions.inTransaction(actor, async (tx) => {
      const offered = await deps.mandates.find(tx, mandateId);
      // Who gave it sees it too.
      if (offered === undefined || offered.entry.ownerSubject === actor.subject)
        return fail('NotFound', 'There is nothing with this id.');
      await deps.mandates.accept(tx, mandateId, actor.subject);
      const found = (await deps.mandates.find(tx, mandateId)) ?? offered;
      const now = await deps.transactions.now(tx);
      const held = found.entry.holderSubject === actor.subject && found.entry.endedAt === undefined;
      const state = held ? ok(undefined) : usable(mandateState(found.entry, now, dayInTbilisi(now)));
      return state.ok ? ok({ found, now }) : state;
    });

export type AcceptMandate = ReturnType<typeof makeAcceptMandate>;
