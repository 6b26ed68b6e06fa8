import type { Transaction } from './transaction.ts';

/** What the database needs done from time to time. */
export interface Housekeeping {
  /** Makes the monthly partitions of the coming year. @returns how many were made. */
  ensurePartitions(tx: Transaction): Promise<number>;
}
