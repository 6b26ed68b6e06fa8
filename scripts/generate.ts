/**
 * Makes everything in src/generated, docs/errors.md, the settings in docs/operations.md and the drawings in docs/states.md from schemas/,
 * domain/ and config-schema.ts.
 * `tsx scripts/generate.ts` writes; with `--check` it writes nothing, names what is stale and exits with 1.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { configTable } from '../src/config.ts';
import {
  bundle,
  isObject,
  type Json,
  namedSchemas,
  OPENAPI_DOCUMENTS,
  readOpenApi,
  readSchemas,
  rebuild,
  root,
} from './contracts.ts';
import { errorsPage } from './errors-page.ts';
import { portalClient } from './portal-client-template.ts';
import { withStateDrawings } from './state-drawings.ts';

const generatedFrom = (source: string): string => `// Generated from ${source} by "npm run generate"; do not edit.\n`;

/**
 * Conditions have no counterpart in TypeScript: they are left out of the types, and a bare object that conditions narrow
 * becomes the union of what they narrow it to. The published schemas keep them.
 */
const withoutConditions = (value: unknown): unknown =>
  rebuild(value, (node) => {
    if (!Array.isArray(node.allOf)) return node;
    const conditions = node.allOf.filter((entry): entry is Json => isObject(entry) && 'if' in entry);
    if (conditions.length === 0) return node;
    const { allOf, ...rest } = node;
    const kept = (allOf as unknown[]).filter((entry) => !(isObject(entry) && 'if' in entry));
    const properties = Object.fromEntries(
      Object.entries(isObject(rest.properties) ? rest.properties : {}).map(([key, schema]) => {
        const narrowed = conditions.flatMap(({ then }) => {
          const found = isObject(then) && isObject(then.properties) ? then.properties[key] : undefined;
          return isObject(found) && '$ref' in found ? [found] : [];
        });
        if (narrowed.length === 0 || !isObject(schema)) return [key, schema];
        return [key, { description: schema.description, anyOf: narrowed }];
      }),
    );
    return { ...rest, properties, ...(kept.length > 0 ? { allOf: kept } : {}) };
  });

/** Words beside a reference would make the compiler declare the same type twice under a numbered name. */
const bareReferences = (value: unknown): unknown =>
  rebuild(value, (node) => ('$ref' in node ? { $ref: node.$ref } : node));

const schemaTypes = async (schemas: ReadonlyMap<string, Json>): Promise<string> => {
  const definitions = Object.fromEntries(
    [...namedSchemas(schemas, '#/definitions/')].map(([name, schema]) => [name, { ...schema, title: name }]),
  );
  // The container is needed by the compiler only; its own declaration is cut off.
  const source = await compile(
    bareReferences(
      withoutConditions({ title: 'Container', type: 'object', additionalProperties: false, definitions }),
    ) as Json,
    'Container',
    {
      bannerComment: '',
      additionalProperties: false,
      ignoreMinAndMaxItems: true,
      unreachableDefinitions: true,
      format: true,
      style: { singleQuote: true, printWidth: 120 },
    },
  );
  const types = source
    .replace(/export interface Container \{\}\n/, '')
    .replaceAll(
      /\n \*\n \* This interface was referenced by `Container`'s JSON-Schema\n \* via the `definition` "\w+"\./g,
      '',
    );
  return generatedFrom('schemas/json') + types;
};

const OPERATIONS = 'docs/operations.md';
const STATES = 'docs/states.md';

/** Puts the table of settings between its marks; the rest of the page is written by hand. */
const withConfigTable = (page: string): string =>
  page.replace(
    /(<!-- configuration:[^>]*-->\n)[\s\S]*?(<!-- \/configuration -->)/,
    (_whole, start: string, end: string) => `${start}\n${configTable().trim()}\n\n${end}`,
  );

const outputs = async (): Promise<Map<string, string>> => {
  const schemas = readSchemas();
  const files = new Map<string, string>();
  for (const { name, path } of OPENAPI_DOCUMENTS) {
    const bundled = bundle(readOpenApi(path), schemas);
    // The compiler changes what it is given.
    const ast = await openapiTypescript(
      structuredClone(withoutConditions(bundled)) as Parameters<typeof openapiTypescript>[0],
      // A field with a default may be left out of a request.
      { defaultNonNullable: false },
    );
    files.set(`src/generated/${name}.ts`, generatedFrom(path) + astToString(ast));
    files.set(`src/generated/${name}.openapi.json`, `${JSON.stringify(bundled, null, 2)}\n`);
  }
  files.set('src/generated/schemas.ts', await schemaTypes(schemas));
  files.set('src/generated/portal-client.ts', generatedFrom('scripts/portal-client-template.ts') + portalClient);
  files.set('docs/errors.md', errorsPage());
  files.set(STATES, withStateDrawings(readFileSync(root + STATES, 'utf8')));
  files.set(OPERATIONS, withConfigTable(readFileSync(root + OPERATIONS, 'utf8')));
  return files;
};

const contentOf = (path: string): string | undefined => {
  try {
    return readFileSync(root + path, 'utf8');
  } catch {
    return undefined;
  }
};

const files = await outputs();
const stale = [...files].filter(([path, content]) => contentOf(path) !== content).map(([path]) => path);
mkdirSync(`${root}src/generated`, { recursive: true });
const orphans = readdirSync(`${root}src/generated`)
  .map((name) => `src/generated/${name}`)
  .filter((path) => !files.has(path));
if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`${path} is stale; run: npm run generate`);
  for (const path of orphans) console.error(`${path} is not generated any more; delete it`);
  if (stale.length + orphans.length > 0) process.exitCode = 1;
} else {
  mkdirSync(`${root}docs`, { recursive: true });
  for (const path of stale) {
    writeFileSync(root + path, files.get(path) ?? '');
    console.log(`wrote ${path}`);
  }
  for (const path of orphans) console.log(`${path} is not generated any more; delete it`);
}
