/**
 * Lints the contracts; names every flaw and exits with 1 when there is one.
 * OpenAPI: references resolve, operations are named and have examples, examples fit their schemas, errors are problems of
 * the catalogue. JSON Schema: strict mode compiles all; the header twin agrees with envelope-1.0.xsd.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { FORM_KEYWORDS } from '../src/domain/letter-form.ts';
import { PROBLEMS } from '../src/domain/problems.ts';
import {
  bundle,
  child,
  isObject,
  type Json,
  OPENAPI_DOCUMENTS,
  readOpenApi,
  readSchemas,
  rebuild,
  root,
} from './contracts.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];
const flaws: string[] = [];
const schemas = readSchemas();
const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
ajv.addVocabulary([...FORM_KEYWORDS]);
for (const schema of schemas.values()) ajv.addSchema(schema);
for (const id of schemas.keys()) {
  try {
    ajv.getSchema(id);
  } catch (error) {
    flaws.push(`${id}: ${String(error)}`);
  }
}

/** What a JSON Pointer fragment leads to within one document; undefined when nothing is there. */
const follow = (document: Json, ref: string): unknown => {
  let at: unknown = document;
  for (const token of ref.slice(2).split('/')) {
    const key = decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
    at = isObject(at) ? at[key] : undefined;
  }
  return at;
};

/** Every example of a media type or parameter, whichever way it is written. */
const examplesIn = (holder: Json): unknown[] => [
  ...('example' in holder ? [holder.example] : []),
  ...Object.values(child(holder, 'examples')).map((example) => (isObject(example) ? example.value : undefined)),
];

