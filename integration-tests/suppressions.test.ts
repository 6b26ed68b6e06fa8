import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { NotificationId } from '../src/domain/ids.ts';
import { makeLiftByConfirmation } from '../src/use-cases/suppressions/lift-by-confirmation.ts';
import { database, rows } from './support/exchange-scene.ts';
import { GOOD_NUMBER, scene, useNoticeScene } from './support/notice-scene.ts';
import { answerOf, type Operator, operatorAt } from './support/operator.ts';
import { addressHash } from './support/parts.ts';

useNoticeScene();

let shikriki: Operator;
beforeEach(() => {
  shikriki = operatorAt(database.databaseUrl, { SHIKRIKI_ADDRESS_KEY: 'example-address-key-of-the-tests-1' });
});

const NOBODY = 'permanent-failure@example.ge';
const SUPPRESSED = { state: 'SUPPRESSED', reason: 'address_suppressed' };
interface Listed {
  readonly suppressionId: string;
  readonly channel: string;
  readonly reason: string;
}
const listed = (...words: readonly string[]) =>
  answerOf<readonly Listed[]>(shikriki('suppressions', 'list', '--json', ...words));

describe('an address that nobody has', () => {
  test('is not written to again, in whatever case it is typed, and is nowhere to be read', async () => {
    const letter = await scene.filed({ email: NOBODY });
    expect(await scene.send(await letter.notice('email'))).toMatchObject({
      state: 'PERMANENT_FAILURE',
      reason: 'no_such_address',
    });
    const later = await scene.filed({ email: 'Permanent-Failure@Example.GE' });
    expect(await scene.send(await later.notice('email'))).toMatchObject({ ...SUPPRESSED, attempts: 1 });
    const [row] = await rows<{ text: string }>('select suppressions::text as text from suppressions');
    expect(row?.text).not.toMatch(/permanent|example/i);
    expect(scene.log.lines.join()).not.toMatch(/permanent-failure@|example\.ge/i);
  });

  test('is told apart from one that is busy, refuses this message, or lets a phone ring out', async () => {
    const busy = await scene.filed({ email: 'temporary-failure@example.ge', phone: '+995599000451' });
    for (const channel of ['email', 'sms'] as const)
      expect(await scene.send(await busy.notice(channel))).toMatchObject({ state: 'TEMPORARY_FAILURE' });
    const off = await (await scene.filed({ phone: '+995599000480' })).notice('sms');
    await scene.send(off);
    await expect.poll(() => scene.noticeRow(off)).toMatchObject({ state: 'PERMANENT_FAILURE', reason: 'refused' });
    expect(await listed()).toEqual([]);
  });

  test('is also learnt from the report of an SMS provider that took the message', async () => {
    const letter = await scene.filed({ phone: '+995599000481' });
    const id = await letter.notice('sms');
    await shikriki('sms-providers', 'set-weight', 'smpp', '100', '--reason', 'its reports');
    await scene.send(id);
    await expect
      .poll(() => scene.noticeRow(id))
      .toMatchObject({ state: 'PERMANENT_FAILURE', reason: 'no_such_address' });
    expect(await scene.send(await letter.notice('sms'))).toMatchObject(SUPPRESSED);
    expect(await listed()).toMatchObject([{ channel: 'sms', reason: 'unknown_number' }]);
  });

  test('is found by the letter that a citizen asks about, also where nothing was sent about that one', async () => {
    await scene.send(await (await scene.filed({ email: NOBODY })).notice('email'));
    const later = await scene.filed({ email: NOBODY });
    expect(await scene.send(await later.notice('email'))).toMatchObject(SUPPRESSED);
    expect(await listed('--case', later.trackingNumber)).toHaveLength(1);
  });

  test('leaves a legal notice to the channel that the citizen had switched off for it', async () => {
    await database
      .poolAs('shikriki_migrator')
      .query(
        `insert into notice_settings (subject, quiet_hours, switched_off, updated_at) values ('example-nino', '{}', '{reply:sms}', now())`,
      );
    const letter = await scene.filed({ email: NOBODY, phone: GOOD_NUMBER });
    const { email, sms } = await letter.noticeOfReply();
    expect(await scene.send(sms)).toMatchObject({ state: 'SUPPRESSED', reason: 'switched_off' });
    const earlier = scene.smpp.messages().length + scene.http.messages().length;
    expect(await scene.send(email)).toMatchObject({ state: 'PERMANENT_FAILURE', reason: 'no_such_address' });
    expect(await scene.send(sms)).toMatchObject({ state: expect.stringMatching(/^(SENT|DELIVERED)$/) });
    expect(scene.smpp.messages().length + scene.http.messages().length).toBe(earlier + 1);
  });

  test('leaves to the telephone what has legal effect, also what goes by mail only', async () => {
    const letter = await scene.filed({ email: NOBODY, phone: GOOD_NUMBER });
    const told = () =>
      rows(
        `select event, channel, reason from notifications where case_id = $1 and event <> 'submitted' order by created_at, channel`,
        letter.caseId,
      );
    const extended = { event: 'extended', channel: 'sms', reason: null };
    await scene.send(await letter.notice('email', 'extended'));
    expect(await told()).toEqual([{ event: 'extended', channel: 'email', reason: 'no_such_address' }, extended]);
    await scene.send(await letter.notice('email', 'closed'));
    await scene.send(await letter.notice('email', 'reopened'));
    expect((await told()).slice(2)).toEqual([
      { event: 'closed', channel: 'email', reason: 'address_suppressed' },
      { event: 'reopened', channel: 'email', reason: 'address_suppressed' },
      { ...extended, event: 'reopened' },
    ]);
    const due = await rows<{ id: NotificationId }>(
      `select notification_id as id from notifications where case_id = $1 and channel = 'sms' order by created_at`,
      letter.caseId,
    );
    for (const { id } of due)
      expect(await scene.send(id)).toMatchObject({ state: expect.stringMatching(/^(SENT|DELIVERED)$/) });
  });

  test('is written to again when an operator lifts it, and the act is kept', async () => {
    const letter = await scene.filed({ email: NOBODY });
    await scene.send(await letter.notice('email'));
    const other = await scene.filed({ email: 'citizen@example.ge' });
    expect(await listed('--case', other.trackingNumber)).toEqual([]);
    const [found] = await listed('--case', letter.trackingNumber);
    const lift = ['suppressions', 'lift', found?.suppressionId ?? '', '--reason', 'the mail server was wrong'] as const;
    expect(await shikriki(...lift)).toEqual({ code: 0, out: 'Lifted: 1.', err: '' });
    expect(await shikriki(...lift)).toMatchObject({ code: 1 });
    expect(await rows('select actor, act, subject from operator_acts')).toEqual([
      { actor: 'tamar', act: 'suppressions.lift', subject: found?.suppressionId },
    ]);
    expect(await scene.send(await letter.notice('email'))).toMatchObject({ reason: 'no_such_address' });
  });

  test('is written to again with all others of an hour in which a server refused everybody', async () => {
    for (const name of [NOBODY, 'permanent-failure@other.example.ge'])
      await scene.send(await (await scene.filed({ email: name })).notice('email'));
    const since = new Date(Date.now() - 60_000).toISOString().replace(/\.\d+/, '');
    const wrong = await shikriki('suppressions', 'lift', '--channel', 'email', '--reason', 'x');
    expect(wrong).toMatchObject({ code: 1 });
    const lifted = await shikriki(
      'suppressions',
      'lift',
      '--channel',
      'email',
      '--since',
      since,
      '--reason',
      'an outage',
    );
    expect(lifted).toMatchObject({ code: 0, out: 'Lifted: 2.' });
  });

  test('is written to again when its owner confirms it anew', async () => {
    const letter = await scene.filed({ email: NOBODY });
    await scene.send(await letter.notice('email'));
    const liftByConfirmation = makeLiftByConfirmation({ ...scene.store, addressHash });
    const confirm = () =>
      scene.store.transactions.inTransaction({ kind: 'citizen', subject: 'example-nino' }, (tx) =>
        liftByConfirmation(tx, 'email', ` ${NOBODY.replace('p', 'P')} `),
      );
    expect(await confirm()).toBe(true);
    expect(await confirm()).toBe(false);
    expect(await scene.send(await letter.notice('email'))).toMatchObject({ reason: 'no_such_address' });
  });
});

