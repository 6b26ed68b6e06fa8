import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** A JSON value that is an object: schemas and OpenAPI documents are walked as such. */
export type Json = { [key: string]: unknown };

/** The project's root directory, with a trailing slash. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/** The OpenAPI documents, by the name of their generated module. */
export const OPENAPI_DOCUMENTS = [
  { name: 'portal-api', path: 'schemas/openapi/portal-api-1.0.yaml' },
  { name: 'edoc-rest', path: 'schemas/openapi/edoc-rest-1.0.yaml' },
  { name: 'mailbox', path: 'schemas/openapi/mailbox-1.0.yaml' },
] as const;

const COMMON = 'urn:shikriki:schema:common:1';

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a key that has to hold an object; an empty object where it does not. */
export const child = (value: unknown, key: string): Json => {
  const found = isObject(value) ? value[key] : undefined;
  return isObject(found) ? found : {};
};

/** Rebuilds a JSON value from the leaves up; `change` sees every object after its members. */
export const rebuild = (value: unknown, change: (node: Json) => unknown): unknown => {
  if (Array.isArray(value)) return value.map((entry) => rebuild(entry, change));
  if (!isObject(value)) return value;
  return change(Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, rebuild(entry, change)])));
};

/** All of schemas/json, by `$id`, in the order of their file names. Throws where a file is no JSON or has no `$id`. */
export const readSchemas = (): Map<string, Json> => {
  const directory = `${root}schemas/json/`;
  const schemas = new Map<string, Json>();
  for (const file of readdirSync(directory).sort()) {
    const schema = JSON.parse(readFileSync(directory + file, 'utf8')) as Json;
    const expected = `urn:shikriki:schema:${basename(file, '.schema.json')}:1`;
    if (schema.$id !== expected) throw new Error(`schemas/json/${file}: $id must be ${expected}`);
    schemas.set(expected, schema);
  }
  return schemas;
};

/** One OpenAPI document as it is written, references unresolved. */
export const readOpenApi = (path: string): Json => parse(readFileSync(root + path, 'utf8')) as Json;

const pascalCase = (kebab: string): string =>
  kebab.replaceAll(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/**
 * The name that the target of a reference has inside a bundle, for example `../json/case-page.schema.json` and
 * `urn:shikriki:schema:case-page:1` are both `CasePage`; undefined for references within the same document.
 */
export const bundledName = (ref: string): string | undefined => {
  const common = /^(?:\.\.\/json\/common\.schema\.json|urn:shikriki:schema:common:1)#\/\$defs\/([A-Za-z0-9]+)$/.exec(
    ref,
  );
  if (common) return common[1];
  const whole = /^(?:\.\.\/json\/([a-z-]+)\.schema\.json|urn:shikriki:schema:([a-z-]+):1)$/.exec(ref);
  return whole ? pascalCase(whole[1] ?? whole[2] ?? '') : undefined;
};

/** Every schema and every common definition under its bundled name, references pointing below `prefix`. */
export const namedSchemas = (schemas: ReadonlyMap<string, Json>, prefix: string): Map<string, Json> => {
  const named = new Map<string, Json>();
  const add = (name: string, schema: Json): void => {
    if (named.has(name)) throw new Error(`two schemas are called ${name}`);
    named.set(name, pointTo(schema, prefix) as Json);
  };
  for (const [name, schema] of Object.entries(child(schemas.get(COMMON), '$defs'))) add(name, schema as Json);
  for (const [id, { $id: _id, $schema: _dialect, ...schema }] of schemas) {
    if (id !== COMMON) add(bundledName(id) ?? id, schema);
  }
  return named;
};

const pointTo = (value: unknown, prefix: string): unknown =>
  rebuild(value, (node) => {
    const name = typeof node.$ref === 'string' ? bundledName(node.$ref) : undefined;
    return name === undefined ? node : { ...node, $ref: prefix + name };
  });

/** One OpenAPI document that stands by itself: the schemas it needs are its components, and no reference leaves it. */
export const bundle = (document: Json, schemas: ReadonlyMap<string, Json>): Json => {
  const prefix = '#/components/schemas/';
  const named = namedSchemas(schemas, prefix);
  const bundled = pointTo(document, prefix) as Json;
  const needed = new Set<string>();
  const collect = (value: unknown): void => {
    rebuild(value, (node) => {
      const name = typeof node.$ref === 'string' && node.$ref.startsWith(prefix) ? node.$ref.slice(prefix.length) : '';
      if (name !== '' && !needed.has(name)) {
        needed.add(name);
        const schema = named.get(name);
        if (!schema) throw new Error(`no schema is called ${name}`);
        collect(schema);
      }
      return node;
    });
  };
  collect(bundled);
  const components = Object.fromEntries([...needed].sort().map((name) => [name, named.get(name)]));
  return { ...bundled, components: { ...child(bundled, 'components'), schemas: components } };
};
