import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHttpSmsProvider } from '../../simulators/sms/http-provider.ts';
import { describeChannel } from './channel.contract.ts';
import { makeHttpSmsChannel } from './http-sms.ts';
import { outcomeOfHttpSms } from './http-sms-answer.ts';

const host = '127.0.0.1';
const timeoutMs = 2000;
const secret = 'a-secret-of-the-provider-and-us-1';
const signal = new AbortController().signal;
const noticeTo = (to: string, notificationId = 'n-1', text = 'მიღებულია პასუხი') =>
  ({ notificationId, to, language: 'ka', text }) as const;
const towards = (url: string, more: { secret?: string } = {}) =>
  makeHttpSmsChannel({ url, secret, sourceAddress: 'MY.GOV.GE', timeoutMs, ...more });

const silence = async () => {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, host, resolve);
  });
  return { url: `http://${host}:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
};

describeChannel('HTTP SMS', async () => {
  const provider = await startHttpSmsProvider({ host, port: 0, keep: 20, secret });
  const silent = await silence();
  const gone = await startHttpSmsProvider({ host, port: 0, keep: 1, secret });
  await gone.stop();
  // Each submission as it came, repeats included: a list of its own beside what the phones got.
  const channel = towards(provider.url);
  const others = {
    towardsNobody: towards(gone.url),
    towardsSilence: towards(silent.url),
    withWrongPassword: towards(provider.url, { secret: 'a-wrong-secret' }),
  };
  const asked: { text: string; identity: string }[] = [];
  provider.onSubmission(({ text, reference }) => asked.push({ text, identity: reference }));
  return {
    channel,
    ...others,
    addresses: { good: '+995599000001', refused: '+995599000550', busy: '+995599000451' },
    secrets: [secret, 'a-wrong-secret'],
    timeoutMs,
    arrived: () => asked,
    close: async () => {
      await Promise.all([channel, ...Object.values(others)].map((one) => one.close()));
      silent.close();
      await provider.stop();
    },
  };
});

describe('a notice by SMS over HTTP', () => {
  let provider: Awaited<ReturnType<typeof startHttpSmsProvider>>;
  beforeAll(async () => {
    provider = await startHttpSmsProvider({ host, port: 0, keep: 50, secret });
  });
  afterAll(() => provider.stop());

  it('reaches the phone once, however often it is sent', async () => {
    const channel = towards(provider.url);
    const first = await channel.send(noticeTo('+995599000001', 'n-7'), signal);
    const repeat = await channel.send(noticeTo('+995599000001', 'n-7'), signal);
    expect(repeat).toEqual(first);
    expect(provider.messages().filter(({ reference }) => reference === 'n-7')).toMatchObject([
      { from: 'MY.GOV.GE', to: '+995599000001', text: 'მიღებულია პასუხი' },
    ]);
    expect(provider.repeats()).toBe(1);
    const moved = await channel.send(noticeTo('+995599000002', 'n-7'), signal);
    expect(moved, 'to the number that the citizen has by now').toMatchObject({ kind: 'sent' });
    await channel.close();
  });

  it('may have been taken where the provider took the request and said nothing more', async () => {
    const silent = await silence();
    const channel = towards(silent.url);
    expect(await channel.send(noticeTo('+995599000001'), signal)).toMatchObject({
      kind: 'temporary_failure',
      unsure: true,
    });
    await channel.close();
    silent.close();
  });

  it.each([
    ['a number that is not E.164', noticeTo('599000001')],
    ['a text of two segments', noticeTo('+995599000001', 'n-8', 'ა'.repeat(71))],
  ])('is refused as our own mistake: %s', async (_, message) => {
    const channel = towards(provider.url);
    expect(await channel.send(message, signal)).toMatchObject({ kind: 'technical_failure' });
    await channel.close();
  });
});

describe('an answer of an HTTP SMS provider', () => {
  it.each([
    ['is the provider’s reference', { httpStatus: 202, messageId: 'a-1' }, { kind: 'sent', providerReference: 'a-1' }],
    ['is unsure without a reference', { httpStatus: 200 }, { kind: 'temporary_failure', unsure: true }],
    ['is unsure behind a gateway that lost it', { httpStatus: 504 }, { kind: 'temporary_failure', unsure: true }],
    ['says that the number is nobody’s', { httpStatus: 422, code: 'number_unknown' }, { noSuchAddress: true }],
    ['says no to this number', { httpStatus: 422, code: 'number_barred' }, { kind: 'permanent_failure' }],
    ['says that our message is wrong', { httpStatus: 422, code: 'text_too_long' }, { kind: 'technical_failure' }],
    ['says that we are not known', { httpStatus: 403 }, { kind: 'technical_failure' }],
    ['leads elsewhere', { httpStatus: 302 }, { kind: 'technical_failure' }],
    ['says that nobody has paid', { httpStatus: 402 }, { kind: 'temporary_failure' }],
    ['says that it is broken', { httpStatus: 500, code: 'X'.repeat(900) }, { detail: 'HTTP 500' }],
  ])('%s', (_, answer, outcome) => {
    expect(outcomeOfHttpSms(answer)).toMatchObject(outcome);
  });
});
