import { beforeEach, describe, expect, test } from 'vitest';
import { startSmsReceiver } from '../src/simulators/sms/receiver.ts';
import { database, rows, shiftClock } from './support/exchange-scene.ts';
import { GOOD_NUMBER, scene, useNoticeScene } from './support/notice-scene.ts';
import { answerOf, type Operator, operatorAt } from './support/operator.ts';

useNoticeScene();

let shikriki: Operator;
beforeEach(() => {
  shikriki = operatorAt(database.databaseUrl);
});

// The report may be there already.
const ARRIVED = expect.stringMatching(/^(SENT|DELIVERED)$/);
const owner = () => database.poolAs('shikriki_migrator');
const tries = async () =>
  (
    await owner().query<{ line: string }>(
      `select provider || ' ' || outcome as line from sms_tries order by begun_at, try_id`,
    )
  ).rows.map(({ line }) => line);
const weights = async () =>
  Object.fromEntries(
    (
      await owner().query<{ name: string; weight: number }>('select name, weight from sms_providers order by name')
    ).rows.map(({ name, weight }) => [name, weight]),
  );
const preferring = (name: 'smpp' | 'http') =>
  shikriki('sms-providers', 'set-weight', name, '100', '--reason', 'a test of the other one');
const smsTo = async (phone: string) => (await scene.filed({ phone })).notice('sms');

describe('a notice by SMS', () => {
  test('goes to the other provider at once where the first cannot be reached', async () => {
    await preferring('smpp');
    await scene.smpp.close();
    const id = await smsTo(GOOD_NUMBER);
    expect(await scene.send(id)).toMatchObject({ state: ARRIVED, attempts: 1 });
    expect(await tries()).toEqual(['smpp temporary_failure', 'http sent']);
    expect(scene.http.messages()).toMatchObject([{ to: GOOD_NUMBER, reference: id }]);
  });

  test('goes to the other provider at once where the first refuses our sign-in', async () => {
    await preferring('smpp');
    await scene.smpp.close();
    const login = { systemId: 'shikriki', password: 'another' };
    const strange = await startSmsReceiver({ host: '127.0.0.1', port: scene.smpp.port, keep: 1, login });
    const letter = await scene.filed({ phone: GOOD_NUMBER });
    // The link binds again by itself, a moment later.
    const lastTries = async () => {
      expect(await scene.send(await letter.notice('sms'))).toMatchObject({ state: ARRIVED });
      return (await tries()).slice(-2);
    };
    await expect.poll(lastTries, { timeout: 10_000, interval: 200 }).toEqual(['smpp technical_failure', 'http sent']);
    await strange.close();
  });

  test('goes to the provider over SMPP where the one over HTTP is gone, and the log says so', async () => {
    await preferring('http');
    await scene.http.stop();
    const id = await smsTo(GOOD_NUMBER);
    expect(await scene.send(id)).toMatchObject({ state: ARRIVED });
    expect(scene.smpp.messages()).toHaveLength(1);
    expect(scene.log.lines.join()).toContain('sms_provider.failed');
  });

  test('waits for a next try where both say "later"', async () => {
    await preferring('http');
    const id = await smsTo('+995599000451');
    expect(await scene.send(id)).toMatchObject({ state: 'TEMPORARY_FAILURE', reason: null });
    expect(await tries()).toEqual(['http temporary_failure', 'smpp temporary_failure']);
  });

  test('to a number that does not exist is not tried elsewhere', async () => {
    await preferring('http');
    const id = await smsTo('+995599000550');
    expect(await scene.send(id)).toMatchObject({ state: 'PERMANENT_FAILURE', reason: 'no_such_address' });
    expect(await tries()).toEqual(['http permanent_failure']);
  });

  test('that may have been taken is repeated where that is recognised, and reaches the phone once', async () => {
    await preferring('http');
    const id = await smsTo(GOOD_NUMBER);
    scene.http.setGate({ answering: () => Promise.reject(new Error('the line breaks')) });
    expect(await scene.send(id)).toMatchObject({ state: 'TEMPORARY_FAILURE' });
    expect(await tries(), 'nobody else was asked').toEqual(['http unsure']);
    scene.http.setGate(undefined);
    await preferring('smpp');
    await shiftClock('40 seconds');
    expect(await scene.send(id)).toMatchObject({ state: ARRIVED, attempts: 2 });
    expect([...scene.http.messages(), ...scene.smpp.messages()]).toHaveLength(1);
    expect(scene.http.repeats()).toBe(1);
  });
});

