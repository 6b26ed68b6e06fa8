import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DirectoryFile } from '../src/generated/schemas.ts';
import { type TestDatabase, testDatabase } from './support/database.ts';
import { type FreshCertificates, freshCertificates } from './support/fresh-certificates.ts';
import { answerOf, type Operator, operatorAt } from './support/operator.ts';

let fresh: FreshCertificates;
beforeAll(async () => {
  fresh = await freshCertificates();
});
afterAll(() => fresh.remove());

let database: TestDatabase;
let shikriki: Operator;
beforeEach(async () => {
  database = await testDatabase();
  shikriki = operatorAt(database.databaseUrl);
});
afterEach(() => database.close());

const addPostal = () =>
  shikriki('systems', 'add', 'courier', '--name-ka', 'ფოსტა', '--name-en', 'Courier desk', '--dialect', 'edoc-rest');
const addAddress = () => shikriki('endpoints', 'add', 'courier', '--address', 'https://edoc.courier.example.ge');

describe('a file of the directory', () => {
  test('carries the whole directory to another installation, by a file, and a second time nothing is different', async () => {
    await addPostal();
    await addAddress();
    const seal = await fresh.pair('seal');
    const pin = await fresh.pair('tls-server');
    await shikriki('certificates', 'add', '--use', 'seal', '--agency', 'mof', '--file', seal.file);
    await shikriki('certificates', 'add', '--use', 'tls_server', '--system', 'mof', '--file', pin.file);
    await shikriki('certificates', 'revoke', seal.spkiSha256);
    await shikriki('agencies', 'close', 'rs');
    const file = join(fresh.folder, 'directory.json');
    expect(await shikriki('agencies', 'export', '--out', file)).toMatchObject({ code: 0 });

    const elsewhere = await testDatabase();
    const there = operatorAt(elsewhere.databaseUrl);
    try {
      const dry = await there('agencies', 'import', file);
      expect(dry.out).toContain('nothing was changed');
      expect(dry.out).toContain('+ system courier');
      expect(dry.out).toMatch(/~ agency rs: closedOn nothing becomes "[\d-]+"/);
      expect(dry.out).toContain(`+ certificate seal ${seal.spkiSha256}`);
      expect((await there('systems', 'show', 'courier')).code, 'a dry run changes nothing').toBe(1);
      expect(await there('agencies', 'import', file, '--apply')).toMatchObject({ code: 0 });
      expect((await there('agencies', 'import', file)).out).toContain('The directory is as the file says.');
      expect(await answerOf(there('certificates', 'list', '--owner', 'mof', '--use', 'seal', '--json'))).toMatchObject([
        { spkiSha256: seal.spkiSha256, standing: 'revoked' },
      ]);
      expect(await there('agencies', 'import', file, '--apply')).toMatchObject({ code: 0 });
      const kept = await elsewhere.poolAs('shikriki_operator').query('select from operator_acts');
      expect(kept.rowCount, 'only what changed something is an act').toBe(1);
    } finally {
      await elsewhere.close();
    }
  });

  test('never brings a revoked key back by a file', async () => {
    const seal = await fresh.pair('seal');
    await shikriki('certificates', 'add', '--use', 'seal', '--agency', 'mof', '--file', seal.file);
    const file = join(fresh.folder, 'before.json');
    await shikriki('agencies', 'export', '--out', file);
    await shikriki('certificates', 'revoke', seal.spkiSha256);
    expect((await shikriki('agencies', 'import', file, '--apply')).out).toContain('The directory is as the file says.');
    expect(await answerOf(shikriki('certificates', 'show', seal.spkiSha256, '--json'))).toMatchObject({
      standing: 'revoked',
    });
  });

  test('that is older than what was done since brings nothing back: no retired key, no closed agency, no move, no lifted limit', async () => {
    await addPostal();
    const [old, last] = [await fresh.pair('seal'), await fresh.pair('seal')];
    for (const { file } of [old, last])
      await shikriki('certificates', 'add', '--use', 'seal', '--agency', 'mof', '--file', file);
    const file = join(fresh.folder, 'older.json');
    await shikriki('agencies', 'export', '--out', file);

    for (const words of [
      ['certificates', 'retire', old.spkiSha256],
      ['agencies', 'close', 'treasury'],
      ['agencies', 'move', 'rs', '--to', 'courier'],
      ['agencies', 'set', 'mof', '--max-files', '3'],
    ])
      expect(await shikriki(...words), words.join(' ')).toMatchObject({ code: 0 });
    const before = await shikriki('agencies', 'export');
    expect((await shikriki('agencies', 'import', file, '--apply')).out).toContain('The directory is as the file says.');
    expect(await shikriki('agencies', 'export')).toEqual(before);
    expect(await answerOf(shikriki('certificates', 'show', old.spkiSha256, '--json'))).toMatchObject({
      standing: 'retired',
    });
  });

  test('does not put an end off that is nearer here, and takes one that is nearer there', async () => {
    await addPostal();
    await shikriki('agencies', 'close', 'treasury', '--on', '2099-12-31');
    await shikriki('agencies', 'move', 'rs', '--to', 'courier', '--from', '2099-01-01');
    const file = join(fresh.folder, 'later.json');
    await shikriki('agencies', 'export', '--out', file);
    const text = await readFile(file, 'utf8');
    await shikriki('agencies', 'close', 'treasury', '--on', '2098-12-31');
    expect((await shikriki('agencies', 'import', file, '--apply')).out).toContain('The directory is as the file says.');
    await writeFile(file, text.replaceAll('2099-12-31', '2097-12-31'));
    expect((await shikriki('agencies', 'import', file)).out).toContain(
      '~ agency treasury: closedOn "2098-12-31" becomes "2097-12-31"',
    );
    await writeFile(file, text.replaceAll('"until": "2099-01-01', '"until": "1999-01-01'));
    expect(await shikriki('agencies', 'import', file, '--apply')).toMatchObject({
      code: 1,
      err: expect.stringContaining('"until" is not later than "from"'),
    });
  });

  test('says what is here and what it would make of it, before anything is changed', async () => {
    await addPostal();
    const file = join(fresh.folder, 'other.json');
    await shikriki('agencies', 'export', '--out', file);
    const said = JSON.parse(await readFile(file, 'utf8')) as DirectoryFile;
    const systems = said.systems.map((system) =>
      system.code === 'courier' ? { ...system, maxConcurrency: 9, maxFiles: 7 } : system,
    );
    await writeFile(file, JSON.stringify({ ...said, systems }));
    expect((await shikriki('agencies', 'import', file)).out).toContain(
      '~ system courier: maxConcurrency 4 becomes 9, maxFiles nothing becomes 7',
    );
  });

  test('that would let two systems speak for an agency at one time is refused as a whole', async () => {
    await addPostal();
    const file = join(fresh.folder, 'two.json');
    await shikriki('agencies', 'export', '--out', file);
    const said = JSON.parse(await readFile(file, 'utf8')) as DirectoryFile;
    const agencies = said.agencies.map((agency) =>
      agency.code === 'rs'
        ? {
            ...agency,
            nameEn: 'Another name',
            systems: [...agency.systems, { code: 'courier', from: '2027-01-01T00:00:00Z' }],
          }
        : agency,
    );
    await writeFile(file, JSON.stringify({ ...said, agencies }));
    const before = await shikriki('agencies', 'export');
    expect(await shikriki('agencies', 'import', file, '--apply')).toMatchObject({
      code: 1,
      err: expect.stringContaining('/agencies/rs/systems'),
    });
    expect(await shikriki('agencies', 'export')).toEqual(before);
  });
});

describe('what an operator gets wrong changes nothing:', () => {
  test.each([
    ['no JSON', 'no JSON'],
    ['another document', '{"format": "other"}'],
    [
      'an owner that nobody knows',
      '{"format":"shikriki-directory-1","systems":[],"agencies":[],"certificates":[{"use":"seal","owner":{"kind":"agency","code":"nobody"},"pem":"PEM"}]}',
    ],
  ])('a file that is %s', async (what, text) => {
    const file = join(fresh.folder, 'wrong.json');
    const pem = JSON.stringify((await fresh.pair('seal')).certificatePem);
    await writeFile(file, text.replace('"PEM"', pem));
    expect(await shikriki('agencies', 'import', file, '--apply'), what).toMatchObject({
      code: 1,
      err: expect.stringContaining('Validation'),
    });
  });
});
