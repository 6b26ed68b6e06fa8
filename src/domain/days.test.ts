import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayInTbilisi, minuteInTbilisi, startOfDay } from './days.ts';

test('a day begins in Georgia four hours before it does in UTC', () => {
  expect(startOfDay('2026-11-25')).toEqual(new Date('2026-11-24T20:00:00Z'));
  expect(startOfDay('2027-01-01')).toEqual(new Date('2026-12-31T20:00:00Z'));
});

test('an instant is in the day that has begun last, so many minutes after its beginning', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (at) => {
      const day = dayInTbilisi(at);
      const begun = startOfDay(day).getTime();
      expect(begun).toBeLessThanOrEqual(at.getTime());
      expect(startOfDay(addDays(day, 1)).getTime()).toBeGreaterThan(at.getTime());
      expect(minuteInTbilisi(at)).toBe(Math.floor((at.getTime() - begun) / 60_000));
    }),
  );
});

test.each([
  ['2026-11-25T19:59:59.999Z', 1439],
  ['2026-11-25T20:00:00.000Z', 0],
  ['2026-11-26T05:00:00.000Z', 540],
])('at %s it is minute %i of the day', (at, minute) => {
  expect(minuteInTbilisi(new Date(at))).toBe(minute);
});
