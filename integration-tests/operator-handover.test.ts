import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readZip } from '../src/outbound/archive/zip.peer.ts';
import { done, filed, givenUp, refused, shikriki, useExchangeOperator } from './support/exchange-operator.ts';
import { rows, sha256 } from './support/exchange-scene.ts';

useExchangeOperator();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shikriki-operator-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('a letter that is handed over', () => {
  test('is packed into a ZIP with its sealed bytes, and registered by hand', async () => {
    const at = await givenUp();
    const out = join(folder, `${at.id}.zip`);
    expect(await shikriki('deliveries', 'package', at.id, '--out', out)).toEqual(done('1 letter in'));
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    const [name, envelope] = [...readZip(await readFile(out))].find(([entry]) => entry.endsWith('envelope.xml'))!;
    const [kept] = await rows<{ sha256: string }>(
      `select encode(sha256, 'hex') as sha256 from envelopes join deliveries using (message_id)`,
    );
    expect({ name, sha256: sha256(envelope) }).toEqual({ name, sha256: kept?.sha256 });
    expect(await shikriki('deliveries', 'package', at.id, '--out', out)).toEqual(refused('there already'));

    const today = new Date().toISOString().slice(0, 10);
    const register = (...words: string[]) => shikriki('deliveries', 'register', at.id, ...words);
    expect(await register('--number', ' ', '--on', today)).toEqual(refused('/registrationNumber'));
    expect((await register('--number', '№ 7', '--on', '30.02.2026')).code).toBe(2);
    expect(await register('--number', '№ 7', '--on', today)).toEqual(done('is registered'));
    expect(await rows('select registration_number as number, registered_by_hand as by_hand from legs')).toEqual([
      { number: '№ 7', by_hand: true },
    ]);
  });

  test('is sealed for the package where it was not yet, and no file is left where nothing waits', async () => {
    await filed('mof', 2);
    const out = join(folder, 'mof.zip');
    expect(await shikriki('deliveries', 'package', '--agency', 'mof', '--out', out)).toEqual(done('2 letters in'));
    expect([...readZip(await readFile(out)).keys()].filter((name) => name.endsWith('envelope.xml'))).toHaveLength(2);
    const none = join(folder, 'none.zip');
    expect(await shikriki('deliveries', 'package', '--agency', 'rs', '--out', none)).toEqual(refused('NotFound'));
    expect(await shikriki('deliveries', 'package', '--out', none)).toEqual(refused('Validation'));
    await expect(stat(none)).rejects.toThrow('ENOENT');
  });
});
