import type { JsonSchema } from '../letter-form.ts';
import type { Bilingual } from '../plain-state-words.ts';
import type { Fact, PaperLanguage } from './paper.ts';
import { paperDay } from './paper-time.ts';

interface Field {
  readonly items?: Field;
  readonly 'x-label'?: Bilingual;
  readonly 'x-enum-labels'?: { readonly [value: string]: Bilingual };
}

const YES: Bilingual = { ka: 'დიახ', en: 'yes' };
const NO: Bilingual = { ka: 'არა', en: 'no' };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const own = <T>(record: { readonly [key: string]: T } | undefined, key: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;

const answer = (field: Field | undefined, value: unknown, language: PaperLanguage): string => {
  if (Array.isArray(value)) return value.map((one: unknown) => answer(field?.items, one, language)).join(', ');
  if (typeof value === 'boolean') return (value ? YES : NO)[language];
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return own(field?.['x-enum-labels'], text)?.[language] ?? (DAY.test(text) ? paperDay(text) : text);
};

/**
 * The answers of a form (JSON text) as people read them: labels and words of lists as the form of the letter type has them, days dotted,
 * everything else as it was written. A field that the form does not have any more is called by its own name. Pure.
 */
export const formFacts = (
  formJson: string,
  schema: JsonSchema | undefined,
  language: PaperLanguage,
): readonly Fact[] => {
  const fields = schema?.properties as { readonly [field: string]: Field } | undefined;
  return Object.entries(JSON.parse(formJson) as { readonly [field: string]: unknown }).map(([name, value]) => {
    const field = own(fields, name);
    return { label: field?.['x-label']?.[language] ?? name, value: answer(field, value, language) };
  });
};
