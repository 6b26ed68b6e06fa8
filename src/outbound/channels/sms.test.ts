import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { startSmsReceiver } from '../../simulators/sms/receiver.ts';
import { describeChannel } from './channel.contract.ts';
import { makeSmsChannel, type SmsChannelOptions } from './sms.ts';

const host = '127.0.0.1';
const timeoutMs = 2000;
const login = { systemId: 'shikriki', password: 'pass-1' };
const signal = new AbortController().signal;
const noticeTo = (to: string, text = 'მიღებულია პასუხი') =>
  ({ notificationId: 'n-1', to, language: 'ka', text }) as const;

const towards = (port: number, more: Partial<SmsChannelOptions> = {}) =>
  makeSmsChannel({ host, port, ...login, sourceAddress: 'MY.GOV.GE', timeoutMs, ...more });

describeChannel('SMS', async () => {
  const receiver = await startSmsReceiver({ host, port: 0, keep: 20, login });
  const silent = createServer();
  await new Promise<void>((resolve) => {
    silent.listen(0, host, resolve);
  });
  const gone = await startSmsReceiver({ host, port: 0, keep: 1 });
  await gone.close();
  const channel = towards(receiver.port);
  const others = {
    towardsNobody: towards(gone.port),
    towardsSilence: towards((silent.address() as AddressInfo).port),
    withWrongPassword: towards(receiver.port, { password: 'wrong-1' }),
  };
  return {
    channel,
    ...others,
    addresses: { good: '+995599000001', refused: '+995599000550', busy: '+995599000451' },
    secrets: [login.password, 'wrong-1'],
    timeoutMs,
    arrived: () =>
      receiver
        .messages()
        .map(({ text, userMessageReference }) => ({ text, identity: String(userMessageReference) }))
        .reverse(),
    close: async () => {
      await Promise.all([channel, ...Object.values(others)].map((one) => one.close()));
      silent.close();
      await receiver.close();
    },
  };
});

describe('a notice by SMS', () => {
  it('travels in UCS-2 for Georgian and in the default alphabet for plain Latin, brackets included', async () => {
    const receiver = await startSmsReceiver({ host, port: 0, keep: 5 });
    const channel = towards(receiver.port);
    await channel.send(noticeTo('+995599000001', '№ 7731/01-14 მიღებულია'), signal);
    await channel.send(noticeTo('+995599000001', "p'asukhi [€]"), signal);
    expect(receiver.messages()).toMatchObject([
      { from: 'MY.GOV.GE', to: '+995599000001', text: "p'asukhi [€]", dataCoding: 0 },
      { from: 'MY.GOV.GE', to: '+995599000001', text: '№ 7731/01-14 მიღებულია', dataCoding: 8 },
    ]);
    await channel.close();
    await receiver.close();
  });

  it('is followed by word of whether it reached the phone', async () => {
    const receiver = await startSmsReceiver({ host, port: 0, keep: 5 });
    const onDeliveryReport = vi.fn();
    const channel = towards(receiver.port, { onDeliveryReport });
    const reached = await channel.send(noticeTo('+995599000001'), signal);
    const lost = await channel.send(noticeTo('+995599000480'), signal);
    const unknown = await channel.send(noticeTo('+995599000481'), signal);
    await vi.waitFor(() => expect(onDeliveryReport).toHaveBeenCalledTimes(3));
    expect(onDeliveryReport.mock.calls).toEqual([
      [reached.kind === 'sent' && reached.providerReference, 'delivered'],
      [lost.kind === 'sent' && lost.providerReference, 'undeliverable'],
      [unknown.kind === 'sent' && unknown.providerReference, 'unknown_subscriber'],
    ]);
    await channel.close();
    await receiver.close();
  });

  it('gets a report again that could not be taken', async () => {
    const receiver = await startSmsReceiver({ host, port: 0, keep: 5, reportAgainMs: 20 });
    const onDeliveryReport = vi.fn().mockRejectedValueOnce(new Error('not stored yet')).mockResolvedValue(undefined);
    const channel = towards(receiver.port, { onDeliveryReport });
    await channel.send(noticeTo('+995599000001'), signal);
    await vi.waitFor(() => expect(onDeliveryReport).toHaveBeenCalledTimes(2));
    await channel.close();
    await receiver.close();
  });

  it('is sent again by itself once the provider is back, over a new bind', async () => {
    const first = await startSmsReceiver({ host, port: 0, keep: 5 });
    const channel = towards(first.port);
    expect(await channel.send(noticeTo('+995599000001'), signal)).toMatchObject({ kind: 'sent' });
    await first.close();
    await vi.waitFor(async () => {
      expect(await channel.send(noticeTo('+995599000001'), signal)).toMatchObject({ kind: 'temporary_failure' });
    });
    const second = await startSmsReceiver({ host, port: first.port, keep: 5 });
    await vi.waitFor(
      async () => expect(await channel.send(noticeTo('+995599000001'), signal)).toMatchObject({ kind: 'sent' }),
      { timeout: 10_000, interval: 100 },
    );
    await channel.close();
    await second.close();
  });

  it('waits for a place when more are sent at once than the provider allows in flight', async () => {
    const receiver = await startSmsReceiver({ host, port: 0, keep: 50 });
    const channel = towards(receiver.port, { window: 2 });
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () => channel.send(noticeTo('+995599000001'), signal)),
    );
    expect(outcomes.every((outcome) => outcome.kind === 'sent')).toBe(true);
    expect(receiver.messages()).toHaveLength(30);
    await channel.close();
    await receiver.close();
  });

  it.each([
    ['a number that is not E.164', noticeTo('599000001')],
    ['a text of two segments', noticeTo('+995599000001', 'ა'.repeat(71))],
  ])('is refused as our own mistake: %s', async (_, message) => {
    const receiver = await startSmsReceiver({ host, port: 0, keep: 5 });
    const channel = towards(receiver.port);
    expect(await channel.send(message, signal)).toMatchObject({ kind: 'technical_failure' });
    expect(receiver.messages()).toHaveLength(0);
    await channel.close();
    await receiver.close();
  });
});
