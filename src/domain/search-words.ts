import { foldWord, readingsOf } from './search-fold.ts';
import { stemsOf } from './word-stem.ts';

/** Longer words are cut, when kept and when looked for: a text without spaces is no word. */
const LONGEST_WORD = 40;
/** More different words of one text are not kept; no letter that a person wrote has so many. */
const MOST_WORDS = 5_000;

// Signs that stand before a number and mean no more than "number".
const NUMBER_SIGNS = /[№#]/g;
const BETWEEN = String.raw`[-/.\\–—_]+`;
// Letters and digits in one piece, or pieces that only the signs of numbers divide: 08/12345-ბ, MG-2026-0004217-1.
// Unicode has one of the apostrophes among the letters.
const PIECE = String.raw`(?!ʼ)[\p{L}\p{N}][\p{L}\p{M}\p{N}'’‘ʼ\u0060´]*`;
const RUN = new RegExp(`${PIECE}(?:${BETWEEN}${PIECE})*`, 'gu');
const DIVIDERS = new RegExp(BETWEEN, 'g');
const DIGIT = /\p{N}/u;
const TRACKING = /^mg(?=\d{4})/;
// N12345 is written for № 12345.
const N_BEFORE_NUMBER = /^n(?=\d)/;

const runsOf = (text: string): readonly (readonly string[])[] =>
  (text.replace(NUMBER_SIGNS, ' ').match(RUN) ?? []).map((run) => run.split(DIVIDERS));

const withoutN = (folded: string): string => folded.replace(N_BEFORE_NUMBER, '');
const withoutZeros = (folded: string): string => folded.replace(/^0+(?=\d)/, '');
const cut = (word: string): string => [...word].slice(0, LONGEST_WORD).join('');

/**
 * The different words of texts as they are kept for search: folded (search-fold.ts), numbers also in one piece and without leading zeros.
 * No order, no repetition: the text cannot be read back from them.
 */
export const searchWords = (texts: readonly string[]): readonly string[] => {
  const words = new Set<string>();
  for (const pieces of texts.flatMap(runsOf)) {
    if (words.size >= MOST_WORDS) break;
    const folded = pieces.map((piece) => withoutN(foldWord(piece)));
    for (const word of folded) words.add(cut(word)).add(cut(withoutZeros(word)));
    if (folded.length === 1 || !pieces.some((piece) => DIGIT.test(piece))) continue;
    const whole = folded.join('');
    words.add(cut(whole)).add(cut(whole.replace(TRACKING, '')));
  }
  words.delete('');
  return [...words];
};

/** One way in which a part of a search is met: all of these words must be there. `open`: words that begin so will do. */
export type WayToFind = readonly { readonly word: string; readonly open: boolean }[];

/** A search as it is asked of the words that are kept: each part must be met, in any of its ways. */
export type Search = readonly (readonly WayToFind[])[];

// Of one or two letters half the language begins; only the last word may be one that is still being typed.
const SHORT = 2;

const partOf = (pieces: readonly string[], last: boolean): readonly WayToFind[] => {
  const folded = pieces.map((piece) => cut(withoutN(foldWord(piece))));
  if (pieces.some((piece) => DIGIT.test(piece))) {
    const each = folded.filter((word) => word !== '').map((word) => ({ word, open: last || word.length > SHORT }));
    return folded.length === 1 ? [each] : [[{ word: cut(folded.join('')), open: true }], each];
  }
  // ქუჩა-მოედანი: each piece for itself.
  if (pieces.length > 1) return [pieces.flatMap((piece) => partOf([piece], last)[0] ?? [])];
  const ways = new Set(
    readingsOf(pieces[0] ?? '').flatMap((word) => (word.length > SHORT ? stemsOf(cut(word)) : [word])),
  );
  return [...ways].map((word) => [{ word, open: last || word.length > SHORT }]);
};

/**
 * Reads what a citizen typed. Order does not matter and all words are wanted. @returns no part where there is no letter and no digit in it:
 * such a search finds nothing.
 */
export const readSearch = (typed: string): Search => {
  const runs = runsOf(typed);
  return runs
    .filter((pieces, index) => !(/^n$/i.test(pieces.join('')) && DIGIT.test(runs[index + 1]?.[0] ?? '')))
    .map((pieces, index, all) => partOf(pieces, index === all.length - 1));
};
