import type { Day } from '../domain/days.ts';
import type { CaseId } from '../domain/ids.ts';
import type { DayOff } from '../domain/work-calendar.ts';
import type { Transaction } from './transaction.ts';

/** A leg whose body still owes something. */
export interface OpenLeg {
  readonly legId: string;
  readonly caseId: CaseId;
  readonly agencyCode: string;
  readonly letterType: string;
  readonly filedAt: Date;
}

/** Days off as operators change them, and the legs that a change can move. */
export interface DaysOffBook {
  /** Until the transaction ends nobody else changes the calendar. */
  lock(tx: Transaction): Promise<void>;
  /** Adds a day, or changes the one that is there. */
  put(tx: Transaction, dayOff: DayOff): Promise<void>;
  /** @returns false where the day is none of the days off. */
  remove(tx: Transaction, day: Day): Promise<boolean>;
  /** Legs whose clocks run or rest, in the order of their ids, so many after one. */
  openLegs(tx: Transaction, afterLegId: string | undefined, limit: number): Promise<readonly OpenLeg[]>;
}
