import { expect, it } from 'vitest';
import { isNewerThan } from './version.ts';

it('compares versions by number, not by letter', () => {
  expect(isNewerThan('1.10', '1.9')).toBe(true);
  expect(isNewerThan('2.0', '1.9')).toBe(true);
  expect(isNewerThan('1.0', '1.0')).toBe(false);
  expect(isNewerThan('0.9', '1.0')).toBe(false);
  expect(isNewerThan('CANARY', '1.0')).toBe(false);
});
