import { type Day, isDay } from './days.ts';
import { fail, ok, type Result } from './problems.ts';
import type { StatedTerm } from './term.ts';

/** What has to be written so that the terms of a type become others. */
export interface TermChanges {
  /** New terms, and terms that change before they hold or are confirmed. */
  readonly put: readonly StatedTerm[];
  /** Days of terms that were to hold some day and shall not. */
  readonly remove: readonly Day[];
}

const counted = ({ amount, unit, starts }: StatedTerm): string => `${amount} ${unit} ${starts}`;
const whole = (term: StatedTerm): string =>
  `${counted(term)} ${term.validFrom} ${term.legalRef} ${String(term.verified)}`;

/**
 * How the terms of a type become those that are wanted. A term that holds already was promised to whoever filed under it: what is counted
 * stays, only where it stands and whether a lawyer has read it may be said better, and it is kept though it is not named. A new one begins
 * tomorrow at the earliest, unless the type is new. Pure. Problem Validation, with the places.
 * @param present undefined for a new type.
 */
export const termChanges = (
  present: readonly StatedTerm[] | undefined,
  wanted: readonly StatedTerm[],
  today: Day,
): Result<TermChanges> => {
  const knownOf = ({ validFrom }: StatedTerm) => present?.find((term) => term.validFrom === validFrom);
  const wrongWith = (term: StatedTerm): string | undefined => {
    const known = knownOf(term);
    if (!isDay(term.validFrom)) return 'a day from 2000-01-01 to 2099-12-31';
    if (wanted.some((other) => other !== term && other.validFrom === term.validFrom))
      return 'two terms hold from this day';
    if (present === undefined || term.validFrom > today) return undefined;
    if (known === undefined) return 'letters were filed since; let the new term hold from tomorrow or later';
    return counted(known) === counted(term)
      ? undefined
      : 'letters were filed under this term; leave it as it is and add one that holds from tomorrow or later';
  };
  const errors = wanted.flatMap((term, at) => {
    const detail = wrongWith(term);
    return detail === undefined ? [] : [{ pointer: `/terms/${at}/validFrom`, detail }];
  });
  if (errors.length > 0) return fail('Validation', 'The terms cannot become these.', { errors });
  return ok({
    put: wanted.filter((term) => {
      const known = knownOf(term);
      return known === undefined || whole(known) !== whole(term);
    }),
    remove: (present ?? [])
      .map(({ validFrom }) => validFrom)
      .filter((day) => day > today && !wanted.some(({ validFrom }) => validFrom === day)),
  });
};
