import { addDays, type Day, dayInTbilisi, startOfDay } from './days.ts';
import type { Initiator } from './envelope.ts';

/** How many letters one owner may file on one day in Georgia. */
export interface DailyLimits {
  /** New cases of a person. */
  readonly letters: number;
  /** Letters into cases of a person. */
  readonly caseLetters: number;
  /** Either, of an organisation. */
  readonly organisation: number;
}

/** By what a letter is counted, and how many there may be. */
export interface Counted {
  /** `letters`, `case_letters`, or `type:` and a code. */
  readonly counted: string;
  readonly limit: number;
}

const isOrganisation = ({ person, represented }: Pick<Initiator, 'person' | 'represented'>): boolean =>
  (represented?.party ?? person).kind === 'legal';

/** How a letter that opens a case is counted: a type with a limit of its own by itself, all others together. Pure. */
export const countedLetter = (
  limits: DailyLimits,
  initiator: Pick<Initiator, 'person' | 'represented'>,
  type: { readonly code: string; readonly dailyLimit?: number },
): Counted =>
  type.dailyLimit === undefined
    ? { counted: 'letters', limit: isOrganisation(initiator) ? limits.organisation : limits.letters }
    : { counted: `type:${type.code}`, limit: type.dailyLimit };

/** How a letter into a case is counted. Pure. */
export const countedCaseLetter = (
  limits: DailyLimits,
  initiator: Pick<Initiator, 'person' | 'represented'>,
): Counted => ({
  counted: 'case_letters',
  limit: isOrganisation(initiator) ? limits.organisation : limits.caseLetters,
});

/** When the next day begins in Georgia. */
export const nextDayInTbilisi = (now: Date): { readonly day: Day; readonly beginsAt: Date } => {
  const day = addDays(dayInTbilisi(now), 1);
  return { day, beginsAt: startOfDay(day) };
};
