import type { Changes } from '../ports/changes.ts';
import type { ContactCodes } from '../ports/contact-codes.ts';
import type { Files } from '../ports/files.ts';
import type { Housekeeping } from '../ports/housekeeping.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Log } from '../ports/log.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';

/** An upload that no letter took within a day is gone (portal-api: uploads). */
export const UNLINKED_UPLOAD_LIFE_MS = 24 * 3_600_000;

/** A message that an agency began and never ended is forgotten; the contract (edoc-rest) promises a day at least. */
const UNFINISHED_MESSAGE_LIFE_MS = 7 * 24 * 3_600_000;

/** How long the change feed can be read back. A portal that was away longer reads its cases anew (portal guide). */
export const CHANGES_KEPT_MS = 90 * 24 * 3_600_000;
const CHANGES_A_ROUND = 10_000;

/** One-time codes hold ten minutes and are counted for an hour. */
const CODES_KEPT_MS = 24 * 3_600_000;
const CODES_A_ROUND = 10_000;

/**
 * Removes uploads that were never attached, messages that were never ended, changes nobody reads any more and old one-time codes, and makes the coming months' partitions. Each
 * round in a transaction of its own, until nothing is left. Safe to run anywhere, any number of times.
 */
export const makeKeepHouse = (deps: {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly files: Pick<Files, 'sweepUnlinked'>;
  readonly inbox: Pick<Inbox, 'sweepUnfinished'>;
  readonly changes: Pick<Changes, 'removeOlder'>;
  readonly contactCodes: Pick<ContactCodes, 'sweep'>;
  readonly housekeeping: Housekeeping;
  readonly log: Pick<Log, 'note'>;
}) => {
  const untilNothing = async (sweep: (tx: Transaction) => Promise<number>): Promise<number> => {
    let all = 0;
    for (;;) {
      const swept = await deps.transactions.inTransaction({ kind: 'worker' }, sweep);
      if (swept === 0) return all;
      all += swept;
    }
  };
  return async (): Promise<void> => {
    const partitions = await deps.transactions.inTransaction({ kind: 'worker' }, deps.housekeeping.ensurePartitions);
    const uploads = await untilNothing((tx) => deps.files.sweepUnlinked(tx, UNLINKED_UPLOAD_LIFE_MS));
    const messages = await untilNothing((tx) => deps.inbox.sweepUnfinished(tx, UNFINISHED_MESSAGE_LIFE_MS));
    const changes = await untilNothing((tx) => deps.changes.removeOlder(tx, CHANGES_KEPT_MS, CHANGES_A_ROUND));
    const codes = await untilNothing((tx) => deps.contactCodes.sweep(tx, CODES_KEPT_MS, CODES_A_ROUND));
    if (uploads + messages + partitions + changes + codes > 0)
      deps.log.note('house.kept', { uploads, messages, partitions, changes, codes });
  };
};

export type KeepHouse = ReturnType<typeof makeKeepHouse>;
