import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLines } from './lines.ts';

// A font in which every sign is one point wide.
const widthOf = (text: string) => [...text].length;

test('no line is wider than the sheet, and nothing but spaces at line ends is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('ა', 'b', ' ', '₾') }),
      fc.integer({ min: 3, max: 20 }),
      (text, width) => {
        const lines = breakLines(text, width, widthOf);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      },
    ),
  );
});

test('words stay whole where they fit, and an address that does not is cut', () => {
  expect(breakLines('ქუჩის სავალი ნაწილი', 12, widthOf)).toEqual(['ქუჩის სავალი', 'ნაწილი']);
  expect(breakLines('იხ. https://example.ge/abcdef', 10, widthOf)).toEqual([
    'იხ.',
    'https://ex',
    'ample.ge/a',
    'bcdef',
  ]);
  expect(breakLines('', 10, widthOf)).toEqual(['']);
});
