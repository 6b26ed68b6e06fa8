import { expect, it } from 'vitest';
import { retryAfterMsOf } from './retry-after.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const IN_A_MINUTE = 'Sun, 22 Nov 2026 10:01:00 GMT';

it.each([
  ['17', undefined, 17_000],
  ['0', undefined, 0],
  ['999999999', undefined, 86_400_000],
  [IN_A_MINUTE, undefined, 60_000],
  [IN_A_MINUTE, 'Sun, 22 Nov 2026 10:00:30 GMT', 30_000],
  ['Sat, 21 Nov 2026 10:00:00 GMT', undefined, 0],
  ['Tue, 22 Nov 2126 10:00:00 GMT', undefined, 86_400_000],
  ['soon', undefined, undefined],
  ['-5', undefined, undefined],
  ['1.5', undefined, undefined],
  ['', undefined, undefined],
  [undefined, undefined, undefined],
])('Retry-After %s, answered at %s: %s ms', (retryAfter, date, expected) => {
  expect(retryAfterMsOf({ 'retry-after': retryAfter, date }, NOW)).toBe(expected);
});
