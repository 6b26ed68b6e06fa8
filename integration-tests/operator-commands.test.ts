import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import { registry } from '../src/store/registry.ts';
import { type TestDatabase, testDatabase } from './support/database.ts';
import { type FreshCertificates, freshCertificates } from './support/fresh-certificates.ts';
import { answerOf, type Operator, operatorAt } from './support/operator.ts';
import { ids } from './support/parts.ts';

let fresh: FreshCertificates;
beforeAll(async () => {
  fresh = await freshCertificates();
});
afterAll(() => fresh.remove());

let database: TestDatabase;
let shikriki: Operator;
const open = async () => {
  database = await testDatabase();
  shikriki = operatorAt(database.databaseUrl);
};

const receiverOf = (agencyCode: string) =>
  database.transactions.inTransaction({ kind: 'worker' }, (tx) => registry.receiverOf(tx, agencyCode));
const acts = async () =>
  (
    await database
      .poolAs('shikriki_operator')
      .query('select actor, act, subject, reason from operator_acts order by acted_at')
  ).rows;
const shiftClock = (interval: string) =>
  database
    .poolAs('shikriki_migrator')
    .query('update installation set clock_shift = clock_shift + $1::interval', [interval]);

const inDays = (days: number): Date => new Date(Date.now() + days * 86_400_000);

const addPostal = () =>
  shikriki('systems', 'add', 'courier', '--name-ka', 'ფოსტა', '--name-en', 'Courier desk', '--dialect', 'edoc-rest');
const addAddress = (path = '') =>
  shikriki('endpoints', 'add', 'courier', '--address', `https://edoc.courier.example.ge${path}`);

