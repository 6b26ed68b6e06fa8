import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registry } from '../src/store/registry.ts';
import { type FreshCertificates, freshCertificates } from './support/fresh-certificates.ts';
import { answerOf } from './support/operator.ts';
import { acts, database, inDays, shiftClock, shikriki, useOperatorScene } from './support/operator-scene.ts';

let fresh: FreshCertificates;
beforeAll(async () => {
  fresh = await freshCertificates();
});
afterAll(() => fresh.remove());

describe('an operator', () => {
  useOperatorScene();

  test('registers certificates beside each other, and cannot retire the last one by a slip', async () => {
    const [old, young] = [await fresh.pair('seal'), await fresh.pair('seal')];
    const add = (file: string) => shikriki('certificates', 'add', '--use', 'seal', '--agency', 'mof', '--file', file);
    expect((await add(old.file)).out).toContain('is registered.');
    expect((await add(old.file)).out).toContain('is known already.');
    expect(await shikriki('certificates', 'retire', old.spkiSha256)).toMatchObject({
      code: 1,
      err: expect.stringContaining('--last'),
    });
    expect((await add(young.file)).code).toBe(0);
    expect(await shikriki('certificates', 'retire', old.spkiSha256.slice(0, 16))).toMatchObject({ code: 0 });
    const listed = await answerOf<{ spkiSha256: string; standing: string }[]>(
      shikriki('certificates', 'list', '--owner', 'mof', '--json'),
    );
    expect(Object.fromEntries(listed.map(({ spkiSha256, standing }) => [spkiSha256, standing]))).toEqual({
      [old.spkiSha256]: 'retired',
      [young.spkiSha256]: 'valid',
    });
  });

  test('pins the key of a server: what is revoked or retired is not accepted, and a pin that is revoked still pins', async () => {
    await shikriki('endpoints', 'add', 'mof', '--address', 'https://edoc.mof.example.ge');
    const serverKeys = () =>
      database.transactions.inTransaction(
        { kind: 'worker' },
        async (tx) => (await registry.endpointOf(tx, 'mof'))?.serverKeys,
      );
    const [old, young] = [await fresh.pair('tls-server'), await fresh.pair('tls-server', { notAfter: inDays(30) })];
    const pin = (file: string) =>
      shikriki('certificates', 'add', '--use', 'tls_server', '--system', 'mof', '--file', file);
    expect(await serverKeys()).toBeUndefined();
    await pin(old.file);
    await pin(young.file);
    expect(await serverKeys()).toEqual([old.spkiSha256, young.spkiSha256].sort());
    await shikriki('certificates', 'retire', old.spkiSha256);
    expect(await serverKeys()).toEqual([young.spkiSha256]);
    await shiftClock('31 days');
    expect(await serverKeys(), 'out of date').toEqual([]);
    await shiftClock('-31 days');
    await shikriki('certificates', 'revoke', young.spkiSha256);
    expect(await serverKeys(), 'revoked').toEqual([]);
  });

  test('renews a certificate under the same key, but not one that is revoked', async () => {
    const soon = new Date(Date.now() + 20 * 86_400_000);
    const old = await fresh.pair('tls-client', { notAfter: soon });
    const young = await fresh.renewed(old, 'tls-client', new Date(Date.now() + 400 * 86_400_000));
    const add = (file: string) => shikriki('certificates', 'add', '--use', 'tls', '--system', 'mof', '--file', file);
    const ending = () =>
      answerOf<unknown[]>(shikriki('certificates', 'list', '--days-left', '30', '--owner', 'mof', '--json'));
    await add(old.file);
    expect(await ending()).toHaveLength(1);
    expect((await add(young.file)).out).toContain('in place of the older one');
    expect(await ending()).toHaveLength(0);
    expect(await shikriki('certificates', 'revoke', old.spkiSha256)).toMatchObject({ code: 0 });
    expect(
      await add((await fresh.renewed(old, 'tls-client', new Date(Date.now() + 800 * 86_400_000))).file),
    ).toMatchObject({
      code: 1,
      err: expect.stringContaining('CertificateRevoked'),
    });
  });
});

describe('a round over certificates by command', () => {
  useOperatorScene({ oneDatabase: true });

  test('is refused without the settings of a worker, and leaves the round to workers', async () => {
    expect(await shikriki('certificates', 'check')).toMatchObject({
      code: 1,
      err: expect.stringContaining('SHIKRIKI_TLS_*'),
    });
    const due = await database
      .poolAs('shikriki_worker')
      .query(`select from rounds where name = 'certificates' and due_at <= app_now()`);
    expect(due.rowCount).toBe(1);
  });
});

describe('what an operator gets wrong changes nothing:', () => {
  useOperatorScene({ oneDatabase: true });

  test.each([
    ['a key that may not seal', ['--use', 'seal', '--agency', 'mof'], 'Validation'],
    ['a TLS key of an agency', ['--use', 'tls', '--agency', 'mof'], 'Validation'],
    ['an owner that nobody knows', ['--use', 'tls', '--system', 'nobody'], 'NotFound'],
    ['no owner', ['--use', 'tls'], 'Validation'],
    ['a use that there is not', ['--use', 'signing', '--system', 'mof'], 'Validation'],
  ])('%s', async (what, options, code) => {
    const key = what === 'a key that may not seal' ? await fresh.unfit() : await fresh.pair('tls-client');
    const ended = await shikriki('certificates', 'add', ...options, '--file', key.file);
    expect(ended).toMatchObject({ code: 1, err: expect.stringContaining(code) });
    expect(await answerOf<unknown[]>(shikriki('certificates', 'list', '--json'))).toHaveLength(0);
    expect(await acts()).toHaveLength(0);
  });
});
