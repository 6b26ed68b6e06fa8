import { expect, test } from 'vitest';
import { callerAt, makeRateLimit } from './rate-limit.ts';

const limit = () => {
  let now = 0;
  const waitOf = makeRateLimit({ burst: 2, perMinute: 60 }, { now: () => new Date(now) });
  const take = (address: string) => waitOf(callerAt(address));
  return { take, pass: (ms: number) => (now += ms) };
};

test('each address has its own share, and it flows back', () => {
  const { take, pass } = limit();
  expect([take('192.0.2.1'), take('192.0.2.1'), take('192.0.2.1'), take('192.0.2.2')]).toEqual([0, 0, 1_000, 0]);
  pass(1_000);
  expect([take('192.0.2.1'), take('::ffff:192.0.2.1')]).toEqual([0, 1_000]);
});

test('one network of IPv6 is one caller, however its addresses are written', () => {
  const { take } = limit();
  expect([take('2001:db8:1:2::1'), take('2001:db8:1:2:ffff::9'), take('2001:db8:1:2:3:4:5:6')]).toEqual([0, 0, 1_000]);
  expect([take('2001:db8::1'), take('2001:db8:1:3::1')]).toEqual([0, 0]);
});
