import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { FORM_KEYWORDS } from '../../src/domain/letter-form.ts';

type Json = { readonly [key: string]: Json | undefined };

const SCHEMAS = new URL('../../schemas/', import.meta.url);
const openApi = parse(readFileSync(new URL('openapi/portal-api-1.0.yaml', SCHEMAS), 'utf8')) as Json;

const ajv = new Ajv2020({ strict: true });
addFormats.default(ajv);
ajv.addVocabulary([...FORM_KEYWORDS]);
for (const name of readdirSync(new URL('json/', SCHEMAS)))
  ajv.addSchema(JSON.parse(readFileSync(new URL(`json/${name}`, SCHEMAS), 'utf8')) as object);

const resolved = (node: Json | undefined): Json | undefined => {
  const ref = node?.$ref as unknown as string | undefined;
  return ref?.startsWith('#/') === true
    ? ref
        .slice(2)
        .split('/')
        .reduce<Json | undefined>((at, key) => at?.[key], openApi)
    : node;
};

const paths = Object.entries(openApi.paths ?? {}).map(([path, operations]) => ({
  pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`),
  operations: operations ?? {},
}));

/** Throws where an answer is not one that the OpenAPI document describes for the operation: status, media type and schema. */
export const keepsContract = (
  method: string,
  address: string,
  status: number,
  contentType: string | null,
  json: unknown,
): void => {
  const path = address.split('?', 1)[0] ?? '';
  const operation = paths.find(({ pattern }) => pattern.test(path))?.operations[method.toLowerCase()];
  const what = `${method} ${path.replaceAll(/[0-9a-f-]{36}/g, '{id}')} ${status}`;
  if (operation !== undefined && status !== 304) {
    const response = resolved(operation.responses?.[String(status)]);
    if (response === undefined) throw new Error(`${what}: the contract has no such answer`);
    const schemaRef = response.content?.['application/json']?.schema?.$ref as unknown as string | undefined;
    const schemaName = /\.\.\/json\/(.+)\.schema\.json$/.exec(schemaRef ?? '')?.[1];
    if (schemaName !== undefined) meets(what, `urn:shikriki:schema:${schemaName}:1`, json);
    const codes = (response as unknown as { readonly 'x-problem-codes'?: readonly string[] })['x-problem-codes'];
    const code = (json as { readonly code?: string } | undefined)?.code;
    if (codes !== undefined && code !== undefined && !codes.includes(code))
      throw new Error(`${what}: the contract does not list ${code} here`);
  }
  if (status >= 400) {
    if (contentType !== 'application/problem+json')
      throw new Error(`${what}: ${String(contentType)} instead of a problem`);
    meets(what, 'urn:shikriki:schema:problem:1', json);
  }
};

const meets = (what: string, schemaId: string, json: unknown): void => {
  const validate = ajv.getSchema(schemaId);
  if (validate === undefined) throw new Error(`no schema ${schemaId}`);
  if (!validate(json)) throw new Error(`${what}: ${schemaId}: ${ajv.errorsText(validate.errors)}`);
};
