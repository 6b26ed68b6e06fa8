import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makePortalClient } from '../src/generated/portal-client.ts';
import type { CaseDetail } from '../src/generated/schemas.ts';
import type { CitizenClient } from '../src/sandbox/citizen-client.ts';
import { SANDBOX_AUDIENCE } from '../src/sandbox/gateway-environment.ts';
import { openSigningKey } from '../src/simulators/identity/signing-key.ts';
import { type MailReceiver, startMailReceiver } from '../src/simulators/mail/receiver.ts';
import { SILENT_DESK, type TestSandbox, testSandbox } from './support/sandbox.ts';

const WAIT_MS = 20_000;
const UCS2 = 8;
/** What may stand in no notice: words of the letter and of its title, and numbers of persons. */
const CANARIES = ['შეაკეთოთ', 'ქუჩის', 'ორმოები', '00000000001', '00000000009'];

let sandbox: TestSandbox;
let mailAgain: MailReceiver | undefined;
beforeAll(async () => {
  sandbox = await testSandbox();
  sandbox.systems.mof.settings.change({ ...SILENT_DESK, registrationDelayMs: 0 });
});
afterAll(async () => {
  await sandbox.stop();
  await mailAgain?.close();
});

/** A citizen of the sandbox's identity provider with contacts of the test's choosing. */
const citizenWith = async (
  subject: string,
  claims: { readonly email?: string; readonly phone_number?: string; readonly locale: string },
): Promise<CitizenClient> => {
  const { privateKey, kid } = await openSigningKey(sandbox.dataFolder);
  const seconds = Math.floor(Date.now() / 1000);
  const person = {
    given_name: 'ნინო',
    family_name: 'მაგალითაძე',
    personal_number: '00000000009',
    acr: 'high',
    amr: ['eid'],
    auth_time: seconds,
  };
  const token = await new SignJWT({ ...person, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
    .setIssuer(sandbox.addresses.sandbox)
    .setAudience(SANDBOX_AUDIENCE)
    .setSubject(subject)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 600)
    .sign(privateKey);
  const portal = makePortalClient({ baseUrl: sandbox.addresses.portal, token });
  const known = sandbox.citizen();
  const readCase = async (caseId: string): Promise<CaseDetail> =>
    (await portal.GET('/v1/cases/{caseId}', { params: { path: { caseId } } })).data as CaseDetail;
  return { ...known, portal, readCase };
};

const noticesOf = async (citizen: CitizenClient, caseId: string) =>
  (await citizen.readCase(caseId)).notifications
    .map(({ channel, event, state }) => `${event} ${channel} ${state}`)
    .sort();
const becomes = (citizen: CitizenClient, caseId: string, notices: readonly string[]) =>
  expect.poll(() => noticesOf(citizen, caseId), { timeout: WAIT_MS, interval: 100 }).toEqual(notices);
/** The mail about the registration, not the one about the filing. */
const mailTo = (address: string): ReturnType<MailReceiver['waitFor']> =>
  (mailAgain ?? sandbox.mail).waitFor(
    ({ to, text }) => to.includes(address) && !/წარდგენილად ითვლება|counts as filed/.test(text),
    WAIT_MS,
  );

describe('notices to a citizen', () => {
  test('are in Georgian or English as the citizen chose, one SMS segment each, and hold nothing of the letter', async () => {
    const citizens = {
      ka: await citizenWith('example-ka', { email: 'ka@example.ge', phone_number: '+995599100001', locale: 'ka-GE' }),
      en: await citizenWith('example-en', { email: 'en@example.ge', phone_number: '+995599100002', locale: 'en-GB' }),
    };
    for (const [language, citizen] of Object.entries(citizens)) {
      const { filed } = await sandbox.arrived({ agencyCode: 'mof' }, citizen);
      // The SMS provider reports the delivery; a mail server reports none.
      await becomes(citizen, filed.caseId, [
        'registered email SENT',
        'registered sms DELIVERED',
        'submitted email SENT',
      ]);
      const mail = await mailTo(`${language}@example.ge`);
      const sms = await sandbox.sms.waitFor(({ text }) => text.includes(filed.trackingNumber), WAIT_MS);
      expect(mail.subject).toContain(filed.trackingNumber);
      expect(mail.text).toContain('№');
      expect(mail.headers.find(({ name }) => name === 'content-language')?.value).toBe(language);
      const [words, otherWords] = language === 'ka' ? [/დარეგისტრირდა/, /registered/] : [/registered/, /დარეგისტრირდა/];
      for (const text of [mail.subject, sms.text]) {
        expect(text).toMatch(words);
        expect(text).not.toMatch(otherWords);
      }
      expect(sms.to).toBe(language === 'ka' ? '+995599100001' : '+995599100002');
      expect(sms.text.length, 'UTF-16 units of one segment').toBeLessThanOrEqual(70);
      // The registration number begins with №, which GSM 7 bit has not, so the English one is UCS-2 as well.
      expect(sms.dataCoding).toBe(UCS2);
      expect(
        sandbox.sms.messages().filter(({ text }) => text.includes(filed.trackingNumber)),
        'one message',
      ).toHaveLength(1);
      const mails = sandbox.mail.mails().filter(({ to }) => to.includes(`${language}@example.ge`));
      expect(mails, 'of the filing and of the registration').toHaveLength(2);
      for (const canary of CANARIES)
        for (const { subject, text, headers } of mails)
          expect(`${subject}${text}${JSON.stringify(headers)}${sms.text}`).not.toContain(canary);
    }
  });

  test('wait while the mail server is away and are sent when it is back, without being sent twice', async () => {
    const citizen = await citizenWith('example-later', { email: 'later@example.ge', locale: 'ka' });
    await sandbox.mail.close();
    const { filed } = await sandbox.arrived({ agencyCode: 'mof' }, citizen);
    await becomes(citizen, filed.caseId, ['registered email TEMPORARY_FAILURE', 'submitted email TEMPORARY_FAILURE']);
    mailAgain = await startMailReceiver({ host: '127.0.0.1', port: sandbox.ports.mail, keep: 100 });
    expect(mailAgain.mails(), 'not before it is due').toEqual([]);
    await sandbox.shiftClock('40 seconds');
    await becomes(citizen, filed.caseId, ['registered email SENT', 'submitted email SENT']);
    expect((await mailTo('later@example.ge')).subject).toContain(filed.trackingNumber);
    expect(
      await sandbox.rows('select attempt_count from notifications where case_id = $1', filed.caseId),
      'of the filing and of the registration',
    ).toEqual([{ attempt_count: 2 }, { attempt_count: 2 }]);
    expect(mailAgain.mails().filter(({ to }) => to.includes('later@example.ge'))).toHaveLength(2);
  });

  test('that can never arrive are given up, and the case shows it', async () => {
    const unreachable = await citizenWith('example-gone', {
      email: 'permanent-failure@example.ge',
      phone_number: '+995599000550',
      locale: 'ka',
    });
    // A mail about the filing would fail first, and the one about the registration be held back for it.
    const { response } = await unreachable.portal.PUT('/v1/me/notice-settings', {
      body: { switchedOff: [{ event: 'submitted', channel: 'email' }] },
    });
    expect(response.status).toBe(200);
    const { filed } = await sandbox.arrived({ agencyCode: 'mof' }, unreachable);
    await becomes(unreachable, filed.caseId, [
      'registered email PERMANENT_FAILURE',
      'registered sms PERMANENT_FAILURE',
      'submitted email SUPPRESSED',
    ]);
    expect((await unreachable.readCase(filed.caseId)).notifications.map(({ reason }) => reason)).toEqual([
      'switched_off',
      'no_such_address',
      'no_such_address',
    ]);
    // Taken by the provider, then reported undeliverable.
    const switchedOff = await citizenWith('example-off', { phone_number: '+995599000480', locale: 'ka' });
    const second = await sandbox.arrived({ agencyCode: 'mof' }, switchedOff);
    await becomes(switchedOff, second.filed.caseId, ['registered sms PERMANENT_FAILURE']);
    // No retry is left to come.
    expect(
      await sandbox.rows(
        `select notification_id from notifications where case_id = any($1) and state in ('PENDING', 'SENDING', 'TEMPORARY_FAILURE')`,
        [filed.caseId, second.filed.caseId],
      ),
    ).toEqual([]);
  });
});
