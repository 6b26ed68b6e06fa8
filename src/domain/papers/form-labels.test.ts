import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FORM_LABELS, FORM_VALUES, formFacts } from './form-labels.ts';

interface Field {
  readonly enum?: readonly string[];
  readonly items?: Field;
}

const SCHEMAS = new URL('../../../schemas/json/', import.meta.url);
const fields = readdirSync(SCHEMAS)
  .filter((name) => name.startsWith('form-'))
  .flatMap((name) => {
    const { properties } = JSON.parse(readFileSync(new URL(name, SCHEMAS), 'utf8')) as {
      readonly properties: { readonly [field: string]: Field };
    };
    return Object.entries(properties);
  });

test.each(fields)(
  'the field %s of a form has a Georgian and an English label, and so has each word of its list',
  (field, schema) => {
    expect(FORM_LABELS[field]?.ka).toMatch(/\p{Script=Georgian}/u);
    expect(FORM_LABELS[field]?.en).toMatch(/[a-z]/);
    for (const value of schema.enum ?? schema.items?.enum ?? [])
      expect(FORM_VALUES[field]?.[value]?.ka, value).toMatch(/\p{Script=Georgian}/u);
  },
);

test('answers are read as people write them, and free text stays as it is', () => {
  const form = { about: 'copy', asks: ['copy', 'erasure'], decidedOn: '2026-10-15', mayBeOnline: false, unknown: 7 };
  expect(formFacts(JSON.stringify(form), 'ka')).toEqual([
    { label: 'რომელ მონაცემებს ეხება', value: 'copy' },
    { label: 'რას ითხოვს', value: 'ასლი, წაშლა' },
    { label: 'აქტის გამოცემის დღე', value: '15.10.2026' },
    { label: 'შესაძლებელია დისტანციურად', value: 'არა' },
    { label: 'unknown', value: '7' },
  ]);
});
