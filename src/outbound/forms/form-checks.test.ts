import { expect, test } from 'vitest';
import { makeFormChecks } from './form-checks.ts';

const form = {
  schemaId: 'urn:shikriki:schema:form-example:1',
  schema: {
    $id: 'urn:shikriki:schema:form-example:1',
    type: 'object',
    additionalProperties: false,
    required: ['asks'],
    properties: { asks: { type: 'array', items: { enum: ['copy', 'deletion'] } } },
  },
} as const;
const { breaks } = makeFormChecks();

test('a form that is filled in wrongly is told every place', () => {
  expect(breaks(form, { asks: ['copy', 'other'], more: 1 })).toEqual([
    { pointer: '/form/more', detail: 'is not a known field' },
    { pointer: '/form/asks/1', detail: 'must be one of copy, deletion' },
  ]);
  expect(breaks(form, {})).toEqual([{ pointer: '/form/asks', detail: 'is required' }]);
  expect(breaks(form, { asks: ['copy'] })).toEqual([]);
});

test('one with more mistakes than anybody makes is told the first: looking for all would keep others waiting', () => {
  const asks = Array.from({ length: 500_000 }, () => 'a');
  expect(breaks(form, { asks })).toEqual([{ pointer: '/form/asks/0', detail: 'must be one of copy, deletion' }]);
  const fields = Object.fromEntries(asks.map((value, at) => [`f${at}`, value]));
  expect(breaks(form, fields)).toHaveLength(1);
});
