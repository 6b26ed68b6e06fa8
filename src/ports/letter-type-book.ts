import type { Day } from '../domain/days.ts';
import type { LetterForm } from '../domain/letter-form.ts';
import type { StatedTerm } from '../domain/term.ts';
import type { LetterType } from './registry.ts';
import type { Transaction } from './transaction.ts';

/** A letter type as operators see it: with every term that it has, had or will have, by the day from which it holds. */
export interface LetterTypeEntry extends Omit<LetterType, 'term' | 'retired'> {
  readonly terms: readonly StatedTerm[];
  readonly retiredAt?: Date;
}

/** Letter types as operators change them. */
export interface LetterTypeBook {
  /** Until the transaction ends nobody else changes letter types. */
  lock(tx: Transaction): Promise<void>;
  read(tx: Transaction): Promise<readonly LetterTypeEntry[]>;
  /** A form by the id of its schema. */
  findForm(tx: Transaction, schemaId: string): Promise<LetterForm | undefined>;
  addForm(tx: Transaction, form: LetterForm): Promise<void>;
  /** Adds a type, or changes the one that is there, except its terms. */
  put(tx: Transaction, type: LetterTypeEntry): Promise<void>;
  putTerm(tx: Transaction, code: string, term: StatedTerm): Promise<void>;
  removeTerm(tx: Transaction, code: string, validFrom: Day): Promise<void>;
  /** Takes a type out of what is offered, or brings it back. */
  setRetired(tx: Transaction, code: string, retired: boolean): Promise<void>;
}
