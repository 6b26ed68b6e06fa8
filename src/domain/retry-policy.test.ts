import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GIVE_UP_AFTER_MS, retriesUsedUp, retryDelayMs } from './retry-policy.ts';

const MINUTE_MS = 60_000;
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('when a delivery is tried again', () => {
  test('follows 20 s, 1, 3, 9, 27 minutes, give or take a tenth', () => {
    const steps = [20_000, MINUTE_MS, 3 * MINUTE_MS, 9 * MINUTE_MS, 27 * MINUTE_MS];
    for (const [index, step] of steps.entries()) {
      expect(retryDelayMs(index + 1, 0)).toBe(step * 0.9);
      expect(retryDelayMs(index + 1, 0.9999999)).toBeLessThanOrEqual(step * 1.1);
    }
  });

  test('never waits more than an hour by itself and never less than 18 seconds', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), random, (attempt, chance) => {
        const delayMs = retryDelayMs(attempt, chance);
        expect(delayMs).toBeGreaterThanOrEqual(18_000);
        expect(delayMs).toBeLessThanOrEqual(60 * MINUTE_MS);
      }),
    );
  });

  test('honours what the system asked for, up to a day', () => {
    expect(retryDelayMs(1, 0, 10 * MINUTE_MS)).toBe(10 * MINUTE_MS);
    expect(retryDelayMs(1, 0, 72 * 60 * MINUTE_MS)).toBe(24 * 60 * MINUTE_MS);
    expect(retryDelayMs(5, 0, 1_000)).toBe(27 * MINUTE_MS * 0.9);
  });

  test('gives up after a hundred hours, not a moment before', () => {
    expect(GIVE_UP_AFTER_MS).toBe(100 * 60 * MINUTE_MS);
    expect(retriesUsedUp(GIVE_UP_AFTER_MS - 1)).toBe(false);
    expect(retriesUsedUp(GIVE_UP_AFTER_MS)).toBe(true);
  });
});
