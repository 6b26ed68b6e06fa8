import { isDrawable, type Weight } from './fonts.ts';

/** Stands where a sign cannot be drawn. */
export const MARK = '□';

const TAB = '    ';

/** Collects, over one paper, the signs that were marked: how many, and which. */
export interface Undrawn {
  count: number;
  readonly signs: Set<string>;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

const codePointsOf = (text: string): string =>
  [...text]
    .map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');

/**
 * Puts the mark in the place of each sign, as a reader counts signs, that no font can draw, and notes it. Invisible signs that steer the
 * direction of text are marked too: nothing of a letter goes without being seen.
 */
export const drawable = (text: string, weight: Weight, undrawn: Undrawn): string => {
  const spaced = text.replaceAll('\t', TAB);
  const known = new Map<string, boolean>();
  const can = (character: string): boolean => {
    const answer = known.get(character) ?? isDrawable(character, weight);
    known.set(character, answer);
    return answer;
  };
  // Almost every text is drawable as it is; cutting it into graphemes takes ten times as long.
  if ([...spaced].every(can)) return spaced;
  return Array.from(graphemes.segment(spaced), ({ segment }) => {
    if ([...segment].every(can)) return segment;
    undrawn.count += 1;
    undrawn.signs.add(codePointsOf(segment));
    return MARK;
  }).join('');
};
