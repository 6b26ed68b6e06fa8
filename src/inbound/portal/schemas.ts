import { readdirSync, readFileSync } from 'node:fs';
import type { AnySchemaObject } from 'ajv/dist/2020.js';
import { fail, ok, type Problem, type Result } from '../../domain/problems.ts';
import { placesOf } from '../../domain/schema-places.ts';
import { makeAjv, makeSchemaChecks } from '../../wire/json-schema.ts';

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

const checkBy = makeSchemaChecks(SCHEMAS.values());
// Query parameters are text: numbers have to be read from it.
const query = makeAjv(SCHEMAS.values(), { allErrors: true, coerceTypes: true });

/** A Validation problem of the places where a value breaks its schema. */
export const invalid = (errors: NonNullable<Problem['errors']>): { ok: false; problem: Problem } =>
  fail('Validation', `${errors.length} ${errors.length === 1 ? 'field is' : 'fields are'} not valid.`, { errors });

/**
 * Makes the check of a body by one schema of the contract. Problem Validation: every place in a body of ordinary size, else the first.
 */
export const bodyCheck = <T>(schemaId: string): ((body: unknown) => Result<T>) => {
  if (!SCHEMAS.has(schemaId)) throw new Error(`schemas/json has no ${schemaId}`);
  const check = checkBy({ $ref: schemaId });
  return (body) => {
    const places = check(body);
    return places.length === 0 ? ok(body as T) : invalid(places);
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
    return validate(read) ? ok(read) : invalid(placesOf(validate.errors ?? []));
  };
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
