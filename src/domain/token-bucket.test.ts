import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Bucket, takeToken } from './token-bucket.ts';

const RULES = { burst: 5, perMinute: 30 };

test('five may come at once, then one every two seconds', () => {
  let bucket: Bucket | undefined;
  const take = (now: number): number => {
    const taken = takeToken(RULES, bucket, now);
    bucket = taken.bucket;
    return taken.waitMs;
  };
  expect(Array.from({ length: 6 }, () => take(0))).toEqual([0, 0, 0, 0, 0, 2_000]);
  expect([take(1_000), take(2_000), take(2_000)]).toEqual([1_000, 0, 2_000]);
});

test('nobody gets more than the burst and what has flowed in, however they call', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 200 }), (pauses) => {
      let [bucket, now, got]: [Bucket | undefined, number, number] = [undefined, 0, 0];
      for (const pause of pauses) {
        now += pause;
        const taken = takeToken(RULES, bucket, now);
        bucket = taken.bucket;
        if (taken.waitMs === 0) got += 1;
      }
      expect(got).toBeLessThanOrEqual(RULES.burst + (now * RULES.perMinute) / 60_000 + 1e-6);
    }),
  );
});
