import type { Day } from '../domain/days.ts';
import type { Remedy, StatedTerm, Term } from '../domain/term.ts';
import type { DayOff } from '../domain/work-calendar.ts';
import type { Transaction } from './transaction.ts';

/** How long the agencies have for one type of letter. */
export interface TermsOfType {
  /** Absent where no answer is owed by a day. */
  readonly term?: StatedTerm;
  readonly firstAnswer?: Pick<Term, 'amount' | 'unit'>;
  /** What the citizen can turn to. */
  readonly remedy?: Remedy;
}

/** Terms of law and days off: rows that a lawyer or an admin changes (ADR 0029). */
export interface Terms {
  /** The terms of a letter type for letters that were filed on a day; undefined where there is no such type. */
  ofType(tx: Transaction, letterType: string, filedOn: Day): Promise<TermsOfType | undefined>;
  /** Days off from a day on, in order. */
  daysOff(tx: Transaction, from: Day): Promise<readonly DayOff[]>;
}
