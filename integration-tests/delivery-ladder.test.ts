import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problem } from '../src/domain/problems.ts';
import { makeEmailChannel } from '../src/outbound/channels/email.ts';
import type { Channel } from '../src/ports/channel.ts';
import { type MailReceiver, startMailReceiver } from '../src/simulators/mail/receiver.ts';
import {
  database,
  deliveryIds,
  filedAndDelivered,
  never,
  registration,
  rows,
  setting,
  shiftClock,
  unwrap,
  useExchangeScene,
  word,
} from './support/exchange-scene.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

const host = '127.0.0.1';
const CONTACT = 'chancellery@example.ge';
let mail: MailReceiver;
let channel: Channel;
beforeAll(async () => {
  mail = await startMailReceiver({ host, port: 0, keep: 200 });
  channel = makeEmailChannel({ smtpUrl: `smtp://${host}:${mail.port}`, from: 'no-reply@example.ge', timeoutMs: 5_000 });
});
afterAll(async () => {
  await channel.close();
  await mail.close();
});

const owner = () => database.poolAs('shikriki_migrator');
const DOWN = () => ({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'down') }) as const;
const deliveries = () => rows<{ state: string; attempt_count: number }>('select state, attempt_count from deliveries');
const since = (before: number, to: string) =>
  mail
    .mails()
    .slice(0, mail.mails().length - before)
    .filter((one) => one.to.includes(to));

/** A letter to a system that is down, and everything a worker does about it. */
const ladder = async (letters = 1) => {
  const at = setting([channel]);
  const before = mail.mails().length;
  for (let n = 0; n < letters; n++) unwrap(await at.api.submitLetter(aSubmission()));
  await owner().query(`update agencies set contact_email = $1 where code in ('mof', 'rs')`, [CONTACT]);
  const ids = deliveryIds(at.queue);
  at.peer.answers(DOWN);
  const worker = at.worker();
  return {
    ...at,
    ids,
    tries: () => at.peer.sent.length,
    /** One round of everything that a worker does by the clock. */
    round: async () => {
      for (const id of ids) await worker.deliverEnvelope(id, never);
      await worker.watchDeliveries();
      await worker.remindAgencies();
      await worker.sendAlerts();
    },
    notify: async () => {
      for (const { topic, id } of at.queue.published)
        if (topic === 'notification') await worker.notifyCitizen(id as never);
    },
    mailsTo: (address: string) => since(before, address),
  };
};

