import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { NOTED } from './mandate-log.ts';

interface Contract {
  readonly paths: Readonly<Record<string, { readonly parameters?: readonly object[] }>>;
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/** The operations of the contract that take the header Acting-For, as Fastify names their routes. */
const operationsOfHolders = (): readonly string[] => {
  const file = new URL('../../generated/portal-api.openapi.json', import.meta.url);
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as Contract;
  return Object.entries(paths).flatMap(([path, operations]) =>
    JSON.stringify(operations.parameters ?? []).match(/ActingFor|Acting-For/) === null
      ? []
      : METHODS.filter((method) => method in operations).map(
          (method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
        ),
  );
};

test('every operation that the holder of a mandate can call has its line in the log, and no line is of another', () => {
  const operations = operationsOfHolders();
  expect(operations.length).toBeGreaterThan(20);
  expect(Object.keys(NOTED).sort()).toEqual([...operations].sort());
});

test('what shows something of the owner is noted as what it is', () => {
  expect(NOTED['POST /v1/letters/check'], 'changes nothing').toBe('read');
  expect(NOTED['GET /v1/cases/:caseId/complaint-draft'], 'is no file').toBe('read');
  expect(NOTED['GET /v1/cases/:caseId/envelopes'], 'is a list of envelopes, and none of them').toBe('read');
  const silent = Object.keys(NOTED).filter((route) => NOTED[route] === 'not_noted');
  expect(silent.every((route) => /^GET \/v1\/(agencies|letter-types|deadline)/.test(route))).toBe(true);
});
