import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NOTICE_TEMPLATES } from '../src/domain/notice-templates.ts';
import type { Channel } from '../src/ports/channel.ts';
import { dayOf, type ToldCitizens, toldCitizens } from './support/told-citizens.ts';

const FIVE_MINUTES = 300_000;
const PHONE = '+995599000001';
const EMAIL = 'nino@example.ge';

let scene: ToldCitizens;
beforeAll(async () => {
  scene = await toldCitizens({ mergeMs: FIVE_MINUTES, smsQuietHours: { from: '20:00', to: '09:00' } });
});
afterAll(() => scene.close());

let people = 0;
let as = '';
beforeEach(async () => {
  as = `citizen-${++people}`;
  await scene.clockAt(1, '12:00');
});
const filed = () => scene.filedSilently(as);
/** What came about a letter, the oldest first. */
const mailsAbout = (trackingNumber: string) =>
  scene
    .mailsTo(EMAIL)
    .filter(({ subject }) => subject.includes(trackingNumber))
    .reverse();
const smsAbout = (trackingNumber: string) =>
  scene
    .smsTo(PHONE)
    .filter(({ text }) => text.includes(trackingNumber))
    .reverse();
const states = async (caseId: string) =>
  (await scene.notices(caseId, as)).map(({ event, channel, state }) => `${event} ${channel} ${state}`).sort();

