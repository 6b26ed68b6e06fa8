import { foldWord } from './search-fold.ts';

// Endings of Georgian nouns, cases and what is written together with them, singular and plural. Verbs are not taken apart.
const CASES = ['ის', 'ით', 'ად', 'მა', 'ს', 'თ', 'მ', 'დ', 'ი', 'ა', 'ე', 'ო', 'უ'];
const JOINED = [
  ...['ისათვის', 'ისთვის', 'სათვის', 'სთვის', 'ისაგან', 'ისგან', 'საგან', 'სგან', 'ისაკენ', 'ისკენ', 'საკენ', 'სკენ'],
  ...['იდან', 'დან', 'ამდე', 'მდე', 'ასთან', 'სთან', 'თან', 'ში', 'ზე', 'ივით', 'ვით', 'ც'],
];
const PLURAL = 'ებ';
const ENDINGS = [...CASES, ...JOINED]
  .flatMap((ending) => [ending, PLURAL + ending])
  .map(foldWord)
  .sort((one, other) => other.length - one.length);

// Shorter beginnings would be those of half the language.
const SHORTEST = 3;
const FOLDED = /^[a-z]+$/;
const VOWEL = /[aeiou]$/;
const HAS_VOWEL = /[aeiou]/;

const withoutEnding = (word: string): string => {
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= SHORTEST);
  return ending === undefined ? word : word.slice(0, -ending.length);
};

// წყალი, წყლის; ქარხანა, ქარხნის; მასწავლებელი, მასწავლებლის: a vowel of the stem falls out where an ending follows. Only where
// it is the rule: სახელი and სახლი are two words.
const LOSES_VOWEL = /(?:a[lrnm]|ebel)$/;
const LOST_E = /ebl$/;
const MAY_HAVE_LOST_A = /[^aeiou][lrnm]$/;
const LONG_ENOUGH_TO_LOSE = 4;

const withVowelLost = (stem: string): readonly string[] =>
  stem.length >= LONG_ENOUGH_TO_LOSE && LOSES_VOWEL.test(stem) ? [stem.slice(0, -2) + stem.slice(-1)] : [];

const withVowelFound = (stem: string): readonly string[] => {
  const before = (vowel: string): string => stem.slice(0, -1) + vowel + stem.slice(-1);
  if (LOST_E.test(stem)) return [before('e')];
  if (!HAS_VOWEL.test(stem)) return ['a', 'e'].map(before);
  return stem.length > LONG_ENOUGH_TO_LOSE && MAY_HAVE_LOST_A.test(stem) ? [before('a')] : [];
};

/**
 * With what the forms of a word may begin, for a word that was folded (search-fold.ts): "inpormaciis" and "inpormacia" both give
 * "inpormac". There is no dictionary of Georgian behind it: it is meant for finding what one has written, where too much is better than
 * nothing. The first is the stem itself.
 */
export const stemsOf = (word: string): readonly string[] => {
  // Of other scripts, and of numbers, no endings are known.
  if (!FOLDED.test(word)) return [word];
  const bare = withoutEnding(word);
  // ინფორმაცი-ის and ინფორმაცი-ა: what is left may end in a vowel that another form loses.
  const stem = bare !== word && bare.length > SHORTEST && VOWEL.test(bare) ? bare.slice(0, -1) : bare;
  return [stem, ...withVowelLost(stem), ...withVowelFound(stem)];
};
