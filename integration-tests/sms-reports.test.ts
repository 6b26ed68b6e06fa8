import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { NotificationId } from '../src/domain/ids.ts';
import { makeKeepHouse } from '../src/use-cases/keep-house.ts';
import { signBody } from '../src/wire/signed-body.ts';
import { database, shiftClock } from './support/exchange-scene.ts';
import { GOOD_NUMBER, REPORT_SECRET, scene, useNoticeScene } from './support/notice-scene.ts';
import { operatorAt } from './support/operator.ts';
import { addressHash } from './support/parts.ts';

useNoticeScene();

type Wanted = 'http' | 'smpp';
const preferring = (name: Wanted) =>
  operatorAt(database.databaseUrl)('sms-providers', 'set-weight', name, '100', '--reason', 'a test');
const report = (reference: string, state: string, more: object = {}) =>
  JSON.stringify({ messageId: 'h0000001', reference, state, at: '2026-11-25T10:00:00Z', ...more });
const bring = async (body: string, signature = signBody(Buffer.from(body), [REPORT_SECRET], new Date())) => {
  const answer = await fetch(scene.reportsUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sms-signature': signature },
    body,
  });
  return { status: answer.status, body: await answer.text() };
};
const keepHouse = () => makeKeepHouse({ ...scene.store, log: scene.log })();
const sent = async (phone: string, by: Wanted) => {
  await preferring(by);
  const id = await (await scene.filed({ phone })).notice('sms');
  await scene.send(id);
  return id;
};

describe.each(['http', 'smpp'] as const)('what the SMS provider %s says about a message', (provider) => {
  test.each([
    [GOOD_NUMBER, { state: 'DELIVERED', reason: null }],
    ['+995599000480', { state: 'PERMANENT_FAILURE', reason: 'refused' }],
    ['+995599000481', { state: 'PERMANENT_FAILURE', reason: 'no_such_address' }],
  ])('becomes the state of the notice: %s', async (phone, ended) => {
    const id = await sent(phone, provider);
    await expect.poll(() => scene.noticeRow(id), { timeout: 5_000 }).toMatchObject(ended);
  });
});

describe('a one-time code whose message may have been taken', () => {
  const keptOf = async (id: NotificationId) =>
    (
      await database.tables.query<{ code: string | null }>(
        'select code from contact_codes where notification_id = $1',
        [id],
      )
    ).rows[0]?.code;
  const unsure = async (meanwhile?: (id: NotificationId) => Promise<unknown>) => {
    await preferring('http');
    const id = await scene.codeFor(GOOD_NUMBER);
    scene.http.setGate({
      answering: async () => {
        await meanwhile?.(id);
        throw new Error('the line breaks');
      },
    });
    await scene.send(id);
    return id;
  };

  test('is kept while it is to be sent again, and not in the clear once a report says that it arrived', async () => {
    const id = await unsure();
    expect(await scene.noticeRow(id)).toMatchObject({ state: 'TEMPORARY_FAILURE' });
    expect(await keptOf(id)).toBe('123456');
    expect((await bring(report(id, 'delivered'))).status).toBe(204);
    expect(await scene.noticeRow(id)).toMatchObject({ state: 'DELIVERED' });
    expect(await keptOf(id)).toBeNull();
  });

  test('is not kept either where the report came first; a number that nobody has is known by it', async () => {
    const id = await unsure((early) => bring(report(early, 'number_unknown')));
    expect(await scene.noticeRow(id)).toMatchObject({ state: 'PERMANENT_FAILURE', reason: 'no_such_address' });
    expect(await keptOf(id)).toBeNull();
    const { rows } = await database.tables.query('select address_hash from suppressions');
    expect(rows).toEqual([{ address_hash: addressHash('sms', GOOD_NUMBER) }]);
  });
});

