import type { AddressInfo } from 'node:net';
import smpp, { type Pdu, type Server, type Session } from 'smpp';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Channel } from '../../ports/channel.ts';
import { makeSmsChannel, type SmsChannelOptions } from './sms.ts';

const host = '127.0.0.1';
const never = new AbortController().signal;
const notice = { notificationId: 'n-1', to: '+995599000001', language: 'ka', text: 'მიღებულია პასუხი' } as const;

/** A provider that does exactly what the test says. */
const startProvider = async (onPdu: (session: Session, pdu: Pdu) => void) => {
  let binds = 0;
  const server: Server = smpp.createServer((session) => {
    session.on('error', () => session.destroy());
    session.on('pdu', (pdu) => {
      if (pdu.command === 'bind_transceiver') binds += 1;
      onPdu(session, pdu);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    binds: () => binds,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const session of [...server.sessions]) session.destroy();
      }),
  };
};

describe('the link to the SMS provider', () => {
  const started: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of started.splice(0).reverse()) await one.close();
  });
  const provider = async (onPdu: (session: Session, pdu: Pdu) => void) => {
    const one = await startProvider(onPdu);
    started.push(one);
    return one;
  };
  const channelTo = (port: number, more: Partial<SmsChannelOptions> = {}): Channel => {
    const options = { host, port, systemId: 'a', password: 'b', sourceAddress: 'MY.GOV.GE', timeoutMs: 2000, ...more };
    const channel = makeSmsChannel(options);
    started.push(channel);
    return channel;
  };

  it('is made anew when the provider stops answering, without anything being sent', async () => {
    const silent = await provider((session, pdu) => {
      if (pdu.command === 'bind_transceiver') session.send(pdu.response());
    });
    channelTo(silent.port, { enquireLinkMs: 20, timeoutMs: 50 });
    await vi.waitFor(() => expect(silent.binds()).toBeGreaterThanOrEqual(2), { timeout: 5000 });
  });

  it('stays up while the provider answers', async () => {
    let asked = 0;
    const quiet = await provider((session, pdu) => {
      if (pdu.command === 'enquire_link') asked += 1;
      if (!pdu.isResponse()) session.send(pdu.response());
    });
    channelTo(quiet.port, { enquireLinkMs: 20, timeoutMs: 50 });
    await vi.waitFor(() => expect(asked).toBeGreaterThan(8), { timeout: 5000 });
    expect(quiet.binds()).toBe(1);
  });

  it('never has more messages under way than the window allows', async () => {
    const held: (() => void)[] = [];
    let most = 0;
    const slow = await provider((session, pdu) => {
      if (pdu.command !== 'submit_sm') {
        if (!pdu.isResponse()) session.send(pdu.response());
        return;
      }
      held.push(() => session.send(pdu.response({ message_id: 'm' })));
      most = Math.max(most, held.length);
      // PDUs keep their order: whatever the channel had sent besides these two is here before its answer to this question.
      if (held.length === 2) {
        session.enquire_link({}, () => {
          for (const answer of held.splice(0)) answer();
        });
      }
    });
    const channel = channelTo(slow.port, { window: 2 });
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => channel.send(notice, never)));
    expect(outcomes.every((outcome) => outcome.kind === 'sent')).toBe(true);
    expect(most).toBe(2);
  });

  it('gives the place of an unanswered message back when its time is up', async () => {
    let submitted = 0;
    const forgetful = await provider((session, pdu) => {
      if (pdu.command === 'submit_sm') submitted += 1;
      if (!pdu.isResponse() && (pdu.command !== 'submit_sm' || submitted > 1))
        session.send(pdu.response({ message_id: 'm' }));
    });
    const channel = channelTo(forgetful.port, { window: 1, timeoutMs: 100 });
    expect(await channel.send(notice, never)).toEqual({
      kind: 'temporary_failure',
      detail: 'No answer in time.',
      unsure: true,
    });
    expect(await channel.send(notice, never)).toEqual({ kind: 'sent', providerReference: 'm' });
  });

  it('sends nothing for a caller that left while the bind was being made', async () => {
    const texts: unknown[] = [];
    let letIn: (() => void) | undefined;
    const late = await provider((session, pdu) => {
      if (pdu.command === 'bind_transceiver') letIn = () => session.send(pdu.response());
      else if (pdu.command === 'submit_sm') {
        texts.push(pdu.short_message?.message);
        session.send(pdu.response({ message_id: 'm' }));
      } else if (!pdu.isResponse()) session.send(pdu.response());
    });
    const channel = channelTo(late.port);
    await vi.waitFor(() => expect(letIn).toBeDefined());
    const left = new AbortController();
    const abandoned = channel.send({ ...notice, text: 'მიტოვებული' }, left.signal);
    const kept = channel.send(notice, never);
    left.abort();
    letIn?.();
    expect((await abandoned).kind).toBe('temporary_failure');
    expect((await kept).kind).toBe('sent');
    expect(texts).toEqual([notice.text]);
  });

  it('calls a message temporary when the connection falls before its answer', async () => {
    const falling = await provider((session, pdu) => {
      if (pdu.command === 'submit_sm') session.destroy();
      else if (!pdu.isResponse()) session.send(pdu.response());
    });
    expect(await channelTo(falling.port).send(notice, never)).toEqual({
      kind: 'temporary_failure',
      detail: 'The connection was lost before the answer.',
      unsure: true,
    });
  });
});
