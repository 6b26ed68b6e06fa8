import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isTrackingNumber, trackingNumber } from './tracking-number.ts';

const serial = fc.integer({ min: 1, max: 9_999_999 });

describe('a tracking number', () => {
  test('is well-formed and known as such', () => {
    fc.assert(
      fc.property(serial, (n) => {
        const number = trackingNumber(2026, n);
        expect(number).toMatch(/^MG-2026-\d{7}-[0-9A-Z]$/);
        expect(isTrackingNumber(number)).toBe(true);
      }),
    );
  });

  test('with one wrong digit finds nothing', () => {
    fc.assert(
      fc.property(serial, fc.integer({ min: 8, max: 14 }), fc.integer({ min: 1, max: 9 }), (n, position, add) => {
        const number = trackingNumber(2026, n);
        const wrong = `${number.slice(0, position)}${(Number(number[position]) + add) % 10}${number.slice(position + 1)}`;
        expect(isTrackingNumber(wrong)).toBe(false);
      }),
    );
  });

  test('with two neighbouring digits swapped finds nothing', () => {
    fc.assert(
      fc.property(serial, fc.integer({ min: 8, max: 13 }), (n, position) => {
        const number = trackingNumber(2026, n);
        const [a, b] = [number.charAt(position), number.charAt(position + 1)];
        fc.pre(a !== b);
        expect(isTrackingNumber(number.slice(0, position) + b + a + number.slice(position + 2))).toBe(false);
      }),
    );
  });
});
