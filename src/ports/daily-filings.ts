import type { Day } from '../domain/days.ts';
import type { Transaction } from './transaction.ts';

/** How many letters an owner files a day. */
export interface DailyFilings {
  /**
   * Counts one more, where the limit leaves room. Whoever files at the same time for the same owner waits until the transaction ends, so
   * that both together cannot exceed the limit. @returns false where the limit is reached; then nothing is counted.
   */
  countOne(tx: Transaction, ownerSubject: string, day: Day, counted: string, limit: number): Promise<boolean>;
  /** How many were filed on a day. */
  filed(tx: Transaction, ownerSubject: string, day: Day, counted: string): Promise<number>;
  /** Forgets days before `day`. @returns how many rows. */
  removeBefore(tx: Transaction, day: Day, limit: number): Promise<number>;
}