describe('the shares of the SMS providers', () => {
  const measured = (provider: 'smpp' | 'http', count: number, tookMs: number, outcome = 'sent') =>
    owner().query(
      `insert into sms_tries (try_id, notification_id, provider, begun_at, took_ms, outcome)
       select gen_random_uuid(), gen_random_uuid(), $1, app_now(), $3, $4 from generate_series(1, $2)`,
      [provider, count, tookMs, outcome],
    );

  test('move by ten points from one that takes more than five seconds, for all workers, once in five minutes', async () => {
    await measured('http', 100, 100);
    await measured('smpp', 85, 100);
    await measured('smpp', 15, 5_001);
    await Promise.all([scene.worker.balanceSmsProviders(), scene.worker.balanceSmsProviders()]);
    expect(await weights()).toEqual({ http: 60, smpp: 40 });
    await shiftClock('4 minutes');
    await scene.worker.balanceSmsProviders();
    expect(await weights()).toEqual({ http: 60, smpp: 40 });
    await shiftClock('61 seconds');
    await scene.worker.balanceSmsProviders();
    expect(await weights()).toEqual({ http: 70, smpp: 30 });
    expect(await rows(`select kind, subject from alerts where cleared_at is null`)).toEqual([
      { kind: 'sms_provider_slow', subject: 'smpp' },
    ]);

    await shiftClock('16 minutes');
    await scene.worker.balanceSmsProviders();
    expect(await weights(), 'nobody is slow any more').toEqual({ http: 60, smpp: 40 });
    expect(await rows(`select kind from alerts where cleared_at is null`)).toEqual([]);
    await shiftClock('16 minutes');
    await scene.worker.balanceSmsProviders();
    await shiftClock('16 minutes');
    await scene.worker.balanceSmsProviders();
    expect(await weights()).toEqual({ http: 50, smpp: 50 });
  });

  test('stay as they are while both are slow', async () => {
    await measured('http', 30, 6_000);
    await measured('smpp', 30, 20, 'temporary_failure');
    await scene.worker.balanceSmsProviders();
    expect(await weights()).toEqual({ http: 50, smpp: 50 });
  });

  test('are shown to operators and set by them, with who did it and why', async () => {
    await measured('smpp', 20, 9_000);
    const listed = await answerOf<readonly object[]>(shikriki('sms-providers', 'list', '--json'));
    expect(listed).toMatchObject([
      { name: 'http', weight: 50, tries: 0, configured: false },
      { name: 'smpp', weight: 50, restingWeight: 50, tries: 20, slow: 20, isSlow: true, configured: false },
    ]);
    const withSmpp = operatorAt(database.databaseUrl, {
      SHIKRIKI_SMPP_URL: 'smpp://user:password@sms.example.ge:2775',
      SHIKRIKI_SMS_SOURCE: 'MY.GOV.GE',
    });
    expect(await answerOf(withSmpp('sms-providers', 'list', '--json'))).toMatchObject([
      { name: 'http', configured: false },
      { name: 'smpp', configured: true },
    ]);
    const set = ['sms-providers', 'set-weight', 'smpp', '80', '--reason', 'the contract says so'] as const;
    expect((await shikriki(...set)).out).toBe('smpp has the weight 80 now.');
    expect((await shikriki(...set)).out).toContain('nothing was changed');
    expect(await weights()).toEqual({ http: 20, smpp: 80 });
    expect(await rows('select actor, act, subject, reason from operator_acts')).toEqual([
      { actor: 'tamar', act: 'sms-providers.set-weight', subject: 'smpp', reason: 'the contract says so' },
    ]);
    expect(await shikriki('sms-providers', 'set-weight', 'smpp', '101', '--reason', 'x')).toMatchObject({ code: 1 });
    expect(await shikriki('sms-providers', 'set-weight', 'pigeon', '10', '--reason', 'x')).toMatchObject({ code: 1 });
  });
});
