import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { problem } from '../src/domain/problems.ts';
import { readZip } from '../src/outbound/archive/zip.peer.ts';
import type { Scanner } from '../src/ports/scanner.ts';
import { exampleCertificates } from './support/certificates.ts';
import {
  database,
  deliveryIds,
  never,
  rows,
  setting,
  sha256,
  shiftClock,
  unwrap,
  useExchangeScene,
} from './support/exchange-scene.ts';
import { answerOf, type Operator, operatorAt } from './support/operator.ts';
import { ids } from './support/parts.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

let folder: string;
let certificates: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shikriki-operator-'));
  certificates = (await exampleCertificates()).outDir;
});
afterAll(() => rm(folder, { recursive: true }));

let shikriki: Operator;
beforeEach(() => {
  const pem = (end: string) => join(certificates, `gateway-seal-ecdsa.${end}.pem`);
  shikriki = operatorAt(database.databaseUrl, {
    SHIKRIKI_SEAL_KEY_FILE: pem('key'),
    SHIKRIKI_SEAL_CERTIFICATE_FILE: pem('cert'),
  });
});

const done = (text: string) => ({ code: 0, out: expect.stringContaining(text) as string, err: '' });
const refused = (text: string) => ({ code: 1, out: '', err: expect.stringContaining(text) as string });
const NOBODY = '0190f3a0-7c00-7000-8000-000000000001';

const filed = async (agencyCode = 'mof', count = 1) => {
  const at = setting();
  for (let n = 0; n < count; n += 1) unwrap(await at.api.submitLetter(aSubmission({ agencyCode })));
  const worker = at.worker();
  const work = async () => {
    for (const id of deliveryIds(at.queue)) await worker.deliverEnvelope(id, never);
  };
  return { ...at, ids: deliveryIds(at.queue), id: deliveryIds(at.queue)[0]!, work };
};
const givenUp = async (count = 1) => {
  const at = await filed('mof', count);
  at.peer.answers(() => ({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'down') }));
  await at.work();
  // The breaker of many failures would keep the last of them from their end.
  await database.poolAs('shikriki_migrator').query('delete from breakers');
  await shiftClock('101 hours');
  await at.work();
  at.peer.answers(() => ({ kind: 'acknowledged', httpStatus: 200, sentBytes: 1 }));
  await database.poolAs('shikriki_migrator').query('delete from breakers');
  at.peer.sent.length = 0;
  return at;
};
const states = async () =>
  (await rows<{ state: string }>('select state from deliveries order by created_at, delivery_id')).map(
    ({ state }) => state,
  );
const acts = async () =>
  (await rows<{ act: string }>('select act from operator_acts order by acted_at, act_id')).map(({ act }) => act);

describe('holds:', () => {
  test.each([
    { held: ['systems', 'mof'], act: 'system' },
    { held: ['agencies', 'rs'], act: 'agency' },
  ])('a hold of $held holds a letter, and its release lets it go', async ({ held: [noun = '', code = ''], act }) => {
    const at = await filed('rs');
    expect(await shikriki(noun, 'hold', code, '--reason', 'new version')).toEqual(done('is held'));
    await at.work();
    expect(at.peer.sent).toEqual([]);
    expect((await shikriki(noun, 'show', code)).out).toContain('new version');
    expect((await shikriki('deliveries', 'show', at.id)).out).toContain('new version');
    expect(await shikriki(noun, 'release', code)).toEqual(done('gets letters again'));
    await at.work();
    expect(at.peer.sent).toHaveLength(1);
    expect(await acts()).toEqual([`${act}.hold`, `${act}.release`]);
    expect(await shikriki(noun, 'hold', 'nobody')).toEqual(refused('NotFound'));
  });

  test('a maintenance window holds a letter until it is ended', async () => {
    const at = await filed();
    const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString().slice(0, 19);
    const plan = (from: string, until: string) =>
      shikriki('maintenance', 'plan', 'mof', '--from', `${from}Z`, '--until', `${until}Z`, '--json');
    expect(await plan(hour(2), hour(1))).toEqual(refused('Validation'));
    expect((await plan('2026-12-01', hour(1))).code).toBe(2);
    const { windowId } = await answerOf<{ windowId: string }>(plan(hour(-1), hour(1)));
    await at.work();
    expect(at.peer.sent).toEqual([]);
    expect((await shikriki('maintenance', 'list')).out).toContain(windowId);
    expect((await shikriki('systems', 'list', '--json')).out).toContain('heldSince');
    expect(await shikriki('maintenance', 'end', windowId)).toEqual(done('is over'));
    await at.work();
    expect(at.peer.sent).toHaveLength(1);
    expect((await shikriki('maintenance', 'list')).out).toBe('There are none.');
    expect(await shikriki('maintenance', 'end', NOBODY)).toEqual(refused('NotFound'));
  });

  test('one delivery is held, released and cancelled by its id', async () => {
    const at = await filed();
    expect(await shikriki('deliveries', 'hold', at.id)).toEqual(done('is held'));
    expect(await shikriki('deliveries', 'hold', at.id)).toEqual(done('nothing was changed'));
    await at.work();
    expect({ sent: at.peer.sent.length, states: await states() }).toEqual({ sent: 0, states: ['HELD'] });
    expect(await shikriki('deliveries', 'release', at.id)).toEqual(done('goes on'));
    await at.work();
    expect(await states()).toEqual(['ACKNOWLEDGED']);
    expect(await shikriki('deliveries', 'hold', at.id)).toEqual(refused('NotInThisState'));

    const other = await filed();
    expect(await shikriki('deliveries', 'cancel', other.id)).toEqual(done('is cancelled'));
    expect(await rows('select state from cases where state = $1', 'failed')).toHaveLength(1);
    for (const verb of ['hold', 'release', 'cancel', 'retry', 'show'])
      for (const id of [NOBODY, 'not-an-id'])
        expect(await shikriki('deliveries', verb, id)).toEqual(refused('NotFound'));
  });
});

