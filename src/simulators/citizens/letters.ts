import type { ExampleLetter } from './example-letter.ts';
import { complaintLetters } from './letters-complaint.ts';
import { informationRequestLetters } from './letters-foi.ts';
import { plainLetters } from './letters-plain.ts';
import { policeLetters } from './letters-police.ts';

export { exampleCitizens } from './citizens.ts';
export type { ExampleLetter } from './example-letter.ts';

/** Every example letter of all three letter types; keys are unique. Read-only, always in the same order. */
export const exampleLetters: readonly ExampleLetter[] = [
  ...plainLetters,
  ...informationRequestLetters,
  ...complaintLetters,
  ...policeLetters,
];