describe('what happens to a letter within five minutes', () => {
  test('comes as one mail, the newest last, and one SMS of one segment; each notice knows what came of it', async () => {
    const { caseId, trackingNumber } = await filed();
    await scene.said.registered(caseId, '№ 08/77');
    expect(await scene.notices(caseId, as)).toMatchObject([
      { event: 'registered', channel: 'email', state: 'PENDING', reason: 'waiting_to_merge' },
      { event: 'registered', channel: 'sms', state: 'PENDING', reason: 'waiting_to_merge' },
    ]);
    await scene.shiftClock('4 minutes');
    await scene.said.replied(caseId);
    await scene.send();
    expect(mailsAbout(trackingNumber), 'not yet').toEqual([]);
    await scene.shiftClock('61 seconds');
    await scene.send();

    const [mail, ...moreMails] = mailsAbout(trackingNumber);
    const [sms, ...moreSms] = smsAbout(trackingNumber);
    expect([moreMails, moreSms]).toEqual([[], []]);
    expect(mail?.subject).toBe(`[${trackingNumber}] 2 სიახლე`);
    const text = mail?.text ?? '';
    const happened = (event: 'registered' | 'reply') => NOTICE_TEMPLATES[event].ka.email.paragraphs.flat()[0]!;
    const first = text.indexOf(happened('registered'));
    const second = text.indexOf(happened('reply'));
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first);
    expect(text).toContain('№ 08/77');
    expect(text.match(/მხოლოდ აკავშირებს/g), 'who answers for what, once').toHaveLength(1);
    expect(sms?.text).toBe(`${trackingNumber}: დარეგისტრირდა, მიღებულია პასუხი. my.gov.ge`);
    expect(sms?.text.length).toBeLessThanOrEqual(70);

    const notices = await scene.notices(caseId, as);
    await expect
      .poll(() => states(caseId))
      .toEqual(['registered email SENT', 'registered sms DELIVERED', 'reply email SENT', 'reply sms DELIVERED']);
    for (const channel of ['email', 'sms']) {
      const [carrier, merged] = notices.filter((notice) => notice.channel === channel);
      expect(merged?.mergedInto).toBe(carrier?.notificationId);
    }
    const { timeline } = (await scene.portal.call('GET', `/v1/cases/${caseId}`, { as })).json;
    expect(timeline.filter(({ event }: { event: string }) => event === 'notified')).toHaveLength(4);
    await scene.shiftClock('1 hour');
    await scene.send();
    expect(mailsAbout(trackingNumber)).toHaveLength(1);
  });

  test('comes in one mail with that it was filed, and by SMS without', async () => {
    const { caseId, trackingNumber } = await scene.portal.filed({}, as);
    await scene.said.registered(caseId);
    await scene.shiftClock('5 minutes 1 second');
    await scene.send();
    const [mail, ...moreMails] = mailsAbout(trackingNumber);
    expect(moreMails).toEqual([]);
    expect(mail?.subject).toBe(`[${trackingNumber}] 2 სიახლე`);
    const places = (['submitted', 'registered'] as const).map((event) =>
      mail?.text.indexOf(NOTICE_TEMPLATES[event].ka.email.paragraphs.flat()[0]!),
    );
    expect(places[0]).toBeGreaterThan(0);
    expect(places[1]).toBeGreaterThan(places[0]!);
    expect(smsAbout(trackingNumber).map(({ text }) => text)).toEqual([
      `${trackingNumber} დარეგისტრირდა: № 1. my.gov.ge`,
    ]);
  });

  test('comes apart where it is about different letters, or six minutes lie between', async () => {
    const [one, other] = [await filed(), await filed()];
    await scene.said.registered(one.caseId);
    await scene.said.registered(other.caseId);
    await scene.shiftClock('6 minutes');
    await scene.send();
    await scene.said.replied(one.caseId);
    await scene.shiftClock('6 minutes');
    await scene.send();
    expect(smsAbout(one.trackingNumber)).toHaveLength(2);
    expect(mailsAbout(one.trackingNumber)).toHaveLength(2);
    expect(smsAbout(other.trackingNumber)).toHaveLength(1);
  });

  test('is one message also where many workers find it due at once', async () => {
    const letters = await Promise.all(Array.from({ length: 8 }, filed));
    for (const { caseId } of letters) {
      await scene.said.registered(caseId);
      await scene.said.replied(caseId);
    }
    await scene.shiftClock('6 minutes');
    await Promise.all([scene.send(), scene.send(), scene.send()]);
    for (const { trackingNumber } of letters) {
      expect(mailsAbout(trackingNumber), trackingNumber).toHaveLength(1);
      expect(smsAbout(trackingNumber), trackingNumber).toHaveLength(1);
    }
  });

  test('tells nothing that the citizen switched off', async () => {
    const { caseId, trackingNumber } = await filed();
    const settings = { switchedOff: [{ event: 'registered', channel: 'sms' }], language: 'en' };
    expect((await scene.portal.call('PUT', '/v1/me/notice-settings', { as, body: settings })).status).toBe(200);
    await scene.said.registered(caseId);
    await scene.said.replied(caseId);
    await scene.shiftClock('6 minutes');
    await scene.send();
    expect(smsAbout(trackingNumber).map(({ text }) => text)).toEqual([
      `${trackingNumber}: reply received. See my.gov.ge`,
    ]);
    expect(mailsAbout(trackingNumber).map(({ subject }) => subject)).toEqual([`[${trackingNumber}] 2 updates`]);
    const off = (await scene.notices(caseId, as)).find(
      ({ event, channel }) => event === 'registered' && channel === 'sms',
    );
    expect(off).toMatchObject({ state: 'SUPPRESSED', reason: 'switched_off' });
  });
});

/** A channel whose worker dies before or after the message has gone. */
const dying = (how: 'before' | 'after', channel: Channel, died = (): void => undefined): Channel => ({
  ...channel,
  send: async (message, signal) => {
    if (how === 'after') await channel.send(message, signal);
    died();
    return new Promise(() => undefined);
  },
});

