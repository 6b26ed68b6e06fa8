import type { Rounds } from '../../ports/certificate-checks.ts';
import type { Mandates } from '../../ports/mandates.ts';
import type { WakeUp } from '../../ports/queue.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { type TellOwnerDeps, tellOwner } from './tell-owner.ts';

const ROUND = 'mandates';
const PAUSE_MS = 3_600_000;
const LEASE_MS = 600_000;
/** Two weeks to think about whether to give it anew. */
const DAYS_BEFORE = 14;
const A_BATCH = 200;

const WORKER = { kind: 'worker' } as const;

/** Tells owners that a mandate of theirs ends soon, once each, hourly, by one worker at a time. @returns how many were told. */
export const makeRemindOfMandates =
  (
    deps: TellOwnerDeps & {
      readonly transactions: Pick<Transactions, 'inTransaction'>;
      readonly rounds: Rounds;
      readonly mandates: Pick<Mandates, 'markExpiring'>;
    },
  ) =>
  async (): Promise<number> => {
    const claim = await deps.transactions.inTransaction(WORKER, (tx) =>
      deps.rounds.claim(tx, ROUND, { leaseMs: LEASE_MS, evenIfNotDue: false }),
    );
    if (claim === undefined) return 0;
    let told = 0;
    for (;;) {
      const { wakeUps, marked } = await deps.transactions.inTransaction(WORKER, async (tx) => {
        const expiring = await deps.mandates.markExpiring(tx, DAYS_BEFORE, A_BATCH);
        const planned: WakeUp[] = [];
        for (const found of expiring) planned.push(...(await tellOwner(deps, tx, found, 'delegation_expiring')));
        return { wakeUps: planned, marked: expiring.length };
      });
      await deps.queue.publish(wakeUps);
      told += marked;
      if (marked < A_BATCH) break;
    }
    await deps.transactions.inTransaction(WORKER, (tx) => deps.rounds.finish(tx, claim, PAUSE_MS));
    return told;
  };

export type RemindOfMandates = ReturnType<typeof makeRemindOfMandates>;
