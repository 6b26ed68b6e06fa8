import type { LetterForm } from '../domain/letter-form.ts';
import type { Problem } from '../domain/problems.ts';

/** Checks what citizens fill in by the form of the letter's type, which is a row and not code. */
export interface FormChecks {
  /** The places at which a filled-in form breaks its schema, below `/form`; empty where it does not. Never names a value. */
  breaks(form: LetterForm, filledIn: { readonly [field: string]: unknown }): NonNullable<Problem['errors']>;
}