describe('a report over HTTP', () => {
  let id: NotificationId;
  beforeEach(async () => {
    scene.http.close();
    id = await sent(GOOD_NUMBER, 'http');
    expect(await scene.noticeRow(id)).toMatchObject({ state: 'SENT' });
  });
  const state = async () => (await scene.noticeRow(id)).state;

  test.each([
    ['unsigned', () => ''],
    ['signed by another secret', (body: string) => signBody(Buffer.from(body), ['x'.repeat(30)], new Date())],
    [
      'signed an hour ago',
      (body: string) => signBody(Buffer.from(body), [REPORT_SECRET], new Date(Date.now() - 3_600_000)),
    ],
    ['signed for another body', () => signBody(Buffer.from('{}'), [REPORT_SECRET], new Date())],
  ])('that is %s is refused', async (_, sign) => {
    const body = report(id, 'delivered');
    expect((await bring(body, sign(body))).status).toBe(401);
    expect(await state()).toBe('SENT');
  });

  test('is answered alike whether the message is known or not, and changes no message of the other provider', async () => {
    const known = await bring(report(id, 'delivered'));
    expect(await bring(report(randomUUID(), 'delivered'))).toEqual(known);
    expect(known).toEqual({ status: 204, body: '' });
    expect(await state()).toBe('DELIVERED');
    const logged = scene.log.lines
      .filter((line) => line.includes('notification.reported'))
      .map((line) => JSON.parse(line));
    expect(logged).toMatchObject([{ known: true, notificationId: id }, { known: false }]);
    expect(logged[1]).not.toHaveProperty('notificationId');
    const owner = database.poolAs('shikriki_migrator');
    await owner.query(`update sms_tries set provider = 'smpp'`);
    await owner.query(`update notifications set state = 'SENT'`);
    expect(await bring(report(id, 'number_unknown'))).toEqual(known);
    expect(await state()).toBe('SENT');
  });

  test('of a failure counts only from the provider that was asked last: the other one may have carried it', async () => {
    const owner = database.poolAs('shikriki_migrator');
    await owner.query(
      `insert into sms_tries (try_id, notification_id, provider, begun_at, outcome, provider_reference)
       values (gen_random_uuid(), $1, 'smpp', app_now() + interval '1 second', 'sent', 'later')`,
      [id],
    );
    await bring(report(id, 'expired'));
    expect(await state(), 'over SMPP it is still under way').toBe('SENT');
    await bring(report(id, 'delivered'));
    expect(await state(), 'whoever brought it, it arrived').toBe('DELIVERED');
  });

  test('about a number that the citizen has given up suppresses nothing', async () => {
    const owner = database.poolAs('shikriki_migrator');
    await owner.query(`update sms_tries set address_hash = sha256('an earlier number')`);
    await bring(report(id, 'number_unknown'));
    expect(await scene.noticeRow(id)).toMatchObject({ state: 'PERMANENT_FAILURE', reason: 'no_such_address' });
    expect((await owner.query('select from suppressions')).rowCount).toBe(0);
  });

  test('of a failure is not believed about another message than the one that carries the notice', async () => {
    await bring(report(id, 'number_unknown', { messageId: 'another' }));
    expect(await state()).toBe('SENT');
  });

  test('that is not as agreed is refused with the place', async () => {
    const wrong = await bring(report(id, 'eaten', { extra: 1 }));
    expect(wrong.status).toBe(400);
    expect(wrong.body).toContain('/state');
  });

  test('may come before the try is written down, and twice', async () => {
    const letter = await scene.filed({ phone: GOOD_NUMBER });
    const early = await letter.notice('sms');
    scene.http.setGate({
      answering: async () => {
        expect((await bring(report(early, 'delivered'))).status).toBe(204);
      },
    });
    expect(await scene.send(early)).toMatchObject({ state: 'DELIVERED' });
    expect((await bring(report(early, 'delivered'))).status).toBe(204);
    expect(await scene.noticeRow(early)).toMatchObject({ state: 'DELIVERED', reason: null });
  });

  test('that "expired" ends the notice, which is not sent again', async () => {
    await bring(report(id, 'expired'));
    expect(await scene.noticeRow(id)).toMatchObject({ state: 'TEMPORARY_FAILURE', reason: 'unreachable' });
    await shiftClock('1 day');
    expect(await scene.send(id)).toMatchObject({ attempts: 1, state: 'TEMPORARY_FAILURE' });
  });

  test('that nobody brings for three days leaves the notice unconfirmed; one that comes later still counts', async () => {
    await shiftClock('71 hours');
    await keepHouse();
    expect(await state()).toBe('SENT');
    await shiftClock('61 minutes');
    await keepHouse();
    expect(await scene.noticeRow(id)).toMatchObject({ state: 'TEMPORARY_FAILURE', reason: 'no_report' });
    expect(await scene.send(id), 'it is not sent again').toMatchObject({ attempts: 1 });
    await bring(report(id, 'delivered'));
    expect(await scene.noticeRow(id)).toMatchObject({ state: 'DELIVERED', reason: null });
  });

  test('that is missing about an SMS of before tries were kept leaves it as it is; what was told together follows its message', async () => {
    const letter = await scene.filed({ phone: GOOD_NUMBER });
    const [together, before] = [await letter.notice('sms'), await letter.notice('sms')];
    const owner = database.poolAs('shikriki_migrator');
    await owner.query(
      `update notifications set state = 'SENT', sent_at = app_now(), merged_into = case notification_id when $1 then $2::uuid end
       where notification_id in ($1, $3)`,
      [together, id, before],
    );
    await shiftClock('73 hours');
    await keepHouse();
    for (const ended of [id, together])
      expect(await scene.noticeRow(ended)).toMatchObject({ state: 'TEMPORARY_FAILURE', reason: 'no_report' });
    expect(await scene.noticeRow(before)).toMatchObject({ state: 'SENT', reason: null });
  });
});
