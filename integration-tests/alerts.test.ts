import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import { makeEmailChannel } from '../src/outbound/channels/email.ts';
import type { Channel } from '../src/ports/channel.ts';
import { type MailReceiver, startMailReceiver } from '../src/simulators/mail/receiver.ts';
import { makeClearAlert } from '../src/use-cases/clear-alert.ts';
import { makeRaiseAlert } from '../src/use-cases/raise-alert.ts';
import { makeSendAlerts } from '../src/use-cases/send-alerts.ts';
import { makeWatchTroubles } from '../src/use-cases/watch-troubles.ts';
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

describe('what waits for a person', () => {
  test('is told once for each kind and subject, and is over when it is done, whoever did it', async () => {
    const store = composeStore(database.poolAs('shikriki_worker'), ids);
    const deps = { ...store, ids, log: rememberingLog() };
    const watch = makeWatchTroubles({ ...deps, raiseAlert: makeRaiseAlert(deps), clearAlert: makeClearAlert(deps) });
    const open = async () =>
      (await store.transactions.inTransaction({ kind: 'worker' }, store.alerts.open))
        .map(({ kind, subject, facts }) => `${kind} ${subject} ${facts['count']}`)
        .sort();
    const owner = database.poolAs('shikriki_migrator');
    await watch();
    expect(await open()).toEqual([]);

    await owner.query(`
      insert into content (content_id) values ('0190aaaa-0000-7000-8000-000000000001');
      insert into files (file_id, origin, name_content_id, content_id, media_type, state, sha256, scan_state, created_at)
        select gen_random_uuid(), 'agency', c, c, 'application/pdf', 'complete', 'x', state, app_now() - interval '6 minutes'
        from unnest(array['not_scanned', 'not_scanned', 'held', 'clean']) state, (select content_id as c from content limit 1) as any_content;
      insert into polls (system_code, due_at, failure_count) values ('mia', app_now(), 5);
      insert into messages_put_aside values ('mia', gen_random_uuid(), 'Validation', 1, app_now(), app_now());`);
    await watch();
    await watch();
    expect(await open()).toEqual([
      'answers_not_collected mia 5',
      'files_held files 1',
      'messages_put_aside mia 1',
      'scanner_down scanner 2',
    ]);

    await owner.query(
      `update files set scan_state = 'clean'; update polls set failure_count = 4; delete from messages_put_aside`,
    );
    await watch();
    expect(await open()).toEqual([]);
  });
});
