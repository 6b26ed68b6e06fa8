import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020, type AnySchemaObject, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { FORM_KEYWORDS } from '../../domain/letter-form.ts';
import { fail, ok, type Problem, type Result } from '../../domain/problems.ts';
import { placesOf, type SchemaBreak } from '../../domain/schema-places.ts';

const FOLDER = new URL('../../../schemas/json/', import.meta.url);

/** The contract's JSON Schemas, schemas/json, by `$id`. */
const SCHEMAS: ReadonlyMap<string, AnySchemaObject> = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.schema.json'))
    .map(
      (name) => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as AnySchemaObject & { readonly $id: string },
    )
    .map((schema) => [schema.$id, schema]),
);

const makeAjv = (options: { readonly allErrors: boolean; readonly coerceTypes: boolean }): Ajv2020 => {
  const ajv = new Ajv2020({ strict: true, ...options });
  addFormats.default(ajv);
  ajv.addVocabulary([...FORM_KEYWORDS]);
  for (const schema of SCHEMAS.values()) ajv.addSchema(schema);
  return ajv;
};

// Bodies: nothing is coerced, removed or filled in. Query parameters are text, so numbers have to be read from it.
const firstError = makeAjv({ allErrors: false, coerceTypes: false });
const allErrors = makeAjv({ allErrors: true, coerceTypes: false });
const query = makeAjv({ allErrors: true, coerceTypes: true });

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

const breaksOf = (errors: readonly ErrorObject[] | null | undefined): readonly SchemaBreak[] =>
  // Where only one of several entries may match, ajv names the bound in the schema around it.
  (errors ?? []).map(({ keyword, instancePath, params }) => ({
    keyword,
    instancePath,
    params: params as SchemaBreak['params'],
  }));

/** A Validation problem of the places where a value breaks its schema. */
export const invalid = (errors: NonNullable<Problem['errors']>): { ok: false; problem: Problem } =>
  fail('Validation', `${errors.length} ${errors.length === 1 ? 'field is' : 'fields are'} not valid.`, { errors });

/**
 * Makes the check of a body by one schema of the contract. Problem Validation: every place in a body of ordinary size, else the first.
 */
export const bodyCheck = <T>(schemaId: string): ((body: unknown) => Result<T>) => {
  const fast = required(firstError.getSchema<T>(schemaId), schemaId);
  const thorough = required(allErrors.getSchema<T>(schemaId), schemaId);
  return (body) => {
    if (fast(body)) return ok(body as T);
    const firstBreaks = breaksOf(fast.errors);
    const all = isModest(body) && !thorough(body) ? breaksOf(thorough.errors) : firstBreaks;
    return invalid(placesOf(all));
  };
};

/** Makes the check of query parameters: those named are known, all others refused; a list may have one entry. Problem Validation. */
export const queryCheck = <T>(properties: {
  readonly [parameter: string]: AnySchemaObject;
}): ((parameters: unknown) => Result<T>) => {
  const validate = query.compile<T>({ type: 'object', additionalProperties: false, properties });
  return (parameters) => {
    // A copy: reading numbers writes into what is checked.
    const read: unknown = Object.fromEntries(
      Object.entries(parameters as object).map(([name, value]) => [
        name,
        properties[name]?.type === 'array' ? [value].flat() : (value as unknown),
      ]),
    );
    return validate(read) ? ok(read) : invalid(placesOf(breaksOf(validate.errors)));
  };
};

const required = <T>(found: T | undefined, schemaId: string): T => {
  if (found === undefined) throw new Error(`schemas/json has no ${schemaId}`);
  return found;
};

/** A reference into common.schema.json. */
export const common = (name: string): AnySchemaObject => ({ $ref: `urn:shikriki:schema:common:1#/$defs/${name}` });

// PostgreSQL cannot hold the character NUL in text.
const SEARCH = { type: 'string', minLength: 1, maxLength: 100, pattern: '^[^\\u0000]*$' };

/** Parameters that several lists share (components/parameters of portal-api-1.0.yaml). */
export const PAGE_PARAMETERS = {
  search: SEARCH,
  cursor: common('Cursor'),
  limit: { type: 'integer', minimum: 1, maximum: 100 },
};

/** How many entries a page has where the caller does not say. */
export const DEFAULT_LIMIT = 20;
