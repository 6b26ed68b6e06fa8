import type { Day } from '../domain/days.ts';
import type { DayOff } from '../domain/work-calendar.ts';
import type { Transaction } from './transaction.ts';

/** Days off as operators change them. */
export interface DaysOffBook {
  /** Until the transaction ends nobody else changes the calendar. */
  lock(tx: Transaction): Promise<void>;
  /** Adds a day, or changes the one that is there. */
  put(tx: Transaction, dayOff: DayOff): Promise<void>;
  /** @returns false where the day is none of the days off. */
  remove(tx: Transaction, day: Day): Promise<boolean>;
}