describe('a worker that dies', () => {
  test.each([
    ['before', 1],
    ['after', 2],
  ] as const)(
    '%s the message has gone loses no notice; what comes twice has the same Message-ID and the same words',
    async (how, times) => {
      const { caseId, trackingNumber } = await filed();
      await scene.said.registered(caseId);
      await scene.said.replied(caseId);
      await scene.shiftClock('6 minutes');
      const dead = scene.worker(scene.channels.map((channel) => dying(how, channel)));
      const claimed = async () =>
        (await scene.portal.rows('select 1 from notifications where case_id = $1 and leased_until is not null', caseId))
          .length;
      for (const { notificationId } of await scene.notices(caseId, as))
        void dead.notifyCitizen(notificationId as never);
      await expect.poll(claimed).toBe(2);
      if (how === 'after')
        await expect.poll(() => smsAbout(trackingNumber).length + mailsAbout(trackingNumber).length).toBe(2);
      // What happens meanwhile is a message of its own: it must not change the words of one that may have gone.
      await scene.shiftClock('61 seconds');
      await scene.send();
      await expect
        .poll(() => states(caseId))
        .toEqual(['registered email SENT', 'registered sms DELIVERED', 'reply email SENT', 'reply sms DELIVERED']);
      const mails = mailsAbout(trackingNumber);
      expect(mails).toHaveLength(times);
      expect(new Set(mails.map(({ messageId, text }) => `${messageId} ${text}`)).size).toBe(1);
      // An SMS that a provider took is written down at once: it does not go twice.
      const sms = smsAbout(trackingNumber);
      expect(sms).toHaveLength(1);
      expect(new Set(sms.map(({ userMessageReference, text }) => `${userMessageReference} ${text}`)).size).toBe(1);
    },
  );
});

test('twenty workers that die while they send lose no notice, and no more comes twice than died after it had gone', async () => {
  const letters = await Promise.all(Array.from({ length: 10 }, filed));
  for (const { caseId } of letters) {
    await scene.said.registered(caseId);
    await scene.said.replied(caseId);
  }
  await scene.shiftClock('6 minutes');
  const sentBefore = new Set([...scene.mail.mails(), ...scene.sms.messages()]);
  const arrived = () =>
    [...scene.mail.mails(), ...scene.sms.messages()].filter((message) => !sentBefore.has(message)).length;
  let mailsTooLate = 0;
  const smsGone = new Set<string>();
  for (let death = 0; death < 20; death++) {
    const { rows } = await scene.portal.database
      .poolAs('shikriki_migrator')
      .query<{ notification_id: string; channel: string }>(
        `select notification_id, channel from notifications where case_id = any($1) and merged_into is null and state in ('PENDING', 'SENDING')
       order by md5(notification_id::text || $2)`,
        [letters.map(({ caseId }) => caseId), String(death)],
      );
    const how = death % 3 === 0 ? 'after' : 'before';
    const goneBefore = arrived();
    let died = (): void => undefined;
    const theEnd = new Promise<void>((resolve) => {
      died = resolve;
    });
    const channels = scene.channels.map((channel) => dying(how, channel, died));
    const { notification_id: id, channel } = rows[0]!;
    void scene.worker(channels).notifyCitizen(id as never);
    await theEnd;
    if (how === 'after') {
      // An SMS that a provider took is written down at once: it does not go twice.
      await expect.poll(arrived).toBe(goneBefore + (smsGone.has(id) ? 0 : 1));
      if (channel === 'sms') smsGone.add(id);
      else mailsTooLate++;
    }
    await scene.shiftClock('61 seconds');
  }
  await scene.send();
  for (const { caseId, trackingNumber } of letters) {
    await expect
      .poll(() => states(caseId))
      .toEqual(['registered email SENT', 'registered sms DELIVERED', 'reply email SENT', 'reply sms DELIVERED']);
    expect(new Set(mailsAbout(trackingNumber).map(({ messageId }) => messageId)).size, trackingNumber).toBe(1);
    expect(new Set(smsAbout(trackingNumber).map(({ text }) => text)).size, trackingNumber).toBe(1);
  }
  expect(arrived(), 'one mail and one SMS each, and mails that died too late').toBe(letters.length * 2 + mailsTooLate);
});

