import type { Files } from '../ports/files.ts';
import type { Housekeeping } from '../ports/housekeeping.ts';
import type { Log } from '../ports/log.ts';
import type { Transactions } from '../ports/transaction.ts';

/** An upload that no letter took within a day is gone (portal-api: uploads). */
export const UNLINKED_UPLOAD_LIFE_MS = 24 * 3_600_000;

/** Removes uploads that were never attached and makes the coming months' partitions. Safe to run anywhere, any number of times. */
export const makeKeepHouse =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly files: Pick<Files, 'sweepUnlinked'>;
    readonly housekeeping: Housekeeping;
    readonly log: Pick<Log, 'note'>;
  }) =>
  async (): Promise<void> => {
    const { swept, partitions } = await deps.transactions.inTransaction({ kind: 'worker' }, async (tx) => ({
      swept: await deps.files.sweepUnlinked(tx, UNLINKED_UPLOAD_LIFE_MS),
      partitions: await deps.housekeeping.ensurePartitions(tx),
    }));
    if (swept > 0 || partitions > 0) deps.log.note('house.kept', { swept, partitions });
  };

export type KeepHouse = ReturnType<typeof makeKeepHouse>;
