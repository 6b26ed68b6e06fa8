import type { NoticeChannel } from '../../domain/notices.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Suppressions } from '../../ports/suppressions.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { type By, checkBy, type KeepAct } from '../operator/operator.ts';

/** One suppression, or all of a channel since an instant: those of an hour in which a provider spoke nonsense. */
export type LiftedSuppressions =
  | { readonly suppressionId: string }
  | { readonly channel: NoticeChannel; readonly since: Date };

/**
 * Lifts suppressions: the addresses are written to again, and what was suppressed meanwhile stays unsent. The acts name no address.
 * Problems: Validation, NotFound (one that is not there).
 */
export const makeLiftSuppressions =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly suppressions: Pick<Suppressions, 'lift'>;
    readonly keepAct: KeepAct;
  }) =>
  async (what: LiftedSuppressions, said: By): Promise<Result<{ readonly lifted: number }>> => {
    const by = checkBy(said);
    if (!by.ok) return by;
    return deps.transactions.inTransaction({ kind: 'operator', name: by.value.actor }, async (tx) => {
      const lifted = await deps.suppressions.lift(tx, what);
      if (lifted === 0 && 'suppressionId' in what) return fail('NotFound', 'There is no suppression with this id.');
      const subject =
        'suppressionId' in what ? what.suppressionId : `${what.channel} since ${what.since.toISOString()}`;
      if (lifted > 0) await deps.keepAct(tx, by.value, 'suppressions.lift', subject);
      return ok({ lifted });
    });
  };

export type LiftSuppressions = ReturnType<typeof makeLiftSuppressions>;
