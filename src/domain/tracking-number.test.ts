import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMistyped, readTrackingNumber, trackingNumber } from './tracking-number.ts';

const numbers = fc
  .record({ year: fc.integer({ min: 2020, max: 2099 }), serial: fc.integer({ min: 1, max: 9_999_999_999 }) })
  .map(({ year, serial }) => trackingNumber(year, serial));

// What ISO 7064 checks: year, serial and check character; letters and hyphens belong to the form.
const CHECKED = 3;
const characters = (number: string) => [...number.slice(CHECKED).replaceAll('-', '')];
const written = (checked: readonly string[]) =>
  `MG-${checked.slice(0, 4).join('')}-${checked.slice(4, -1).join('')}-${checked.at(-1)}`;

describe('a tracking number', () => {
  test('is well-formed, and not mistyped', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        expect(number).toMatch(/^MG-\d{4}-\d{7,10}-[0-9X]$/);
        expect(readTrackingNumber(number)).toBe(number);
        expect(isMistyped(number)).toBe(false);
      }),
    );
  });

  test('has the check character of ISO 7064, MOD 11-2, as known from ORCID and ISNI', () => {
    // The ORCID 0000-0002-1825-0097: fifteen digits and their check character.
    const digits = '000000021825009';
    const sum = [...`${digits}7`].reverse().reduce((total, digit, at) => total + Number(digit) * 2 ** at, 0);
    expect(sum % 11).toBe(1);
    fc.assert(
      fc.property(numbers, (number) => {
        const weighted = characters(number)
          .reverse()
          .reduce((total, character, at) => total + (character === 'X' ? 10 : Number(character)) * 2 ** at, 0);
        expect(weighted % 11).toBe(1);
      }),
    );
  });

  test('with one wrong character anywhere is known to be mistyped, or is no number at all', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.nat(),
        fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        (number, at, wrong) => {
          const checked = characters(number);
          const place = at % checked.length;
          fc.pre(checked[place] !== wrong);
          checked[place] = wrong;
          const read = readTrackingNumber(written(checked));
          expect(read === undefined || isMistyped(read)).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('with two neighbours swapped is known to be mistyped, or is no number at all', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (number, at) => {
        const checked = characters(number);
        const place = at % (checked.length - 1);
        const [a = '', b = ''] = checked.slice(place, place + 2);
        fc.pre(a !== b);
        checked.splice(place, 2, b, a);
        const read = readTrackingNumber(written(checked));
        expect(read === undefined || isMistyped(read)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is read as people write it', () => {
    const number = trackingNumber(2026, 4217);
    expect(number).toBe('MG-2026-0004217-1');
    expect(readTrackingNumber(` ${number.toLowerCase().replaceAll('-', ' – ')} `)).toBe(number);
    for (const none of ['', 'MG-2026-1', `X${number}`, 'ქუჩა', 'MG-2O26-0004217-1'])
      expect(readTrackingNumber(none)).toBeUndefined();
  });
});
