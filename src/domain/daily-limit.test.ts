import { describe, expect, test } from 'vitest';
import { countedCaseLetter, countedLetter, nextDayInTbilisi } from './daily-limit.ts';

const LIMITS = { letters: 20, caseLetters: 50, organisation: 1000 };
const person = { kind: 'natural', givenName: 'ნინო', familyName: 'მაგალითაძე' } as const;
const company = { kind: 'legal', name: 'შპს მაგალითი', organisationNumber: '400000001' } as const;

describe('a letter is counted', () => {
  test('with all others of a person', () => {
    expect(countedLetter(LIMITS, { person }, { code: 'foi' })).toEqual({ counted: 'letters', limit: 20 });
  });
  test('by itself, for anybody, where its type has a limit of its own', () => {
    const type = { code: 'proposal', dailyLimit: 2 };
    const own = { counted: 'type:proposal', limit: 2 };
    expect(countedLetter(LIMITS, { person }, type)).toEqual(own);
    expect(countedLetter(LIMITS, { person: company }, type)).toEqual(own);
  });
  test('by the limit of organisations where one writes, by itself or through a person', () => {
    for (const who of [{ person: company }, { person, represented: { party: company } }]) {
      expect(countedLetter(LIMITS, who, { code: 'foi' }).limit).toBe(1000);
      expect(countedCaseLetter(LIMITS, who)).toEqual({ counted: 'case_letters', limit: 1000 });
    }
  });
  test('by the limit of persons where a person writes for another', () => {
    expect(countedLetter(LIMITS, { person, represented: { party: person } }, { code: 'foi' }).limit).toBe(20);
  });
});

test.each([
  ['2026-11-25T19:59:59.999Z', '2026-11-26', '2026-11-25T20:00:00.000Z'],
  ['2026-11-25T20:00:00.000Z', '2026-11-27', '2026-11-26T20:00:00.000Z'],
  ['2026-12-31T21:00:00.000Z', '2027-01-02', '2027-01-01T20:00:00.000Z'],
])('after %s the next day in Georgia is %s', (now, day, beginsAt) => {
  expect(nextDayInTbilisi(new Date(now))).toEqual({ day, beginsAt: new Date(beginsAt) });
});
