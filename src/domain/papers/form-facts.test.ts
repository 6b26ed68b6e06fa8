import { expect, test } from 'vitest';
import { formFacts } from './form-facts.ts';

const label = (ka: string, en: string) => ({ 'x-label': { ka, en } });
const SCHEMA = {
  properties: {
    about: label('რას ეხება', 'About'),
    asks: {
      ...label('რას ითხოვთ', 'What you ask for'),
      items: { 'x-enum-labels': { copy: { ka: 'ასლი', en: 'A copy' }, erasure: { ka: 'წაშლა', en: 'Erasure' } } },
    },
    decidedOn: label('დღე', 'Day'),
    mayBeOnline: label('დისტანციურად', 'Online'),
  },
};
const form = JSON.stringify({
  about: 'copy',
  asks: ['copy', 'erasure'],
  decidedOn: '2026-10-15',
  mayBeOnline: false,
  constructor: 7,
});

test('answers are read by the words of the form, and free text stays as it is', () => {
  expect(formFacts(form, SCHEMA, 'ka')).toEqual([
    { label: 'რას ეხება', value: 'copy' },
    { label: 'რას ითხოვთ', value: 'ასლი, წაშლა' },
    { label: 'დღე', value: '15.10.2026' },
    { label: 'დისტანციურად', value: 'არა' },
    { label: 'constructor', value: '7' },
  ]);
});

test('answers of a form that nobody has any more are called by their own names', () => {
  expect(formFacts('{"asks":["copy"]}', undefined, 'en')).toEqual([{ label: 'asks', value: 'copy' }]);
});
