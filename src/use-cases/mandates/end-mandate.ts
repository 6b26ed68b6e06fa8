import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Mandates } from '../../ports/mandates.ts';
import type { CitizenActor, Transactions } from '../../ports/transaction.ts';
import { type TellOwnerDeps, tellOwner } from './tell-owner.ts';

/**
 * Ends a mandate at once: its owner revokes it, who was offered it declines it, its holder gives it back. Whatever is under way under it is
 * refused from then on. The owner is told. Idempotent. Problem NotFound: none of the caller's on that side.
 */
export const makeEndMandate =
  (
    deps: TellOwnerDeps & {
      readonly transactions: Pick<Transactions, 'inTransaction'>;
      readonly mandates: Pick<Mandates, 'find' | 'end'>;
    },
  ) =>
  async (actor: CitizenActor, as: 'owner' | 'holder', mandateId: string): Promise<Result<undefined>> => {
    const ended = await deps.transactions.inTransaction(actor, async (tx) => {
      const found = await deps.mandates.find(tx, mandateId);
      if (found === undefined || (found.entry.ownerSubject === actor.subject) !== (as === 'owner'))
        return fail('NotFound', 'There is nothing with this id.');
      if (found.entry.endedAt !== undefined) return ok([]);
      const because = as === 'owner' ? 'revoked' : found.entry.acceptedAt === undefined ? 'declined' : 'given_back';
      const now = await deps.mandates.end(tx, mandateId, because);
      return ok(now ? await tellOwner(deps, tx, found, 'delegation_revoked') : []);
    });
    if (!ended.ok) return ended;
    await deps.queue.publish(ended.value);
    return ok(undefined);
  };

export type EndMandate = ReturnType<typeof makeEndMandate>;
