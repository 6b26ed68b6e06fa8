import { describe, expect, it } from 'vitest';
import type { NoticeSettings } from './notice-settings.ts';
import { channelsFor, isKeptOff, noticeVerdict, type Recipient, reachedAt } from './notice-verdict.ts';

const BOTH = ['email', 'sms'] as const;
const RULES = { mergeMs: 300_000, smsQuietHours: { from: '20:00', to: '09:00' } };
const NOON = new Date('2026-11-25T08:00:00Z');
const NIGHT = new Date('2026-11-25T20:00:00Z');

const somebody = (
  settings: Partial<NoticeSettings> = {},
  contacts: Partial<Recipient['contacts']> = {},
): Recipient => ({
  settings: { quietHours: {}, switchedOff: [], ...settings },
  contacts: {
    email: { address: 'nino@example.ge', confirmed: true },
    phone: { address: '+995599000001', confirmed: true },
    ...contacts,
  },
});
const sms = (recipient: Recipient, now = NOON, event = 'registered') =>
  noticeVerdict({ event, channel: 'sms' }, recipient, BOTH, RULES, now);

describe('a citizen is reached', () => {
  const written = { email: 'then@example.ge', phone: '+995599000009' };
  const asWritten = { address: '+995599000009', confirmed: true };

  it('where they wrote, as long as nothing was ever recorded', () => {
    expect(reachedAt({}, written)).toEqual({
      email: { address: 'then@example.ge', confirmed: true },
      phone: asWritten,
    });
  });

  it('by the record of each kind, also where it says that there is no address or that nobody vouches for it', () => {
    const removed = { email: { confirmed: false } };
    expect(reachedAt(removed, written)).toEqual({ ...removed, phone: asWritten });
    const unconfirmed = { email: { address: 'now@example.ge', confirmed: false } };
    expect(reachedAt(unconfirmed, written)).toEqual({ ...unconfirmed, phone: asWritten });
  });
});

describe('a notice', () => {
  it('goes to the address of the moment', () => {
    expect(sms(somebody())).toEqual({ kind: 'send', to: '+995599000001' });
  });

  it('is dropped where nothing can be sent, and says why', () => {
    expect(sms(somebody({}, { phone: { confirmed: false } }))).toEqual({ kind: 'drop', reason: 'no_address' });
    expect(sms(somebody({}, { phone: { address: '+995599000001', confirmed: false } }))).toEqual({
      kind: 'drop',
      reason: 'not_confirmed',
    });
    const installed = noticeVerdict({ event: 'registered', channel: 'sms' }, somebody(), ['email'], RULES, NOON);
    expect(installed).toEqual({ kind: 'drop', reason: 'no_channel' });
  });

  it('by SMS waits for the morning; the citizen may choose other hours', () => {
    expect(sms(somebody(), NIGHT)).toEqual({
      kind: 'wait',
      until: new Date('2026-11-26T05:00:00Z'),
      reason: 'quiet_hours',
    });
    expect(sms(somebody({ quietHours: { sms: { from: '01:00', to: '05:00' } } }), NIGHT).kind).toBe('send');
  });

  it('is dropped at night too, where it will not be wanted in the morning', () => {
    expect(sms(somebody({}, { phone: { confirmed: false } }), NIGHT).kind).toBe('drop');
  });

  it('that was switched off is dropped', () => {
    const off = somebody({ switchedOff: [{ event: 'unread_reminder', channel: 'sms' }] });
    expect(sms(off, NOON, 'unread_reminder')).toEqual({ kind: 'drop', reason: 'switched_off' });
    expect(sms(off, NOON, 'reply').kind).toBe('send');
  });
});

describe('a legal notice that was switched off on one channel', () => {
  const settings = { switchedOff: [{ event: 'registered', channel: 'sms' }] } as const;

  it('stays off while the other channel reaches the citizen', () => {
    expect(isKeptOff(somebody(settings), 'registered', 'sms', BOTH)).toBe(true);
  });

  it.each([
    ['was removed', { email: { confirmed: false } }, BOTH],
    ['is not confirmed', { email: { address: 'x@example.ge', confirmed: false } }, BOTH],
    ['is suppressed', { email: { address: 'x@example.ge', confirmed: true, suppressed: true } }, BOTH],
    ['leads nowhere: the installation has no mail', {}, ['sms']],
  ] as const)('comes all the same where the address of the other %s', (_what, contacts, installed) => {
    expect(isKeptOff(somebody(settings, contacts), 'registered', 'sms', installed)).toBe(false);
  });
});

describe('the channels of a notice', () => {
  const withoutMail: Recipient = {
    ...somebody(),
    contacts: { phone: { address: '+995599000001', confirmed: true } },
  };

  it('are its own, as far as the citizen has or had an address', () => {
    expect(channelsFor(somebody(), 'registered')).toEqual(['email', 'sms']);
    expect(channelsFor(somebody(), 'extended')).toEqual(['email']);
    expect(channelsFor(withoutMail, 'registered')).toEqual(['sms']);
    expect(channelsFor(withoutMail, 'overdue')).toEqual([]);
  });

  it('are any that reach the citizen where a term or a right hangs on it and its own do not', () => {
    expect(channelsFor(withoutMail, 'extended')).toEqual(['sms']);
    const unconfirmed = somebody({}, { email: { address: 'x@example.ge', confirmed: false } });
    expect(channelsFor(unconfirmed, 'extended'), 'that the mail was not sent is kept as well').toEqual([
      'email',
      'sms',
    ]);
    const unconfirmedPhone = { ...withoutMail, contacts: { phone: { address: '+995599000001', confirmed: false } } };
    expect(channelsFor(unconfirmedPhone, 'extended')).toEqual([]);
  });
});