describe('letters that were given up', () => {
  test('are sent again one by one', async () => {
    const at = await givenUp();
    expect(await shikriki('deliveries', 'retry', at.id)).toEqual(done('is sent again'));
    await at.work();
    expect(await states()).toEqual(['ACKNOWLEDGED']);
  });

  test('are sent again all together, at a pace, once a dry run was seen', async () => {
    const at = await givenUp(3);
    const many = ['deliveries', 'retry', '--system', 'mof', '--state', 'suspended'];
    expect(await shikriki(...many)).toEqual(done('3 would be sent again; nothing was changed'));
    expect(await states()).toEqual(['SUSPENDED', 'SUSPENDED', 'SUSPENDED']);
    const startedAt = performance.now();
    expect(await shikriki(...many, '--apply', '--per-minute', '600')).toEqual(done('3 sent again, 0 passed over'));
    expect(performance.now() - startedAt, 'two pauses of 100 ms').toBeGreaterThan(195);
    await at.work();
    expect(await states()).toEqual(['ACKNOWLEDGED', 'ACKNOWLEDGED', 'ACKNOWLEDGED']);
    expect(await acts()).toEqual(['delivery.retry', 'delivery.retry', 'delivery.retry']);
    expect(await shikriki(...many, '--apply')).toEqual(done('0 sent again'));
    expect(await shikriki('deliveries', 'retry', '--state', 'suspended')).toEqual(refused('Validation'));
    expect(await shikriki('deliveries', 'retry', '--system', 'mof', '--state', 'QUEUED')).toEqual(refused('SUSPENDED'));
  });
});

describe('deliveries are looked at:', () => {
  test('page by page, by system, agency, state and age, without a word of what a citizen wrote', async () => {
    const at = await filed('mof', 3);
    await filed('rs');
    const list = (...words: string[]) =>
      answerOf<{ deliveries: { deliveryId: string }[]; next?: string }>(
        shikriki('deliveries', 'list', '--json', ...words),
      );
    const idsOf = async (...words: string[]) => (await list(...words)).deliveries.map(({ deliveryId }) => deliveryId);
    const first = await list('--limit', '2', '--agency', 'mof');
    const rest = await list('--limit', '2', '--agency', 'mof', '--after', first.next ?? '');
    expect([...first.deliveries, ...rest.deliveries].map(({ deliveryId }) => deliveryId)).toEqual(at.ids);
    expect(rest.next).toBeUndefined();
    expect(await idsOf('--system', 'mof')).toHaveLength(4);
    expect(await idsOf('--system', 'napr')).toEqual([]);
    expect(await idsOf('--state', 'registered')).toEqual([]);
    expect(await idsOf('--older-than', '5')).toEqual([]);
    await shiftClock('6 hours');
    expect(await idsOf('--older-than', '5', '--agency', 'rs')).toHaveLength(1);
    expect((await shikriki('deliveries', 'list', '--limit', '1')).out).toContain(`--after ${at.id}`);
    expect((await shikriki('deliveries', 'count')).out).toMatch(/mof +ACCEPTED +4/);
    expect(await shikriki('deliveries', 'list', '--state', 'LOST')).toEqual(refused('Validation'));
    expect(await shikriki('deliveries', 'list', '--after', NOBODY)).toEqual(refused('NotFound'));
    expect(await shikriki('deliveries', 'list', '--older-than', 'long')).toMatchObject({ code: 2 });
  });

  test('one shows its envelopes, its attempts and the breaker of its system', async () => {
    const at = await filed('mof', 6);
    at.peer.answers(() => ({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'down') }));
    await at.work();
    const { out } = await shikriki('deliveries', 'show', at.id);
    expect(out).toContain(sha256(at.peer.sent[0]!.envelopeXml));
    expect(out).toMatch(/submit +unavailable +TemporarilyUnavailable/);
    expect(out).toMatch(/breaker open until +20/);
    expect(out).not.toMatch(/ნინო|00000000001|თხოვნა/);
    expect((await shikriki('systems', 'show', 'mof')).out).toMatch(/breaker open until +20/);
  });

  test('alerts that are open, with what to do', async () => {
    await givenUp();
    await setting().worker().watchDeliveries();
    expect((await shikriki('alerts', 'list')).out).toMatch(/delivery_suspended +mof/);
  });
});

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

