import type { Problem } from '../../domain/problems.ts';
import { normaliseText } from '../../domain/text.ts';

/** Places of a request with what is wrong there. */
export type Places = NonNullable<Problem['errors']>;

/**
 * The bounds of envelope-1.0.xsd (TitleType, LetterTextType, ParagraphType, ShortTextType, NameType) in characters. The schemas of the
 * portal API have them as well, but NFC writes some characters as two or three.
 */
export const MAX_LENGTH = { title: 300, text: 100_000, addressText: 4_000, postalCode: 200, locality: 300 } as const;

/** Brings a text into the form that is stored and sealed; says what is wrong with it, at its place. Pure. */
export const readText = (
  pointer: string,
  written: string,
  maxLength: number,
): { readonly text: string; readonly broken: Places } => {
  const text = normaliseText(written);
  if (text === undefined) return { text: '', broken: [{ pointer, detail: 'holds a character that XML cannot carry' }] };
  // \p{Cf}: characters without any width, which look as empty as a space.
  if (/^[\s\p{Cf}]*$/u.test(text)) return { text, broken: [{ pointer, detail: 'must not be only white space' }] };
  if ([...text].length > maxLength)
    return { text, broken: [{ pointer, detail: `must not be longer than ${maxLength} characters` }] };
  return { text, broken: [] };
};
