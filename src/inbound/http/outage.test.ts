import { expect, test } from 'vitest';
import { isOutage } from './outage.ts';

const coded = (code: string): Error => Object.assign(new Error('something'), { code });

test.each([
  ['a connection that is cut in the middle of a statement', coded('ECONNRESET')],
  ['a PostgreSQL that is stopped', coded('57P01')],
  ['a statement after the cut', new Error('Client has encountered a connection error and is not queryable')],
  ['refusals of all addresses', new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')])],
])('%s is an outage: the same request may be sent again', (_what, error) => {
  expect(isOutage(error)).toBe(true);
});

test.each([
  ['a broken constraint', coded('23505')],
  ['a bug', new TypeError('x is not a function')],
  ['no error', 'ECONNRESET'],
])('%s is none', (_what, error) => {
  expect(isOutage(error)).toBe(false);
});