describe('a mail that came back', () => {
  const bounce = (notificationId: string, { to = 'gone@example.ge', status = '5.1.1', action = 'failed' } = {}) =>
    [
      'From: MAILER-DAEMON@relay.example.ge',
      'To: no-reply@my.gov.ge.example',
      'Subject: Undelivered Mail Returned to Sender',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
      '',
      '--b1',
      'Content-Type: text/plain',
      '',
      'It did not arrive.',
      '--b1',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; relay.example.ge',
      '',
      `Final-Recipient: rfc822; ${to}`,
      `Action: ${action}`,
      `Status: ${status}`,
      '--b1',
      'Content-Type: text/rfc822-headers',
      '',
      'Subject: notice',
      `Message-ID: <${notificationId}@my.gov.ge.example>`,
      '--b1--',
      '',
    ].join('\r\n');
  const taken = async (mail: string): Promise<string> => {
    const file = join(tmpdir(), `shikriki-bounce-${crypto.randomUUID()}.eml`);
    await writeFile(file, mail);
    return (await answerOf<{ outcome: string }>(shikriki('suppressions', 'take-bounce', file, '--json'))).outcome;
  };
  const sentMail = async () => {
    const letter = await scene.filed({ email: 'Gone@example.ge' });
    const id = await letter.notice('email');
    expect(await scene.send(id)).toMatchObject({ state: 'SENT' });
    return { letter, id };
  };

  test('ends the notice and suppresses the address where nobody has it', async () => {
    const { letter, id } = await sentMail();
    expect(await taken(bounce(id))).toBe('taken');
    expect(await scene.noticeRow(id)).toMatchObject({ state: 'PERMANENT_FAILURE', reason: 'no_such_address' });
    expect(await listed()).toMatchObject([{ channel: 'email', reason: 'bounced' }]);
    expect(await scene.send(await letter.notice('email'))).toMatchObject(SUPPRESSED);
  });

  test('because a mailbox is full ends the notice and suppresses nothing', async () => {
    const { id } = await sentMail();
    expect(await taken(bounce(id, { status: '5.2.2' }))).toBe('taken');
    expect(await scene.noticeRow(id)).toMatchObject({ state: 'PERMANENT_FAILURE', reason: 'refused' });
    expect(await listed()).toEqual([]);
  });

  test('is not believed about another address, an id that nobody sent, or a mere delay', async () => {
    const { id } = await sentMail();
    expect(await taken(bounce(id, { to: 'victim@example.ge' }))).toBe('unknown');
    expect(await taken(bounce('019f0000-0000-7000-8000-000000000009'))).toBe('unknown');
    expect(await taken(bounce(id, { action: 'delayed', status: '4.4.1' }))).toBe('no_bounce');
    expect(await taken('Subject: Out of office\r\n\r\nI am away.')).toBe('no_bounce');
    expect(await scene.noticeRow(id)).toMatchObject({ state: 'SENT' });
  });
});
