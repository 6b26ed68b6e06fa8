import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DirectoryFile } from '../src/generated/schemas.ts';
import { exampleCertificates } from './support/certificates.ts';
import { type TestDatabase, testDatabase } from './support/database.ts';
import { type FreshCertificates, freshCertificates } from './support/fresh-certificates.ts';
import { type Operator, operatorAt } from './support/operator.ts';

let fresh: FreshCertificates;
let examples: string;
let database: TestDatabase;
let shikriki: Operator;
beforeAll(async () => {
  fresh = await freshCertificates();
  examples = (await exampleCertificates()).outDir;
  database = await testDatabase();
  const pem = (name: string, end: string) => join(examples, `${name}.${end}.pem`);
  shikriki = operatorAt(database.databaseUrl, {
    SHIKRIKI_SEAL_KEY_FILE: pem('gateway-seal-ecdsa', 'key'),
    SHIKRIKI_SEAL_CERTIFICATE_FILE: pem('gateway-seal-ecdsa', 'cert'),
  });
});
afterAll(async () => {
  await fresh.remove();
  await database.close();
});

const refused = (text: string) => ({ code: 1, out: '', err: expect.stringContaining(text) as string });

describe('a word that the gateway does not know is refused with its place, and the directory stays as it is:', () => {
  test.each([
    [['systems', 'set', 'mof', '--dialect', 'foo'], '/dialect: foo is not one of:'],
    [['systems', 'set', 'mof', '--dialect', 'none'], '/dialect'],
    [['systems', 'set', 'mof', '--letter-types', 'letter,poem'], '/letterTypes: poem is not one of:'],
    [['agencies', 'set', 'mof', '--letter-types', 'poem'], '/letterTypes'],
    [['systems', 'set', 'mof', '--media-types', ''], '/mediaTypes: names one at least'],
    [['systems', 'set', 'mof', '--envelope-versions', 'none'], '/envelopeVersions'],
    [['systems', 'set', 'mof', '--interactive-reserve', '50'], '/interactiveReserve'],
    [['systems', 'set', 'mof', '--max-concurrency', '99999999999'], '/maxConcurrency: a whole number from 1 to 1000'],
    [['systems', 'set', 'mof', '--max-files', '3000000000'], '/maxFiles'],
    [['systems', 'set', 'mof', '--name-ka', ''], '/nameKa: one line'],
    [['endpoints', 'add', 'mof', '--address', 'https://user:pw@edoc.example.ge/x'], '/address'],
    [['endpoints', 'add', 'mof', '--address', 'https://edoc.example.ge/x?y'], '/address'],
    [
      ['agencies', 'add', 'my.gov.ge', '--name-ka', 'ა', '--name-en', 'A', '--category', 'economy', '--system', 'mof'],
      '/code',
    ],
    [
      ['agencies', 'add', 'gateway', '--name-ka', 'ა', '--name-en', 'A', '--category', 'economy', '--system', 'mof'],
      '/code',
    ],
    [
      ['agencies', 'add', 'newone', '--name-ka', 'ა', '--name-en', 'A', '--category', 'nosuch', '--system', 'mof'],
      'The category is one of:',
    ],
    [['agencies', 'export', '--out', '/nonexistent/x.json'], 'cannot be written'],
    [
      ['unmatched', 'match', '0190f3a0-7c00-7000-8000-000000000001', '--case', 'MG-2026-0000002-4'],
      'a tracking number is none',
    ],
    [['deliveries', 'retry', '0190f3a0-7c00-7000-8000-000000000001', '--system', 'napr'], 'not both'],
  ] as const)('%j', async (words, place) => {
    const before = await shikriki('agencies', 'export');
    expect(await shikriki(...words)).toEqual(refused(place));
    expect(await shikriki('agencies', 'export')).toEqual(before);
  });

  test('and so in a file, where an entry that is named twice is refused as well', async () => {
    const file = join(fresh.folder, 'wrong.json');
    await shikriki('agencies', 'export', '--out', file);
    const said = JSON.parse(await readFile(file, 'utf8')) as DirectoryFile;
    const apply = async (changed: DirectoryFile) => {
      await writeFile(file, JSON.stringify(changed));
      return shikriki('agencies', 'import', file, '--apply');
    };
    const [first, ...rest] = said.systems;
    const foo = { ...said, systems: [{ ...first!, dialect: 'foo' }, ...rest] };
    expect(await apply(foo)).toEqual(refused('/dialect: foo is not one of:'));
    const twice = { ...said, agencies: [...said.agencies, said.agencies[0]!] };
    expect(await apply(twice)).toEqual(refused(`The file names the agency ${said.agencies[0]!.code} twice.`));
  });
});

describe('a key that nobody may speak with is not registered:', () => {
  test.each([
    ['our own seal', 'gateway-seal-ecdsa.cert.pem', 'a key of the gateway itself'],
    ['the certificate of an authority', 'root-ca.cert.pem', 'the certificate of an authority'],
  ])('%s', async (_what, name, words) => {
    const file = join(examples, name);
    expect(await shikriki('certificates', 'add', '--use', 'seal', '--agency', 'mof', '--file', file)).toEqual(
      refused(words),
    );
  });
});
