import { foldText, romanise } from './text.ts';

// What Georgians type for a Georgian word in Latin letters, brought to one letter for each sound. Longer spellings come first. The
// national system (k' and k), the keyboard's layout (w, y, x), French and English habits (f, ph, tz) meet in the same letter, and so do
// sounds that only an apostrophe tells apart; the letters on the right are free names, not spellings.
const LATIN: { readonly [spelling: string]: string } = {
  tch: 'q',
  ts: 'c',
  tz: 'c',
  ch: 'q',
  sh: 'w',
  dz: 'f',
  gh: 'y',
  kh: 'x',
  zh: 'j',
  ph: 'p',
  w: 'c',
  q: 'k',
  y: 'k',
  f: 'p',
};
// Letter by letter: თ and ს side by side are no ც.
const GEORGIAN = Object.fromEntries(
  [...'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ'].map((letter) => {
    const latin = romanise(letter);
    return [letter, LATIN[latin] ?? latin];
  }),
);
const SOUNDS: { readonly [spelling: string]: string } = { ...LATIN, ...GEORGIAN };
const SPELLED = new RegExp(Object.keys(SOUNDS).join('|'), 'g');

// On a Georgian keyboard these are letters of their own: shift and s is შ.
const SHIFTED: { readonly [letter: string]: string } = { W: 'ch', R: 'gh', S: 'sh', Z: 'dz', C: 'ch' };

const APOSTROPHES = /['’‘ʼ`´]/gu;
const ACCENTS = /\p{M}+/gu;
// A sign that stands between t and s while they are read as two letters.
const APART = '\u0000';

/**
 * One word as it is kept for search and looked for: the same for Georgian letters, capitals (Mtavruli), the national romanisation with or
 * without apostrophes, and Latin as it is typed. Not readable Latin: "გადაწყვეტილება", "gadacyvetileba" and "gadats'q'vetileba" all become
 * "gadackvetileba". Other scripts stay as they are, in lower case.
 */
export const foldWord = (word: string): string =>
  foldText(word)
    .replace(APOSTROPHES, '')
    .normalize('NFD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(SPELLED, (spelling) => SOUNDS[spelling] ?? spelling)
    .replaceAll(APART, '');

/**
 * The ways in which a typed word can be meant, the likeliest first. Where some letters are capitals, also as typed on a Georgian keyboard:
 * "SekiTxva" is სეკითხვა or შეკითხვა; a word all in capitals is only shouted. Latin "ts" is ც, or თ and ს.
 */
export const readingsOf = (word: string): readonly string[] => {
  const shouted = word.length > 1 && !/[a-z]/.test(word);
  const keyboard = shouted ? word : word.replace(/[WRSZC]/g, (letter) => SHIFTED[letter] ?? letter);
  const apart = word.replace(/t(?=s(?!h))/gi, `t${APART}`);
  return [...new Set([word, keyboard, apart].map(foldWord))];
};
