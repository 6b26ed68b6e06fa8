import { describe, expect, test } from 'vitest';
import { termChanges } from './letter-type-terms.ts';
import type { StatedTerm } from './term.ts';

const TODAY = '2026-11-25';
const term = (validFrom: string, change: Partial<StatedTerm> = {}): StatedTerm => ({
  amount: 10,
  unit: 'working_day',
  starts: 'delivered',
  legalRef: 'policy',
  validFrom,
  verified: false,
  ...change,
});

describe('the terms of a letter type', () => {
  test('take a new one that holds from tomorrow or later, and keep the old', () => {
    const shorter = term('2026-11-26', { amount: 5 });
    expect(termChanges([term('2000-01-01')], [term('2000-01-01'), shorter], TODAY)).toEqual({
      ok: true,
      value: { put: [shorter], remove: [] },
    });
  });

  test('keep what holds already though it is not named', () => {
    expect(termChanges([term('2000-01-01')], [], TODAY)).toEqual({ ok: true, value: { put: [], remove: [] } });
  });

  test('are confirmed by a lawyer without a new day', () => {
    const read = term('2000-01-01', { verified: true, legalRef: 'General Administrative Code, Art. 40' });
    expect(termChanges([term('2000-01-01')], [read], TODAY)).toEqual({ ok: true, value: { put: [read], remove: [] } });
  });

  test('that were to hold some day may change or go', () => {
    const changed = term('2027-01-01', { amount: 7 });
    expect(termChanges([term('2000-01-01'), term('2027-01-01'), term('2028-01-01')], [changed], TODAY)).toEqual({
      ok: true,
      value: { put: [changed], remove: ['2028-01-01'] },
    });
  });

  test('of a new type may hold from any day', () => {
    const first = term('2020-01-01');
    expect(termChanges(undefined, [first], TODAY)).toEqual({ ok: true, value: { put: [first], remove: [] } });
  });

  test.each([
    ['a term that letters were filed under is counted otherwise', [term('2000-01-01', { amount: 30 })], 0],
    ['a new term reaches back to letters that were filed', [term('2000-01-01'), term('2026-01-01')], 1],
    ['a new term would hold for letters of this morning', [term(TODAY)], 0],
    ['two hold from one day', [term('2027-01-01'), term('2027-01-01')], 0],
    ['there is no such day', [term('2027-02-30')], 0],
  ])('are refused where %s', (_why, wanted, at) => {
    const changes = termChanges([term('2000-01-01')], wanted, TODAY);
    expect(changes).toMatchObject({ ok: false, problem: { code: 'Validation' } });
    expect(!changes.ok && changes.problem.errors?.[0]?.pointer).toBe(`/terms/${at}/validFrom`);
  });
});