describe('an operator', () => {
  beforeEach(open);
  afterEach(() => database.close());

  test('brings a system and an agency in, from nothing to where letters go, and each act is kept with who and why', async () => {
    expect(await addPostal()).toMatchObject({ code: 0 });
    const add = [
      'agencies',
      'add',
      'post',
      '--name-ka',
      'საქართველოს ფოსტა',
      '--name-en',
      'Post',
      '--category',
      'economy',
      '--system',
      'courier',
    ];
    expect(await shikriki(...add, '--reason', 'contract 7/2026', '--as', 'giorgi')).toMatchObject({ code: 0 });
    expect(await receiverOf('post')).toMatchObject({ ok: false, problem: { code: 'AgencyNotConnected' } });
    expect(await addAddress()).toMatchObject({
      code: 0,
      out: 'Letters for courier go to https://edoc.courier.example.ge now.',
    });
    expect(await receiverOf('post')).toMatchObject({
      ok: true,
      value: { systemCode: 'courier' },
    });

    expect(await acts()).toEqual([
      { actor: 'tamar', act: 'systems add', subject: 'courier', reason: 'no reason given' },
      { actor: 'giorgi', act: 'agencies add', subject: 'post', reason: 'contract 7/2026 (systemCode=courier)' },
      { actor: 'tamar', act: 'endpoints add', subject: 'courier', reason: expect.stringContaining('active=true') },
    ]);
    const found = await database.tables.query(
      `select code from agencies where search_folded like '%postis%' or search_folded like '%posta%'`,
    );
    expect(found.rows, 'found by Latin letters too').toContainEqual({ code: 'post' });
  });

  test('holds a system and releases it; a second time changes nothing and is not kept as an act', async () => {
    for (const verb of ['hold', 'hold', 'release', 'release'])
      expect((await shikriki('systems', verb, 'mof')).code).toBe(0);
    expect((await acts()).map(({ act }) => act)).toEqual(['system.hold', 'system.release']);
  });

  test('changes what is given of a system and nothing else', async () => {
    const before = await answerOf<object>(shikriki('systems', 'show', 'mof', '--json'));
    expect(await shikriki('systems', 'set', 'mof', '--max-concurrency', '3')).toMatchObject({ code: 0 });
    expect(await answerOf(shikriki('systems', 'show', 'mof', '--json'))).toEqual({ ...before, maxConcurrency: 3 });
  });

  test('sets limits of a system and an agency, which the letters to them obey, and takes them away again', async () => {
    await shikriki('endpoints', 'add', 'mof', '--address', 'https://edoc.mof.example.ge');
    const capabilities = async () => {
      const receiver = await receiverOf('rs');
      return receiver.ok ? receiver.value.capabilities : undefined;
    };
    const before = await capabilities();
    const limits = ['--media-types', 'application/pdf', '--max-file-bytes', '20000', '--messages-per-minute', '120'];
    expect(await shikriki('systems', 'set', 'mof', ...limits, '--interactive-reserve', '1')).toMatchObject({ code: 0 });
    const own = [
      '--letter-types',
      'letter,foi',
      '--max-files',
      '5',
      '--contact-email',
      'chancellery@agency.example.ge',
    ];
    expect(await shikriki('agencies', 'set', 'rs', ...own)).toMatchObject({ code: 0 });
    expect(await capabilities()).toMatchObject({
      mediaTypes: ['application/pdf'],
      maxFileBytes: 20_000,
      letterTypes: ['letter', 'foi'],
      maxFiles: 5,
    });
    expect((await shikriki('systems', 'show', 'mof')).out).toMatch(/messages a minute +120/);
    expect((await shikriki('agencies', 'show', 'rs')).out).toContain('chancellery@agency.example.ge');
    await shikriki('systems', 'set', 'mof', '--media-types', 'none', '--max-file-bytes', 'none');
    await shikriki('agencies', 'set', 'rs', '--letter-types', 'none', '--max-files', 'none', '--contact-email', 'none');
    expect(await capabilities()).toEqual(before);
    expect(await shikriki('agencies', 'set', 'nobody', '--max-files', '5')).toMatchObject({ code: 1 });
    expect(await shikriki('agencies', 'set', 'rs', '--contact-email', 'nobody')).toMatchObject({ code: 2 });
    expect(await shikriki('systems', 'set', 'mof', '--envelope-versions', ',')).toMatchObject({ code: 1 });
  });

  test('says to which body complaints about an agency go, never in a circle', async () => {
    expect((await shikriki('agencies', 'show', 'rs')).out, 'as it ships').toMatch(/complaints go to +mof/);
    expect(await shikriki('agencies', 'set', 'rs', '--superior', 'economy')).toMatchObject({ code: 0 });
    expect((await shikriki('agencies', 'show', 'rs')).out).toMatch(/complaints go to +economy/);
    for (const [code, superior, what] of [
      ['economy', 'rs', 'it is below it, or the same'],
      ['rs', 'rs', 'it is below it, or the same'],
      ['rs', 'nobody', 'No agency has the code nobody'],
    ] as const)
      expect(await shikriki('agencies', 'set', code, '--superior', superior)).toMatchObject({
        code: 1,
        err: expect.stringContaining(what),
      });
    await shikriki('agencies', 'set', 'rs', '--superior', 'none');
    expect((await shikriki('agencies', 'show', 'rs')).out).toMatch(/complaints go to +-/);
  });

  test('moves an agency to another system from a day on: until then the old one speaks for it', async () => {
    await addPostal();
    await addAddress();
    const dayAhead = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    expect(await shikriki('agencies', 'move', 'rs', '--to', 'courier', '--from', dayAhead(-3))).toMatchObject({
      code: 1,
    });
    expect(await shikriki('agencies', 'move', 'rs', '--to', 'courier', '--from', dayAhead(3))).toMatchObject({
      code: 0,
    });
    const speaks = async (system: string) =>
      (await answerOf<{ code: string }[]>(shikriki('agencies', 'list', '--system', system, '--json'))).some(
        ({ code }) => code === 'rs',
      );
    expect([await speaks('mof'), await speaks('courier')]).toEqual([true, false]);
    await shiftClock('4 days');
    expect([await speaks('mof'), await speaks('courier')]).toEqual([false, true]);
    expect(await receiverOf('rs')).toMatchObject({ value: { systemCode: 'courier' } });
  });

  test('closes an agency: it is not written to any more', async () => {
    await shikriki('endpoints', 'add', 'mof', '--address', 'https://edoc.mof.example.ge');
    expect((await receiverOf('rs')).ok).toBe(true);
    expect(await shikriki('agencies', 'close', 'rs')).toMatchObject({ code: 0 });
    expect(await receiverOf('rs')).toMatchObject({ problem: { code: 'InvalidAddressee' } });
    expect(await shikriki('agencies', 'reopen', 'rs')).toMatchObject({ code: 0 });
    expect((await receiverOf('rs')).ok).toBe(true);
  });

  test('closes an agency from a day to come on: until then it is written to', async () => {
    await shikriki('endpoints', 'add', 'mof', '--address', 'https://edoc.mof.example.ge');
    const day = inDays(3).toISOString().slice(0, 10);
    expect(await shikriki('agencies', 'close', 'rs', '--on', day)).toMatchObject({ code: 0 });
    expect((await receiverOf('rs')).ok).toBe(true);
    await shiftClock('4 days');
    expect(await receiverOf('rs')).toMatchObject({ problem: { code: 'InvalidAddressee' } });
  });

  test('switches to another address and back; the first one stays noted', async () => {
    await addPostal();
    await addAddress();
    expect((await addAddress('/new')).out).toContain('is noted');
    const active = async () =>
      (await answerOf<{ address: string; active: boolean }[]>(shikriki('endpoints', 'list', '--json')))
        .filter((endpoint) => endpoint.active)
        .map(({ address }) => address);
    expect(await active()).toEqual(['https://edoc.courier.example.ge']);
    const toNew = ['endpoints', 'switch', 'courier', '--address', 'https://edoc.courier.example.ge/new'];
    expect(await shikriki(...toNew)).toMatchObject({ code: 0 });
    expect(await active()).toEqual(['https://edoc.courier.example.ge/new']);
    expect(
      await shikriki('endpoints', 'switch', 'courier', '--address', 'https://edoc.courier.example.ge'),
    ).toMatchObject({ code: 0 });
    expect(await active()).toEqual(['https://edoc.courier.example.ge']);
  });

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
  beforeAll(open);
  afterAll(() => database.close());

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

describe('webhooks of portals', () => {
  beforeAll(open);
  afterAll(() => database.close());

  test('are paused, set going again and removed by an operator; the secret part of an address is not shown', async () => {
    const { transactions, content, webhooks } = composeStore(database.pool, ids);
    const webhookId = ids.uuid();
    await transactions.inTransaction({ kind: 'worker' }, async (tx) =>
      webhooks.insert(tx, {
        webhookId,
        clientId: 'portal',
        address: 'https://portal.example.ge/hooks/geheim',
        kinds: undefined,
        secretContentId: await content.put(tx, Buffer.from('whsec_x')),
        cursorPosition: 0,
      }),
    );
    const listed = await shikriki('webhooks', 'list');
    expect(listed.out).toContain('portal.example.ge');
    expect(listed.out).not.toContain('geheim');
    expect(await shikriki('webhooks', 'pause', webhookId)).toMatchObject({ code: 0 });
    expect(await answerOf(shikriki('webhooks', 'show', webhookId, '--json'))).toMatchObject({ state: 'paused' });
    expect(await shikriki('webhooks', 'replay', webhookId)).toMatchObject({ code: 0 });
    expect(await answerOf(shikriki('webhooks', 'show', webhookId, '--json'))).toMatchObject({ state: 'active' });
    expect(await shikriki('webhooks', 'remove', webhookId)).toMatchObject({ code: 0 });
    expect(await shikriki('webhooks', 'pause', webhookId)).toMatchObject({ code: 1 });
    expect(await shikriki('webhooks', 'pause', 'no id')).toMatchObject({ code: 1 });
    expect((await acts()).map(({ act }) => act)).toEqual(['webhooks pause', 'webhooks replay', 'webhooks remove']);
  });
});

describe('what an operator gets wrong changes nothing:', () => {
  beforeAll(open);
  afterAll(() => database.close());

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

  test('may do in the database what commands do, and not read what citizens wrote by a right that only migrations have', async () => {
    const operator = database.poolAs('shikriki_operator');
    await expect(operator.query('drop table letters')).rejects.toThrow(/owner|permission/);
    await expect(operator.query('delete from operator_acts')).rejects.toThrow('permission denied');
    await expect(operator.query(`delete from certificates`)).rejects.toThrow('permission denied');
    await expect(database.poolAs('shikriki_worker').query(`update systems set name_en = 'x'`)).rejects.toThrow(
      'permission denied',
    );
    await expect(database.poolAs('shikriki_api').query(`update certificates set revoked_at = null`)).rejects.toThrow(
      'permission denied',
    );
  });
});