describe('at night', () => {
  test('an SMS waits until nine in the morning, a mail does not', async () => {
    await scene.clockAt(1, '23:30');
    const { caseId, trackingNumber } = await filed();
    await scene.said.registered(caseId);
    await scene.shiftClock('5 minutes 1 second');
    await scene.send();
    expect(mailsAbout(trackingNumber)).toHaveLength(1);
    const [sms] = (await scene.notices(caseId, as)).filter(({ channel }) => channel === 'sms');
    expect(sms).toMatchObject({ state: 'PENDING', reason: 'quiet_hours', dueAt: `${dayOf(2)}T05:00:00.000Z` });
    await scene.clockAt(2, '08:59');
    await scene.send();
    expect(smsAbout(trackingNumber)).toEqual([]);
    await scene.clockAt(2, '09:01');
    await scene.send();
    expect(smsAbout(trackingNumber)).toHaveLength(1);
  });

  test('what the evening left unsent waits too, and goes in one SMS with what the night brought', async () => {
    await scene.clockAt(1, '19:57');
    const { caseId, trackingNumber } = await filed();
    await scene.said.registered(caseId);
    await scene.clockAt(1, '20:03');
    await scene.send();
    expect(smsAbout(trackingNumber), 'due at 20:02').toEqual([]);
    await scene.clockAt(2, '02:00');
    await scene.said.replied(caseId);
    await scene.clockAt(2, '09:06');
    await scene.send();
    expect(smsAbout(trackingNumber).map(({ text }) => text)).toEqual([
      `${trackingNumber}: დარეგისტრირდა, მიღებულია პასუხი. my.gov.ge`,
    ]);
  });

  test('nothing goes that was planned before the citizen chose quiet hours', async () => {
    await scene.clockAt(1, '21:57');
    const { caseId, trackingNumber } = await filed();
    await scene.said.registered(caseId);
    const quietHours = { email: { from: '22:00', to: '07:00' } };
    await scene.portal.call('PUT', '/v1/me/notice-settings', { as, body: { quietHours, switchedOff: [] } });
    await scene.clockAt(1, '22:03');
    await scene.send();
    expect(mailsAbout(trackingNumber)).toEqual([]);
    const [mail] = await scene.notices(caseId, as);
    expect(mail).toMatchObject({ state: 'PENDING', reason: 'quiet_hours', dueAt: `${dayOf(2)}T03:00:00.000Z` });
    await scene.clockAt(2, '07:00');
    await scene.send();
    expect(mailsAbout(trackingNumber)).toHaveLength(1);
  });

  test('an SMS that the provider did not take in the evening is not tried again before nine', async () => {
    await scene.clockAt(1, '19:50');
    const { caseId } = await filed();
    // The provider throttles this number.
    await scene.portal.rows(`update contacts set address = '+995599000451' where subject = $1 and kind = 'phone'`, as);
    await scene.said.registered(caseId);
    const stateOfSms = async () => (await scene.notices(caseId, as)).find(({ channel }) => channel === 'sms');
    await scene.clockAt(1, '19:59');
    await scene.send();
    expect(await stateOfSms()).toMatchObject({ state: 'TEMPORARY_FAILURE' });
    await scene.clockAt(1, '20:01');
    await scene.send();
    expect(await stateOfSms()).toMatchObject({ reason: 'quiet_hours', dueAt: `${dayOf(2)}T05:00:00.000Z` });
    await scene.clockAt(2, '09:01');
    await scene.send();
    expect(await stateOfSms()).toMatchObject({ state: 'TEMPORARY_FAILURE' });
  });

  test('a one-time code comes at once', async () => {
    await scene.clockAt(1, '23:30');
    await scene.portal.call('PUT', '/v1/me/contacts/phone', { as, body: { address: '+995599222222' } });
    await scene.send();
    expect(scene.smsTo('+995599222222')).toHaveLength(1);
  });

  test('is when the citizen says it is, for mails too', async () => {
    const quietHours = { sms: { from: '10:00', to: '11:00' }, email: { from: '22:00', to: '07:00' } };
    await scene.portal.call('PUT', '/v1/me/notice-settings', { as, body: { quietHours, switchedOff: [] } });
    await scene.clockAt(1, '23:30');
    const { caseId, trackingNumber } = await filed();
    await scene.said.registered(caseId);
    await scene.shiftClock('6 minutes');
    await scene.send();
    expect(smsAbout(trackingNumber)).toHaveLength(1);
    expect(mailsAbout(trackingNumber)).toEqual([]);
    await scene.clockAt(2, '07:00');
    await scene.send();
    expect(mailsAbout(trackingNumber)).toHaveLength(1);
  });
});
