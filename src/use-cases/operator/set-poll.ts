import { fail, ok, type Result } from '../../domain/problems.ts';
import type { PollReads } from '../../ports/poll-reads.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { type By, checkBy, type KeepAct } from './operator.ts';

const [SHORTEST_MS, LONGEST_MS] = [100, 86_400_000] as const;

/**
 * Changes when a system that does not call us is looked at: now (messages that were put aside are tried again too), or how often. An
 * interval holds from the look after the next. Idempotent. Problems: Validation, NotFound (it is not looked at).
 */
export const makeSetPoll =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly pollReads: Pick<PollReads, 'hasten' | 'setInterval'>;
    readonly keepAct: KeepAct;
  }) =>
  async (systemCode: string, change: 'now' | { readonly intervalMs: number }, said: By): Promise<Result<undefined>> => {
    const by = checkBy(said);
    if (!by.ok) return by;
    if (change !== 'now' && !(change.intervalMs >= SHORTEST_MS && change.intervalMs <= LONGEST_MS))
      return fail('Validation', `A system is looked at every ${SHORTEST_MS} to ${LONGEST_MS} ms.`, {
        errors: [{ pointer: '/intervalMs', detail: `${SHORTEST_MS} to ${LONGEST_MS}` }],
      });
    return deps.transactions.inTransaction({ kind: 'operator', name: by.value.actor }, async (tx) => {
      const known =
        change === 'now'
          ? await deps.pollReads.hasten(tx, systemCode)
          : await deps.pollReads.setInterval(tx, systemCode, change.intervalMs);
      if (!known) return fail('NotFound', `The system ${systemCode} is not one that is looked at.`);
      await deps.keepAct(tx, by.value, change === 'now' ? 'polls.now' : 'polls.set', systemCode);
      return ok(undefined);
    });
  };

export type SetPoll = ReturnType<typeof makeSetPoll>;