describe('a letter to a system that stays down', () => {
  test('is tried in growing steps, told of on day 1, 3 and 9, given up after 100 hours and out of date after 60 days', async () => {
    const at = await ladder();
    const toldThat = (words: string) =>
      at.mailsTo('nino@example.ge').filter(({ subject, text }) => `${subject} ${text}`.includes(words));
    await at.round();
    expect(at.tries()).toBe(1);
    // Five failures in a row open the breaker for a minute, which the steps outlast.
    for (const [wait, tries] of [
      ['17 seconds', 1],
      ['4 seconds', 2],
      ['61 seconds', 3],
      ['3 minutes 1 second', 4],
      ['9 minutes 1 second', 5],
      ['27 minutes 1 second', 6],
      ['44 minutes', 6],
      ['2 minutes', 7],
    ] as const) {
      await shiftClock(wait);
      await at.round();
      expect(at.tries(), wait).toBe(tries);
    }
    expect(at.mailsTo(CONTACT)).toEqual([]);

    await shiftClock('23 hours');
    await at.round();
    await at.round();
    expect(at.mailsTo(CONTACT)).toHaveLength(1);
    await shiftClock('48 hours');
    await at.round();
    expect(at.mailsTo(CONTACT)).toHaveLength(2);
    expect(await rows('select state from cases')).toEqual([{ state: 'sending' }]);

    await shiftClock('28 hours');
    await at.round();
    expect(await deliveries()).toMatchObject([{ state: 'SUSPENDED' }]);
    expect(await rows('select state from cases')).toEqual([{ state: 'failed' }]);
    await at.notify();
    expect(toldThat('ვერ მივაწოდეთ')).toHaveLength(1);
    const subjects = () => at.mailsTo('operators@example.ge').map(({ subject }) => subject);
    expect(subjects()).toContain('[shikriki] Letters could not be delivered and are no longer tried: mof');

    await shiftClock('5 days');
    await at.round();
    expect(at.mailsTo(CONTACT)).toHaveLength(3);
    await shiftClock('52 days');
    await at.round();
    expect(await deliveries()).toMatchObject([{ state: 'EXPIRED' }]);
    expect(at.mailsTo(CONTACT)).toHaveLength(3);
    expect(subjects()).toContain('[shikriki] Over: Letters could not be delivered and are no longer tried: mof');
    await at.notify();
    for (const words of ['წერილი წარდგენილია', 'ვერ მივაწოდეთ'])
      expect(toldThat(words), 'the citizen is told once').toHaveLength(1);
    expect(at.mailsTo('nino@example.ge'), 'and of nothing else').toHaveLength(2);
  });

  test('was never tried because the breaker was open: it is given up like the others', async () => {
    const at = await ladder(5);
    await at.round();
    expect(at.tries()).toBe(5);
    unwrap(await at.api.submitLetter(aSubmission()));
    const late = deliveryIds(at.queue).at(-1)!;
    await owner().query(`update breakers set open_until = app_now() + interval '30 days'`);
    await shiftClock('2 minutes');
    await at.round();
    await shiftClock('99 hours 50 minutes');
    await at.round();
    const standing = () => rows('select state, attempt_count from deliveries where delivery_id = $1', late);
    expect(await standing()).toEqual([{ state: 'ACCEPTED', attempt_count: 0 }]);
    await shiftClock('10 minutes');
    await at.round();
    expect(await standing()).toEqual([{ state: 'SUSPENDED', attempt_count: 0 }]);
    expect(at.tries()).toBe(5);
  });

  test('is one of many in one mail, without a word of any letter', async () => {
    const at = await ladder(3);
    unwrap(await at.api.submitLetter(aSubmission({ agencyCode: 'rs' })));
    at.ids.push(deliveryIds(at.queue).at(-1)!);
    await at.round();
    await shiftClock('25 hours');
    await at.round();
    const [digest, ...others] = at.mailsTo(CONTACT);
    expect(others).toEqual([]);
    expect(digest?.text).toMatch(/3 waiting, the oldest since \d{4}-\d{2}-\d{2} \d{2}:\d{2}/);
    expect(digest?.text).toMatch(/1 waiting/);
    expect(digest?.text).not.toMatch(/ნინო|მაგალითაძე|ქუჩ|00000000001|MG-/);
  });

  test('lifts being given up when the agency registers it after all', async () => {
    const known = await filedAndDelivered();
    const at = await ladder();
    await at.round();
    await shiftClock('101 hours');
    await at.round();
    const [delivery] = await rows<{ message_id: string; leg_id: string; case_id: string }>(
      `select message_id, leg_id, case_id from deliveries where state = 'SUSPENDED'`,
    );
    const { message_id: messageId, leg_id: legId, case_id: conversationId } = delivery!;
    const letter = { ...known.letter, header: { ...known.letter.header, messageId, legId, conversationId } };
    const now = new Date(Date.now() + 101 * 3_600_000).toISOString();
    unwrap(
      await at.api.receiveEnvelope.envelope(
        'mof',
        await word('mof', letter, 'REGISTRATION', registration('№ 9'), {
          createdAt: now,
          expiresAt: new Date(Date.parse(now) + 86_400_000).toISOString(),
        }),
      ),
    );
    expect(await rows('select state, registration_number from legs where leg_id = $1', legId)).toEqual([
      { state: 'registered', registration_number: '№ 9' },
    ]);
    await at.round();
    expect(await rows(`select 1 from alerts where kind = 'delivery_suspended' and cleared_at is null`)).toEqual([]);
  });
});

describe('a letter whose waiting cannot be ended', () => {
  test('does not keep the others from being ended', async () => {
    const at = setting();
    for (let n = 0; n < 2; n++) unwrap(await at.api.submitLetter(aSubmission()));
    const [stuck] = deliveryIds(at.queue);
    const owner = database.poolAs('shikriki_migrator');
    await owner.query(`
      create function stuck() returns trigger language plpgsql as $$ begin raise exception 'stuck'; end $$;
      create trigger stuck before update on deliveries for each row when (old.delivery_id = '${stuck}' and new.state <> old.state) execute function stuck()`);
    await shiftClock('61 days');
    await at.worker().watchDeliveries();
    expect(await rows('select delivery_id = $1 as stuck, state from deliveries order by 1', stuck)).toEqual([
      { stuck: false, state: 'EXPIRED' },
      { stuck: true, state: 'ACCEPTED' },
    ]);
  });
});
