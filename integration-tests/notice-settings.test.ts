import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ToldCitizens, toldCitizens } from './support/told-citizens.ts';

let scene: ToldCitizens;
beforeAll(async () => {
  scene = await toldCitizens({ mergeMs: 0, smsQuietHours: { from: '20:00', to: '09:00' } });
  await scene.clockAt(1, '12:00');
});
afterAll(() => scene.close());

let people = 0;
const somebody = (): string => `citizen-${++people}`;
const put = (as: string, body: object) => scene.portal.call('PUT', '/v1/me/notice-settings', { as, body });
const get = async (as: string) => (await scene.portal.call('GET', '/v1/me/notice-settings', { as })).json;
const off = (event: string, ...channels: string[]) => channels.map((channel) => ({ event, channel }));
const toldOfRegistration = async (as: string) => {
  const { caseId } = await scene.portal.filed({}, as);
  await scene.said.registered(caseId);
  await scene.send();
  return (await scene.notices(caseId, as))
    .filter(({ event }) => event === 'registered')
    .map(({ channel, state, reason }) => [channel, state, reason]);
};

describe('a citizen', () => {
  test('who chose nothing is told everything, by SMS not from 20:00 to 09:00', async () => {
    const settings = await get(somebody());
    expect(settings).toMatchObject({
      quietHours: { sms: { from: '20:00', to: '09:00', chosen: false } },
      switchedOff: [],
    });
    expect(settings.quietHours.email).toBeUndefined();
    expect(settings.events).toContainEqual({ event: 'registered', legal: true, channels: ['email', 'sms'] });
    expect(settings.events).toContainEqual({ event: 'unread_reminder', legal: false, channels: ['email', 'sms'] });
  });

  test('sees what was chosen; a new choice takes the place of the one before', async () => {
    const as = somebody();
    const quietHours = { email: { from: '22:00', to: '07:00' } };
    const chosen = { language: 'en', quietHours, switchedOff: off('unread_reminder', 'email', 'sms') };
    expect((await put(as, chosen)).json).toMatchObject({
      ...chosen,
      quietHours: { email: { chosen: true }, sms: { chosen: false } },
    });
    expect(await get(as)).toMatchObject({ language: 'en', switchedOff: chosen.switchedOff });
    await put(as, { switchedOff: [] });
    const again = await get(as);
    expect([again.language, again.quietHours.email, again.switchedOff]).toEqual([undefined, undefined, []]);
    expect((await get(somebody())).switchedOff, 'of nobody else').toEqual([]);
  });

  test('cannot switch off what a term or a right hangs on, and is told which and why', async () => {
    const as = somebody();
    const refused = await put(as, {
      switchedOff: [
        ...off('unread_reminder', 'sms'),
        ...off('registered', 'email', 'sms'),
        ...off('extended', 'email'),
      ],
    });
    expect(refused.json).toMatchObject({ status: 422, code: 'LegalNotice' });
    expect(refused.json.errors).toEqual([
      { pointer: '/switchedOff/1', detail: 'a term or a right hangs on registered: one channel must stay on' },
      { pointer: '/switchedOff/2', detail: 'a term or a right hangs on registered: one channel must stay on' },
      { pointer: '/switchedOff/3', detail: 'a term or a right hangs on extended: one channel must stay on' },
    ]);
    expect((await get(as)).switchedOff, 'nothing was changed').toEqual([]);
  });

  test.each([
    ['a notice that there is not', { switchedOff: off('weather', 'sms') }],
    ['a channel that a notice has not', { switchedOff: off('overdue', 'sms') }],
    ['quiet hours that leave no time', { switchedOff: [], quietHours: { sms: { from: '09:00', to: '08:00' } } }],
    ['quiet hours without an end', { switchedOff: [], quietHours: { sms: { from: '20:00', to: '20:00' } } }],
    ['an hour that there is not', { switchedOff: [], quietHours: { sms: { from: '20:00', to: '24:00' } } }],
    ['a field that there is not', { switchedOff: [], colour: 'blue' }],
    ['nothing', {}],
  ])('cannot choose %s', async (_what, body) => {
    expect((await put(somebody(), body)).json).toMatchObject({ status: 400, code: 'Validation' });
  });

  test('gets nothing on a channel that was switched off for the notice; the case says why', async () => {
    const as = somebody();
    await put(as, { switchedOff: off('registered', 'sms') });
    const before = scene.smsTo('+995599000001').length;
    expect(await toldOfRegistration(as)).toEqual([
      ['email', 'SENT', undefined],
      ['sms', 'SUPPRESSED', 'switched_off'],
    ]);
    expect(scene.smsTo('+995599000001')).toHaveLength(before);
  });

  test('is told of a legal notice on the channel that was switched off, where the other has no address any more', async () => {
    const as = somebody();
    await put(as, { switchedOff: off('registered', 'sms') });
    await scene.portal.filed({}, as);
    await scene.portal.call('DELETE', '/v1/me/contacts/email', { as });
    expect(await toldOfRegistration(as)).toEqual([
      ['email', 'SUPPRESSED', 'no_address'],
      ['sms', 'SENT', undefined],
    ]);
  });

  test('is told in the language that was chosen, whatever that of the letter', async () => {
    const as = somebody();
    await put(as, { language: 'en', switchedOff: [] });
    const { caseId, trackingNumber } = await scene.portal.filed({}, as);
    await scene.said.registered(caseId);
    await scene.send();
    const mails = scene.mailsTo('nino@example.ge').filter(({ subject }) => subject.includes(trackingNumber));
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      expect.stringContaining('Letter filed'),
      expect.stringContaining('Letter registered'),
    ]);
  });
});