describe('a file that no scan could judge', () => {
  test('is listed, scanned again, or taken out of its letter', async () => {
    let verdict: Awaited<ReturnType<Scanner['scan']>> = { kind: 'not_scanned', why: 'too_large' };
    const scanner: Scanner = {
      name: 'scripted',
      scan: async (stream) => {
        for await (const _chunk of stream.resume());
        return verdict;
      },
    };
    const at = setting([], scanner);
    const upload = async (fileName: string) => {
      const bytes = Buffer.from(fileName);
      const file = await at.api.uploadFile({
        actor: { kind: 'citizen', subject: 'example-nino' },
        fileName,
        declaredMediaType: 'text/plain',
        declaredBytes: bytes.length,
        stream: Readable.from([bytes]),
      });
      return unwrap(file).fileId;
    };
    const [again, out] = [await upload('1.txt'), await upload('2.txt')];
    unwrap(await at.api.submitLetter(aSubmission({ attachments: [{ uploadId: again }, { uploadId: out }] })));
    for (const fileId of [again, out]) await at.worker().scanFile(fileId, never);
    expect((await shikriki('files', 'list')).out).toMatch(new RegExp(`${again}.* too_large`));

    verdict = { kind: 'clean' };
    expect(await shikriki('files', 'scan-again', again)).toEqual(done('is scanned again'));
    await at.worker().scanFile(again, never);
    expect(await shikriki('files', 'remove', out)).toEqual(done('is removed'));
    expect(await shikriki('files', 'remove', out)).toEqual(refused('NotFound'));
    expect((await shikriki('files', 'list')).out).toBe('There are none.');
    expect(await acts()).toEqual(['file.scan_again', 'file.remove']);
    await at.worker().deliverEnvelope(deliveryIds(at.queue)[0]!, never);
    expect(at.peer.sent).toHaveLength(1);
  });
});

describe('systems that do not call us', () => {
  test('are looked at now or at another pace, and what was put aside is shown', async () => {
    const worker = database.poolAs('shikriki_worker');
    await worker.query(`insert into polls (system_code, due_at) values ('mia', app_now() + interval '10 minutes')`);
    await worker.query(
      `insert into messages_put_aside values ('mia', $1, 'SignatureInvalid', 3, app_now(), app_now() + interval '1 hour')`,
      [ids.uuid()],
    );
    expect((await shikriki('polls', 'list')).out).toMatch(/mia +30000/);
    expect((await shikriki('polls', 'show', 'mia')).out).toContain('SignatureInvalid');
    expect(await shikriki('polls', 'now', 'mia')).toEqual(done('looked at now'));
    expect(await shikriki('polls', 'set', 'mia', '--interval-ms', '60000')).toEqual(done('every 60000 ms'));
    expect(
      await rows(
        `select interval_ms, due_at <= app_now() as due, next_try_at <= app_now() as tried from polls join messages_put_aside using (system_code)`,
      ),
    ).toEqual([{ interval_ms: 60_000, due: true, tried: true }]);
    expect(await shikriki('polls', 'set', 'mia', '--interval-ms', '99')).toEqual(refused('Validation'));
    for (const words of [
      ['show', 'mof'],
      ['now', 'mof'],
      ['set', 'mof', '--interval-ms', '60000'],
    ])
      expect(await shikriki('polls', ...words)).toEqual(refused('NotFound'));
    expect(await acts()).toEqual(['polls.now', 'polls.set']);
  });
});

describe('a delivery that is being sent', () => {
  test('is not cancelled before the try has ended: the agency may have it', async () => {
    const at = await filed();
    const asked = { while: await Promise.resolve({ code: 0, out: '', err: '' }) };
    at.peer.answers(async () => {
      asked.while = await shikriki('deliveries', 'cancel', at.id);
      return { kind: 'acknowledged', httpStatus: 200, sentBytes: 1 };
    });
    await at.work();
    expect(asked.while).toEqual(refused('being sent at this moment'));
    expect(await states()).toEqual(['ACKNOWLEDGED']);
    expect(await rows(`select 1 from notifications where event <> 'submitted'`)).toEqual([]);
  });
});

describe('a seal key of the gateway', () => {
  test('that is revoked seals nothing any more', async () => {
    const at = await filed();
    await at.work();
    const next = await filed();
    const [key] = await rows<{ digest: string }>('select spki_sha256 as digest from gateway_seal_keys');
    expect(await shikriki('certificates', 'revoke-own-seal', key?.digest ?? '')).toEqual(
      done('seals nothing any more'),
    );
    expect(await shikriki('certificates', 'revoke-own-seal', key?.digest ?? '')).toEqual(done('is revoked already'));
    expect(await shikriki('certificates', 'revoke-own-seal', 'a'.repeat(64))).toEqual(refused('NotFound'));
    expect(await shikriki('certificates', 'revoke-own-seal', 'abc')).toEqual(refused('Validation'));
    await next.work();
    expect(next.peer.sent).toEqual([]);
    await expect(filed()).rejects.toThrow('no seal key of the gateway is valid now');
  });
});
