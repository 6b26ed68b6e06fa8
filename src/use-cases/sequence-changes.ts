import type { Changes } from '../ports/changes.ts';
import type { Queue } from '../ports/queue.ts';
import type { Transactions } from '../ports/transaction.ts';
import type { Webhooks } from '../ports/webhooks.ts';

// One transaction's worth: some milliseconds, so that the next sequencer and a stopping process wait no longer.
const CHANGES_A_TRANSACTION = 1_000;
// Webhooks woken at once; the relay wakes the rest a second later.
const WEBHOOKS_AT_ONCE = 200;

/**
 * Gives positions to every event that waits for one, then wakes the webhooks that have something to deliver. Safe to run anywhere, any
 * number of times and when killed at any moment: each transaction moves its events whole or not at all. @returns how many.
 * Source: exchange.md, States (one sequencer after commit); ADR 0025.
 */
export const makeSequenceChanges =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly changes: Pick<Changes, 'sequence'>;
    readonly webhooks: Pick<Webhooks, 'due'>;
    readonly queue: Pick<Queue, 'publish'>;
  }) =>
  async (): Promise<number> => {
    for (let all = 0; ; ) {
      const { count, webhookIds } = await deps.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
        const moved = await deps.changes.sequence(tx, CHANGES_A_TRANSACTION);
        return { count: moved, webhookIds: moved === 0 ? [] : await deps.webhooks.due(tx, WEBHOOKS_AT_ONCE) };
      });
      if (webhookIds.length > 0) await deps.queue.publish(webhookIds.map((id) => ({ topic: 'webhook', id })));
      all += count;
      if (count < CHANGES_A_TRANSACTION) return all;
    }
  };

export type SequenceChanges = ReturnType<typeof makeSequenceChanges>;
