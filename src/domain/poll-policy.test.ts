import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asideDelayMs, pollDelayMs } from './poll-policy.ts';

describe('the next look at a system that does not call us', () => {
  it('comes after its interval, and sooner where something was brought', () => {
    expect(pollDelayMs({ intervalMs: 30_000, taken: 0, failures: 0 }, 0.5)).toBe(30_000);
    expect(pollDelayMs({ intervalMs: 30_000, taken: 1, failures: 0 }, 0.5)).toBe(1_000);
    expect(pollDelayMs({ intervalMs: 200, taken: 1, failures: 0 }, 0.5)).toBe(200);
  });

  it('waits longer with each failure, up to a quarter of an hour, and no less than was asked for', () => {
    const after = (failures: number, retryAfterMs?: number) =>
      pollDelayMs({ intervalMs: 30_000, taken: 0, failures, retryAfterMs }, 0.99999);
    expect([1, 2, 3, 5, 50].map((failures) => after(failures))).toEqual([60_000, 120_000, 240_000, 899_998, 899_998]);
    expect(after(1, 300_000)).toBe(300_000);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, random) => {
          const delayMs = pollDelayMs({ intervalMs: 1_000, taken: 3, failures }, random);
          expect(delayMs).toBeGreaterThanOrEqual(1_600);
          expect(delayMs).toBeLessThanOrEqual(900_000);
        },
      ),
    );
  });
});

it('leaves a message that could not be taken alone for a minute at first and for an hour at most', () => {
  expect([1, 2, 3, 7, 1_000].map(asideDelayMs)).toEqual([60_000, 120_000, 240_000, 3_600_000, 3_600_000]);
});
