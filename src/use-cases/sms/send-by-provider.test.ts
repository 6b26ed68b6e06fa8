import { describe, expect, it } from 'vitest';
import type { Channel, ChannelOutcome } from '../../ports/channel.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { makeSmsProvidersChannel } from './send-by-provider.ts';

const TX = {} as Transaction;
const MESSAGE = { notificationId: 'n-1', to: '+995599000001', language: 'ka', text: 'x' } as const;
const SENT: ChannelOutcome = { kind: 'sent', providerReference: '7' };

/** A channel over providers of which each takes so long to say something. */
const channelOver = (answers: { readonly [provider: string]: readonly [tookMs: number, outcome: ChannelOutcome] }) => {
  let now = 5_000.4;
  const begun = new Map<string, string>();
  const ended: string[] = [];
  const providers = Object.entries(answers).map(([name, [tookMs, outcome]]): [string, Channel] => [
    name,
    {
      channel: 'sms',
      send: async () => {
        now += tookMs;
        return outcome;
      },
      close: async () => undefined,
    },
  ]);
  let ids = 0;
  const channel = makeSmsProvidersChannel(new Map(providers), {
    transactions: {
      // What the database takes is not the provider's.
      inTransaction: (_actor, work) => {
        now += 1_000;
        return work(TX);
      },
    },
    smsProviders: {
      weights: async () => providers.map(([name], at) => ({ name, weight: at === 0 ? 100 : 0 })),
      earlierTries: async () => ({ tries: [], taken: undefined }),
      beginTry: async (_tx, { tryId, provider }) => void begun.set(tryId, provider),
      endTry: async (_tx, tryId, { outcome, tookMs }) =>
        void ended.push(`${begun.get(tryId) ?? 'nobody'} ${outcome} ${tookMs}`),
    },
    ids: { uuid: () => `try-${++ids}` },
    random: () => 0,
    stopwatch: () => now,
    log: { warn: () => undefined },
  });
  return { channel, ended };
};

describe('what is kept of a try', () => {
  it('is how long the provider took to say something, in whole milliseconds', async () => {
    const { channel, ended } = channelOver({ smpp: [120.3, SENT] });
    expect(await channel.send(MESSAGE, new AbortController().signal)).toEqual({
      kind: 'sent',
      providerReference: 'smpp:7',
    });
    expect(ended).toEqual(['smpp sent 120']);
  });

  it('is of each provider by itself where the first one said no', async () => {
    const { channel, ended } = channelOver({
      smpp: [5_250, { kind: 'temporary_failure', detail: 'later' }],
      http: [40, SENT],
    });
    await channel.send(MESSAGE, new AbortController().signal);
    expect(ended).toEqual(['smpp temporary_failure 5250', 'http sent 40']);
  });

  it('tells a message that may have been taken from one that was refused', async () => {
    const { channel, ended } = channelOver({
      smpp: [12_000, { kind: 'temporary_failure', detail: 'no word', unsure: true }],
      http: [40, SENT],
    });
    expect(await channel.send(MESSAGE, new AbortController().signal)).toMatchObject({ kind: 'temporary_failure' });
    expect(ended, 'nobody else is asked').toEqual(['smpp unsure 12000']);
  });
});
