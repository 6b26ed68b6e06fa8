/** Checks by JSON Schema 2020-12, as the contracts and the forms of letter types are written. */
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { FORM_KEYWORDS } from '../domain/letter-form.ts';
import type { Problem } from '../domain/problems.ts';
import { placesOf } from '../domain/schema-places.ts';

/** The places where a value breaks a schema; none where it fits. Nothing is coerced, removed or filled in. */
export type SchemaCheck = (value: unknown) => NonNullable<Problem['errors']>;

/** A strict ajv that knows our formats, the keywords of forms and these schemas. */
export const makeAjv = (
  schemas: Iterable<AnySchemaObject>,
  options: { readonly allErrors: boolean; readonly coerceTypes: boolean },
): Ajv2020 => {
  const ajv = new Ajv2020({ strict: true, ...options });
  addFormats.default(ajv);
  ajv.addVocabulary([...FORM_KEYWORDS]);
  for (const schema of schemas) ajv.addSchema(schema);
  return ajv;
};

// Looking for every mistake compares every pair of a list; a letter has far fewer parts than this.
const MAX_PARTS_FOR_ALL_ERRORS = 500;

const isModest = (value: unknown): boolean => {
  const open: unknown[] = [value];
  for (let parts = 0; open.length > 0; parts++) {
    if (parts > MAX_PARTS_FOR_ALL_ERRORS) return false;
    const next = open.pop();
    if (typeof next === 'object' && next !== null) {
      const members: readonly unknown[] = Object.values(next);
      if (members.length > MAX_PARTS_FOR_ALL_ERRORS) return false;
      open.push(...members);
    }
  }
  return true;
};

/**
 * Makes checks by one of these schemas, or by one that refers to them: every place of a value of ordinary size, else the first, so that no
 * value costs more than reading it.
 */
export const makeSchemaChecks = (
  schemas: Iterable<AnySchemaObject> = [],
): ((schema: AnySchemaObject) => SchemaCheck) => {
  const known = [...schemas];
  const first = makeAjv(known, { allErrors: false, coerceTypes: false });
  const all = makeAjv(known, { allErrors: true, coerceTypes: false });
  return (schema) => {
    const fast = first.compile(schema);
    const thorough = all.compile(schema);
    return (value) => {
      if (fast(value)) return [];
      const firstBreaks = fast.errors ?? [];
      return placesOf(isModest(value) && !thorough(value) ? (thorough.errors ?? []) : firstBreaks);
    };
  };
};
