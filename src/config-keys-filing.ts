import type { ConfigKey } from './config-schema.ts';
import type { FilingRules } from './use-cases/filing/count-filing.ts';

const from = (minimum: number, maximum: number) =>
  ({ form: `a whole number from ${minimum} to ${maximum}`, schema: { type: 'integer', minimum, maximum } }) as const;

/** How much one person files a day, and when a letter counts as written before (ADR 0037); a part of CONFIG_KEYS. */
export const FILING_KEYS: readonly ConfigKey[] = [
  {
    name: 'SHIKRIKI_DAILY_LETTERS',
    description:
      'How many cases one person may open a day in Georgia; types with a limit of their own are counted by themselves.',
    ...from(1, 1_000_000),
    fallback: '20',
  },
  {
    name: 'SHIKRIKI_DAILY_CASE_LETTERS',
    description: 'How many letters into cases one person may send a day.',
    ...from(1, 1_000_000),
    fallback: '50',
  },
  {
    name: 'SHIKRIKI_DAILY_LETTERS_ORGANISATION',
    description: 'Either of the two, for an organisation.',
    ...from(1, 1_000_000),
    fallback: '1000',
  },
  {
    name: 'SHIKRIKI_DUPLICATE_DAYS',
    description: 'For how many days a letter is compared with what its owner wrote to the same agency; 0: never.',
    ...from(0, 365),
    fallback: '30',
  },
];

/** The rules that these settings make. @param number the value of a setting. */
export const filingRulesOf = (number: (name: string) => number): FilingRules => ({
  dailyLimits: {
    letters: number('SHIKRIKI_DAILY_LETTERS'),
    caseLetters: number('SHIKRIKI_DAILY_CASE_LETTERS'),
    organisation: number('SHIKRIKI_DAILY_LETTERS_ORGANISATION'),
  },
  duplicateDays: number('SHIKRIKI_DUPLICATE_DAYS'),
});
