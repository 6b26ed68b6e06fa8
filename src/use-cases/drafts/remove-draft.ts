import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Drafts } from '../../ports/drafts.ts';
import type { CitizenActor, Transactions } from '../../ports/transaction.ts';

/** Deletes a draft; its uploads go a day after they were made, as others do. Problem NotFound. */
export const makeRemoveDraft =
  (deps: { readonly transactions: Pick<Transactions, 'inTransaction'>; readonly drafts: Pick<Drafts, 'remove'> }) =>
  async (actor: CitizenActor, draftId: string): Promise<Result<undefined>> => {
    const removed = await deps.transactions.inTransaction(actor, (tx) =>
      deps.drafts.remove(tx, actor.subject, draftId),
    );
    return removed ? ok(undefined) : fail('NotFound', 'There is nothing with this id.');
  };

export type RemoveDraft = ReturnType<typeof makeRemoveDraft>;
