import { describe, expect, test } from 'vitest';
import { LEG_MOVES } from './leg-moves.ts';
import { type Bilingual, PLAIN_WORDS, WHO_ANSWERS } from './plain-words.ts';

const TEXTS = [...Object.values(PLAIN_WORDS).flatMap((words): Bilingual[] => Object.values(words)), WHO_ANSWERS];

describe('a case in plain words', () => {
  test('has words for every state that a leg can be in', () => {
    expect(Object.keys(PLAIN_WORDS).sort()).toEqual(Object.keys(LEG_MOVES).sort());
  });

  test('speaks in whole sentences, in Georgian letters and in English ones', () => {
    for (const { ka, en } of TEXTS) {
      expect(ka).toMatch(/^[\u10D0-\u10FA].*\.$/u);
      expect(ka, 'no capitals of Mtavruli, no Latin letters').not.toMatch(/[\u1C90-\u1CBFA-Za-z]/u);
      expect(en).toMatch(/^[A-Z][^\u10A0-\u10FF\u1C90-\u1CBF]*\.$/u);
    }
  });

  test('names no state by its code and promises no day: days stand in the clock', () => {
    for (const { ka, en } of TEXTS) expect(`${ka} ${en}`).not.toMatch(/_|\d/);
  });
});
