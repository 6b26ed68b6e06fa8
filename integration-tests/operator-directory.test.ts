import { describe, expect, test } from 'vitest';
import { registry } from '../src/store/registry.ts';
import { answerOf } from './support/operator.ts';
import { acts, database, inDays, shiftClock, shikriki, useOperatorScene } from './support/operator-scene.ts';

useOperatorScene();

const receiverOf = (agencyCode: string) =>
  database.transactions.inTransaction({ kind: 'worker' }, (tx) => registry.receiverOf(tx, agencyCode));

const addPostal = () =>
  shikriki('systems', 'add', 'courier', '--name-ka', 'ფოსტა', '--name-en', 'Courier desk', '--dialect', 'edoc-rest');
const addAddress = (path = '') =>
  shikriki('endpoints', 'add', 'courier', '--address', `https://edoc.courier.example.ge${path}`);

describe('an operator', () => {
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
});
