import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailReceiver, startMailReceiver } from '../../simulators/mail/receiver.ts';
import { describeChannel } from './channel.contract.ts';
import { makeEmailChannel } from './email.ts';

const FROM = 'შიკრიკი <no-reply@portal.example.ge>';
const timeoutMs = 2000;
const host = '127.0.0.1';

describeChannel('e-mail', async () => {
  const pass = 'example-mail-password';
  const receiver = await startMailReceiver({ host, port: 0, keep: 20, login: { user: 'shikriki', pass } });
  const silent = createServer();
  await new Promise<void>((resolve) => {
    silent.listen(0, host, resolve);
  });
  const gone = await startMailReceiver({ host, port: 0, keep: 1 });
  await gone.close();
  const towards = (port: number, password: string) =>
    makeEmailChannel({ host, port, secure: false, user: 'shikriki', pass: password, from: FROM, timeoutMs });
  const channel = towards(receiver.port, pass);
  const others = {
    towardsNobody: towards(gone.port, pass),
    towardsSilence: towards((silent.address() as AddressInfo).port, pass),
    withWrongPassword: towards(receiver.port, 'wrong-mail-password'),
  };
  return {
    channel,
    ...others,
    addresses: {
      good: 'citizen@example.ge',
      refused: 'permanent-failure@example.ge',
      busy: 'temporary-failure@example.ge',
    },
    secrets: [pass, 'wrong-mail-password', 'example.ge'],
    timeoutMs,
    arrived: () =>
      receiver
        .mails()
        .map(({ text, subject, messageId }) => ({ text, subject, identity: messageId }))
        .reverse(),
    close: async () => {
      await Promise.all([channel, ...Object.values(others)].map((one) => one.close()));
      silent.close();
      await receiver.close();
    },
  };
});

describe('a notice by e-mail', () => {
  let receiver: MailReceiver;
  beforeAll(async () => {
    receiver = await startMailReceiver({ host, port: 0, keep: 5 });
  });
  afterAll(() => receiver.close());

  it('is plain text from the portal, marked as automatic, with no trace of the program that sent it', async () => {
    const channel = makeEmailChannel({ smtpUrl: `smtp://${host}:${receiver.port}`, from: FROM, timeoutMs });
    const notificationId = '019f0000-0000-7000-8000-000000000003';
    const message = {
      notificationId,
      to: 'citizen@example.ge',
      language: 'ka',
      subject: 'სათაური',
      text: 'ტექსტი\n',
    } as const;
    const outcome = await channel.send(message, new AbortController().signal);
    const mail = await receiver.waitFor(() => true, timeoutMs);
    await channel.close();
    expect(outcome).toEqual({ kind: 'sent', providerReference: mail.id });
    const headers = new Map(mail.headers.map(({ name, value }) => [name, value]));
    expect(mail.messageId).toBe(`<${notificationId}@portal.example.ge>`);
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('content-language')).toBe('ka');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(Number.isNaN(Date.parse(headers.get('date') ?? ''))).toBe(false);
    expect(headers.has('x-mailer')).toBe(false);
    expect(mail.from).toBe('no-reply@portal.example.ge');
  });

  it('goes to one person even where the address tries to be two', async () => {
    const channel = makeEmailChannel({ smtpUrl: `smtp://${host}:${receiver.port}`, from: FROM, timeoutMs });
    const to = 'citizen@example.ge, other@example.ge';
    const message = { notificationId: 'n-2', to, language: 'ka', subject: 'ორი მისამართი', text: 'ტექსტი' } as const;
    const outcome = await channel.send(message, new AbortController().signal);
    await channel.close();
    expect(outcome.kind).not.toBe('sent');
    expect(receiver.mails().some((mail) => mail.subject === message.subject)).toBe(false);
  });
});
