import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWord } from './search-fold.ts';
import { readSearch, searchWords } from './search-words.ts';
import { stemsOf } from './word-stem.ts';

/** Whether a search meets the words of a text, as the store asks it. */
const meets = (typed: string, text: string): boolean => {
  const kept = searchWords([text]);
  return readSearch(typed).every((ways) =>
    ways.some((way) => way.every(({ word, open }) => kept.some((one) => (open ? one.startsWith(word) : one === word)))),
  );
};

describe('a word', () => {
  test.each([
    [
      'გადაწყვეტილება',
      ['gadacyvetileba', 'gadawyvetileba', "gadats'q'vetileba", 'gadats’q’vetileba', 'ᲒᲐᲓᲐᲬᲧᲕᲔᲢᲘᲚᲔᲑᲐ'],
    ],
    ['ჭიშკარი', ['chishkari', "ch'ishk'ari", 'tchishkari', 'ᲭᲘᲨᲙᲐᲠᲘ']],
    ['ღვინო', ['ghvino', 'ᲦᲕᲘᲜᲝ']],
    ['ჟურნალი', ['zhurnali', 'jurnali']],
    ['ფოთი', ['poti', 'foti', 'photi', "p'ot'i"]],
    ['ძველი', ['dzveli']],
    ['ხაშური', ['khashuri', 'xashuri']],
  ])('%s is the same however it is spelled', (word, spellings) => {
    for (const spelling of spellings) expect(foldWord(spelling), spelling).toBe(foldWord(word));
  });

  test('of another script stays itself, in lower case and without accents', () => {
    expect([foldWord('Улица'), foldWord('Café')]).toEqual(['улица', 'cape']);
  });

  test.each([
    ['ინფორმაცია', 'ინფორმაციის'],
    ['ინფორმაცია', 'ინფორმაციებისთვის'],
    ['ქუჩა', 'ქუჩაზე'],
    ['თბილისი', 'თბილისიდან'],
    ['წყალი', 'წყლის'],
    ['მასწავლებელი', 'მასწავლებლის'],
    ['ქარხანა', 'ქარხნის'],
    ['ბავშვი', 'ბავშვებს'],
    ['სასამართლო', 'სასამართლოში'],
  ])('%s finds %s, and the other way round', (one, other) => {
    expect([meets(one, other), meets(other, one)]).toEqual([true, true]);
  });

  test.each([
    ['სახელი', 'სახლი'],
    ['მიწა', 'მიზანი'],
    ['ინფორმაცია', 'ინფორმატიკა'],
  ])('%s does not find %s', (one, other) => {
    expect(meets(one, other)).toBe(false);
  });

  test('keeps three letters of its stem at least', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'აბგდესიმთრლ'), minLength: 3, maxLength: 12 }), (word) => {
        for (const stem of stemsOf(foldWord(word))) expect(stem.length).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});

describe('a number', () => {
  test.each([
    '№ 08/12345-ბ',
    'N08/12345',
    '#08/12345',
    '08 12345',
    '8/12345',
    '12345',
    '0812345',
    '08-12345',
    '08–12345',
  ])('is met by "%s"', (typed) => {
    expect(meets(typed, 'რეგისტრაცია № 08/12345-ბ')).toBe(true);
  });

  test('is not met by another one', () => {
    expect(meets('08/12346', 'რეგისტრაცია № 08/12345')).toBe(false);
  });
});

describe('what is typed', () => {
  test.each(['', ' ', '%', '_', '„“', '№', '...', "'", '\\', '\u0301'])(
    'has no part without a letter or digit (%#)',
    (typed) => {
      expect(readSearch(typed)).toEqual([]);
    },
  );

  test('of any characters asks only for words that could be kept', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (typed) => {
        for (const { word } of readSearch(typed).flat(2)) expect(word).toMatch(/^[\p{L}\p{M}\p{N}]{1,40}$/u);
      }),
    );
  });

  test('with apostrophes behind a number, or one behind the other, is one of words', () => {
    expect(readSearch("12' k''").flat(2)).toMatchObject([{ word: '12' }, { word: 'k' }]);
  });

  test('of a text finds that text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        fc.pre(readSearch(text).length > 0);
        expect(meets(text, text)).toBe(true);
      }),
    );
  });

  test('is cut where the words are: a text without spaces is found', () => {
    expect(meets('ა'.repeat(90), 'ა'.repeat(90))).toBe(true);
  });
});

test('of one text no more than five thousand words are kept', () => {
  const text = Array.from({ length: 20_000 }, (_, n) => `word${n}x`).join(' ');
  expect(searchWords([text]).length).toBeLessThanOrEqual(5_002);
});
