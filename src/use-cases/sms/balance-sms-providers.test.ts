import { describe, expect, it } from 'vitest';
import type { ShareMove } from '../../domain/sms-balance.ts';
import type { SmsProviderOverview } from '../../ports/sms-providers.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { makeBalanceSmsProviders } from './balance-sms-providers.ts';

const TX = {} as Transaction;
const standing = (name: string, slow: number): SmsProviderOverview => ({
  name,
  weight: 50,
  restingWeight: 50,
  weightChangedAt: undefined,
  tries: 100,
  slow,
});

/** One round over a slow and a quick provider, by a worker whose settings name some of them. */
const round = async (smsProviderNames: readonly string[]) => {
  const open = new Set(['smpp']);
  const moves: ShareMove[] = [];
  await makeBalanceSmsProviders({
    transactions: { inTransaction: (_actor, work) => work(TX), now: async () => new Date() },
    smsProviders: {
      standings: async () => [standing('http', 0), standing('smpp', 90)],
      move: async (_tx, move) => void moves.push(move),
    },
    smsProviderNames,
    raiseAlert: async (_tx, { subject }) => void open.add(subject),
    clearAlert: async (_tx, _kind, subject) => void open.delete(subject),
    log: { warn: () => undefined },
  })();
  return { alerts: [...open], moved: moves.map(({ from, to }) => `${from} to ${to}`) };
};

describe('a slow SMS provider', () => {
  it('loses points and has an alert while the settings name it', async () => {
    expect(await round(['smpp', 'http'])).toEqual({ alerts: ['smpp'], moved: ['smpp to http'] });
  });

  it.each([[['http']], [[]]])('has none where the settings name only: %o', async (names) => {
    expect(await round(names)).toEqual({ alerts: [], moved: [] });
  });
});