const checkDocument = (path: string): void => {
  const flaw = (where: string, what: string): void => void flaws.push(`${path} ${where}: ${what}`);
  let document: Json;
  try {
    document = bundle(readOpenApi(path), schemas);
  } catch (error) {
    flaw('', String(error));
    return;
  }
  const dangling: string[] = [];
  rebuild(document, (node) => {
    const ref = node.$ref;
    if (typeof ref === 'string' && (!ref.startsWith('#/') || follow(document, ref) === undefined)) {
      flaw(ref, 'leads nowhere');
      dangling.push(ref);
    }
    return node;
  });
  if (dangling.length > 0) return;
  const resolved = (value: unknown): Json => {
    const node = isObject(value) ? value : {};
    return typeof node.$ref === 'string' ? resolved(follow(document, node.$ref)) : node;
  };

  // A schema of the document is compiled as a part of the document, so that its references find their targets.
  const validator = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  addFormats.default(validator);
  validator.addSchema({ $id: `urn:document:${path}`, ...document }, path);
  const checkExamples = (holder: Json, where: string): number => {
    const examples = examplesIn(holder);
    const schema = isObject(holder.schema) ? holder.schema : {};
    if (examples.length === 0 || schema.format === 'binary') return examples.length;
    const target = rebuild(schema, (node) =>
      typeof node.$ref === 'string' ? { ...node, $ref: `urn:document:${path}${node.$ref}` } : node,
    ) as Json;
    const fits = validator.compile(target);
    for (const example of examples) {
      if (!fits(example)) flaw(where, `the example does not fit its schema: ${validator.errorsText(fits.errors)}`);
    }
    return examples.length;
  };

  const ids = new Set<string>();
  for (const [address, pathItem] of Object.entries(child(document, 'paths'))) {
    for (const method of METHODS.filter((name) => isObject(pathItem) && name in pathItem)) {
      const operation = child(pathItem, method);
      const where = `${method.toUpperCase()} ${address}`;
      if (typeof operation.operationId !== 'string') flaw(where, 'has no operationId');
      else if (ids.has(operation.operationId)) flaw(where, 'its operationId is taken');
      else ids.add(operation.operationId);
      if (typeof operation.summary !== 'string') flaw(where, 'has no summary');
      const parameters = [
        ...asList(isObject(pathItem) ? pathItem.parameters : []),
        ...asList(operation.parameters),
      ].map(resolved);
      const inPath = [...address.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
      if (inPath.some((name) => !declared.includes(name)) || declared.length !== inPath.length) {
        flaw(where, 'its path parameters are not those of the address');
      }
      let examples = 0;
      for (const parameter of parameters)
        examples += checkExamples(parameter, `${where} parameter ${String(parameter.name)}`);
      for (const [type, media] of Object.entries(child(resolved(operation.requestBody), 'content'))) {
        examples += checkExamples(resolved(media), `${where} request ${type}`);
      }
      for (const [status, reference] of Object.entries(child(operation, 'responses'))) {
        const response = resolved(reference);
        const spot = `${where} ${status}`;
        if (typeof response.description !== 'string') flaw(spot, 'has no description');
        for (const [name, header] of Object.entries(child(response, 'headers'))) {
          checkExamples(resolved(header), `${spot} header ${name}`);
        }
        for (const [type, media] of Object.entries(child(response, 'content'))) {
          examples += checkExamples(resolved(media), `${spot} ${type}`);
        }
        if (Number(status) >= 400) checkProblem(response, Number(status), spot, flaw);
      }
      if (examples === 0) flaw(where, 'has no example');
    }
  }
};

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const checkProblem = (
  response: Json,
  status: number,
  spot: string,
  flaw: (where: string, what: string) => void,
): void => {
  const content = child(response, 'content');
  const types = Object.keys(content);
  if (types.length !== 1 || types[0] !== 'application/problem+json')
    flaw(spot, 'is not application/problem+json alone');
  const schema = child(child(content, 'application/problem+json'), 'schema');
  if (schema.$ref !== '#/components/schemas/Problem') flaw(spot, 'is not the problem schema');
  const codes = asList(response['x-problem-codes']);
  if (codes.length === 0) flaw(spot, 'names no x-problem-codes');
  for (const code of codes) {
    const entry = Object.entries(PROBLEMS).find(([name]) => name === code)?.[1];
    if (entry?.status !== status) flaw(spot, `${String(code)} is not a problem with the status ${status}`);
  }
  for (const example of examplesIn(child(content, 'application/problem+json'))) {
    const { code, title, type } = isObject(example) ? example : {};
    const entry = Object.entries(PROBLEMS).find(([name]) => name === code)?.[1];
    if (!codes.includes(code) || title !== entry?.title || type !== `urn:shikriki:problem:${String(code)}`) {
      flaw(spot, 'its example is not as the catalogue says');
    }
  }
};

/** The JSON twin of the header has the names, the order and the optional fields of the XSD. */
const checkHeaderTwin = (): void => {
  const xsd = readFileSync(`${root}schemas/xsd/envelope-1.0.xsd`, 'utf8');
  const twin = schemas.get('urn:shikriki:schema:envelope-header:1');
  for (const [type, part] of [
    ['HeaderType', twin],
    ['AddressType', child(child(twin, 'properties'), 'Sender')],
    ['AddressType', child(child(twin, 'properties'), 'Receiver')],
  ] as const) {
    const block = new RegExp(`<xs:complexType name="${type}">[\\s\\S]*?</xs:complexType>`).exec(xsd)?.[0] ?? '';
    const elements = [...block.matchAll(/<xs:element name="(\w+)"[^>]*>/g)];
    const names = elements.map((match) => match[1]).join(' ');
    const required = elements
      .filter((match) => !match[0].includes('minOccurs="0"'))
      .map((match) => match[1])
      .join(' ');
    if (Object.keys(child(part, 'properties')).join(' ') !== names || asList(part?.required).join(' ') !== required) {
      flaws.push(`schemas/json/envelope-header.schema.json: differs from ${type} of envelope-1.0.xsd`);
    }
  }
};

for (const { path } of OPENAPI_DOCUMENTS) checkDocument(path);
checkHeaderTwin();
for (const flaw of flaws) console.error(flaw);
if (flaws.length > 0) process.exitCode = 1;
else console.log(`${schemas.size} schemas and ${OPENAPI_DOCUMENTS.length} OpenAPI documents are sound`);
