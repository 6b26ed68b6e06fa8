import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import { makeEmailChannel } from '../src/outbound/channels/email.ts';
import type { Channel } from '../src/ports/channel.ts';
import { type MailReceiver, startMailReceiver } from '../src/simulators/mail/receiver.ts';
import { makeClearAlert } from '../src/use-cases/clear-alert.ts';
import { makeRaiseAlert } from '../src/use-cases/raise-alert.ts';
import { makeSendAlerts } from '../src/use-cases/send-alerts.ts';
import { type TestDatabase, testDatabase } from './support/database.ts';
import { ids, rememberingLog } from './support/parts.ts';

const host = '127.0.0.1';
let mail: MailReceiver;
let channel: Channel;
let database: TestDatabase;
beforeAll(async () => {
  mail = await startMailReceiver({ host, port: 0, keep: 100 });
  channel = makeEmailChannel({
    smtpUrl: `smtp://${host}:${mail.port}`,
    from: 'no-reply@portal.example.ge',
    timeoutMs: 5_000,
  });
});
afterAll(async () => {
  await channel.close();
  await mail.close();
});
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(() => database.close());

/** Alerts that are mailed to an address of this test alone. */
const scene = (alertEmail = `operators-${ids.uuid()}@example.ge`) => {
  const store = composeStore(database.poolAs('shikriki_worker'), ids);
  const deps = { ...store, ids, log: rememberingLog(), channels: [channel], alertEmail };
  const inTransaction = store.transactions.inTransaction.bind(store.transactions, { kind: 'worker' });
  const [raise, clear] = [makeRaiseAlert(deps), makeClearAlert(deps)];
  return {
    raise: (facts = {}) => inTransaction((tx) => raise(tx, { kind: 'breaker_open', subject: 'mof', facts })),
    clear: () => inTransaction((tx) => clear(tx, 'breaker_open', 'mof')),
    open: () => inTransaction(store.alerts.open),
    send: makeSendAlerts(deps),
    subjects: () =>
      mail
        .mails()
        .filter(({ to }) => to.includes(alertEmail))
        .map(({ subject }) => subject)
        .reverse(),
    shift: (interval: string) =>
      database
        .poolAs('shikriki_migrator')
        .query('update installation set clock_shift = clock_shift + $1::interval', [interval]),
  };
};

const DOWN = '[shikriki] An e-document system cannot be reached: mof';

describe('an alert', () => {
  test('is one however often it is raised, and holds the newest facts', async () => {
    const at = scene();
    await at.raise({ failures: 5 });
    await Promise.all([at.raise({ failures: 6 }), at.raise({ failures: 6 })]);
    expect(await at.open()).toMatchObject([{ kind: 'breaker_open', subject: 'mof', facts: { failures: 6 } }]);
  });

  test('is mailed at once, again after an hour, six hours and then daily, and its end is told', async () => {
    const at = scene();
    await at.raise();
    expect([await at.send(), await at.send()]).toEqual([1, 0]);
    for (const [gap, mails] of [
      ['59 minutes', 1],
      ['1 minute', 2],
      ['5 hours', 2],
      ['1 hour', 3],
      ['23 hours', 3],
      ['1 hour', 4],
      ['24 hours', 5],
    ] as const) {
      await at.shift(gap);
      await at.send();
      expect(at.subjects()).toHaveLength(mails);
    }
    await at.clear();
    await at.send();
    await at.shift('48 hours');
    expect(await at.send()).toBe(0);
    expect(at.subjects()).toEqual([...Array.from({ length: 5 }, () => DOWN), DOWN.replace('An', 'Over: An')]);
    expect(await at.open()).toEqual([]);
  });

  test('that ended before anybody was told is not mailed', async () => {
    const at = scene();
    await at.raise();
    await at.clear();
    expect(await at.send()).toBe(0);
  });

  test('is mailed by one worker only', async () => {
    const at = scene();
    await at.raise();
    const sent = await Promise.all([at.send(), at.send(), at.send()]);
    expect(sent.reduce((all, one) => all + one)).toBe(1);
  });

  test('that the mail server does not take is tried again some minutes later', async () => {
    const at = scene('temporary-failure@example.ge');
    await at.raise();
    expect(await at.send()).toBe(0);
    expect(await at.send()).toBe(0);
    await at.shift('6 minutes');
    expect(await at.open()).toMatchObject([{ mailCount: 0 }]);
  });
});
