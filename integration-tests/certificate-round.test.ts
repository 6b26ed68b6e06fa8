import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { composeOperatorAlerts } from '../src/compose-alerts.ts';
import { composeStore } from '../src/compose-store.ts';
import { startRevocationLists } from '../src/outbound/revocation/lists.ts';
import type { OperatorAlert, OperatorAlerts } from '../src/ports/operator-alerts.ts';
import type { ResponderVerdict } from '../src/ports/revocation.ts';
import { type KeyRegistration, registerSystems } from '../src/store/registration.ts';
import { makeCheckCertificates, type OwnCertificateEnd } from '../src/use-cases/check-certificates.ts';
import { type TestDatabase, testDatabase } from './support/database.ts';
import { type FreshCertificates, type FreshPair, freshCertificates } from './support/fresh-certificates.ts';
import { ids, rememberingLog } from './support/parts.ts';

const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);

let fresh: FreshCertificates;
let seal: FreshPair;
let client: FreshPair;
beforeAll(async () => {
  fresh = await freshCertificates();
  [seal, client] = [await fresh.pair('seal'), await fresh.pair('tls-client')];
});
afterAll(() => fresh.remove());

let database: TestDatabase;
let alerts: OperatorAlert[];
/** How often the responder answered. */
let answers: number;
const counted = (verdict: ResponderVerdict): ResponderVerdict => {
  answers += 1;
  return verdict;
};
beforeEach(async () => {
  database = await testDatabase();
  alerts = [];
  answers = 0;
});
afterEach(() => database.close());

const register = (...keys: KeyRegistration[]) => registerSystems(database.databaseUrl, { endpoints: [], keys });
const sealOfMof = (pair: FreshPair): KeyRegistration => ({
  use: 'seal',
  owner: { agencyCode: 'mof' },
  certificatePem: pair.certificatePem,
});
const shiftTo = (at: Date) =>
  database
    .poolAs('shikriki_migrator')
    .query(`update installation set clock_shift = $1::timestamptz - now()`, [at.toISOString()]);

/** A round as a worker does it, told by a responder that says what the test says. */
const worker = (
  more: {
    readonly verdictOn?: (certificatePem: string) => ResponderVerdict | Promise<ResponderVerdict>;
    readonly own?: readonly OwnCertificateEnd[];
    readonly lists?: Awaited<ReturnType<typeof startRevocationLists>>;
    readonly keptAlerts?: OperatorAlerts;
    readonly judgesAll?: boolean;
  } = {},
) => {
  const { verdictOn } = more;
  return makeCheckCertificates({
    ...composeStore(database.poolAs('shikriki_worker'), ids),
    lists: more.lists,
    responder: verdictOn && { ask: async (pem) => verdictOn(pem) },
    ownCertificates: more.own ?? [],
    judgesAll: more.judgesAll ?? false,
    alerts: more.keptAlerts ?? { raise: async (alert) => void alerts.push(alert), keepOnly: async () => undefined },
    log: rememberingLog(),
  });
};
const ofSystem = async (system = 'mof', agency = 'mof') =>
  database.transactions.inTransaction({ kind: 'system', code: system }, (tx) =>
    composeStore(database.pool, ids).registry.sealKeysOf(tx, system, agency, {
      conversationId: ids.uuid(),
      legId: ids.uuid(),
    }),
  );
const expiring = () =>
  alerts.filter(({ kind }) => kind === 'certificate_expiring').map(({ subject, facts }) => [subject, facts.days]);

describe('the round over certificates', () => {
  test('is done once an hour, by one worker of many', async () => {
    await register(sealOfMof(seal));
    const check = worker({ verdictOn: () => counted({ kind: 'good' }) });
    const rounds = await Promise.all([check(), check(), check()]);
    expect(rounds.filter((round) => round !== undefined)).toEqual([{ checked: 1, revoked: 0, unanswered: 0 }]);
    expect(await check()).toBeUndefined();
    await shiftTo(new Date(Date.now() + 3_601_000));
    expect(await check()).toMatchObject({ checked: 1 });
    expect(answers).toBe(2);
  });

  test('that a worker did not live to end is done by another after ten minutes', async () => {
    await register(sealOfMof(seal));
    const dies = worker({ verdictOn: () => Promise.reject(new Error('killed')) });
    await expect(dies()).rejects.toThrow('killed');
    const other = worker({ verdictOn: () => ({ kind: 'good' }) });
    expect(await other()).toBeUndefined();
    await shiftTo(new Date(Date.now() + 601_000));
    expect(await other()).toMatchObject({ checked: 1 });
  });

  test('marks what a responder revoked, with the source; the seal does not open anything any more', async () => {
    await register(sealOfMof(seal), {
      use: 'tls',
      owner: { systemCode: 'mof' },
      certificatePem: client.certificatePem,
    });
    const revokedAt = new Date(Date.now() - DAY_MS);
    const check = worker({
      verdictOn: (pem) => (pem === seal.certificatePem ? { kind: 'revoked', revokedAt } : { kind: 'good' }),
    });
    expect(await check()).toEqual({ checked: 2, revoked: 1, unanswered: 0 });
    expect(await ofSystem()).toMatchObject({ value: [{ spkiSha256: seal.spkiSha256, revokedAt }] });
    expect(alerts).toEqual([
      { kind: 'certificate_revoked', subject: `seal:${seal.spkiSha256}`, facts: { source: 'ocsp' } },
    ]);
    await shiftTo(new Date(Date.now() + 3_601_000));
    expect(await check(), 'what is revoked is not asked for again').toMatchObject({ checked: 1, revoked: 0 });
  });

  test('believes a list without asking a responder, and a responder where no list speaks of the certificate', async () => {
    await register(sealOfMof(seal));
    const file = join(fresh.folder, 'round.pem');
    await fresh.writeList(file, { revoked: [seal.certificatePem] });
    const lists = await startRevocationLists({
      files: [file],
      urls: [],
      caPem: fresh.caPem,
      whenStale: 'closed',
      intervalMs: 60_000,
      clock: { now: () => new Date() },
    });
    const check = worker({ lists, verdictOn: () => Promise.reject(new Error('asked')) });
    expect(await check()).toMatchObject({ revoked: 1 });
    const [row] = (await database.tables.query('select revoked_source, check_outcome from certificates')).rows;
    expect(row).toEqual({ revoked_source: 'crl', check_outcome: 'list revoked' });
    lists.close();
  });

  test('revokes nothing on the word of a responder that is down, unknowing or not to be trusted, and says so', async () => {
    await register(sealOfMof(seal));
    for (const verdict of [
      { kind: 'no_answer', reason: 'not_reached' },
      { kind: 'no_answer', reason: 'not_trusted' },
      { kind: 'unknown' },
    ] as const)
      expect(await worker({ verdictOn: () => verdict })({ evenIfNotDue: true })).toEqual({
        checked: 1,
        revoked: 0,
        unanswered: 1,
      });
    expect(await ofSystem()).toMatchObject({ value: [{ spkiSha256: seal.spkiSha256 }] });
    expect(alerts).toHaveLength(3);
    expect(alerts[0]).toMatchObject({ kind: 'revocation_unchecked', facts: { count: 1 } });
  });

  test('asks a responder that is down three times, not for every certificate', async () => {
    await register(...(await Promise.all([1, 2, 3, 4, 5].map(() => fresh.pair('seal')))).map(sealOfMof));
    const check = worker({ verdictOn: () => counted({ kind: 'no_answer', reason: 'not_reached' }) });
    expect(await check()).toEqual({ checked: 5, revoked: 0, unanswered: 5 });
    expect(answers).toBe(3);
  });

  test('tells of an end in 60, 30, 7 and 1 days, theirs and our own, each step once', async () => {
    const ending = await fresh.pair('seal', { notAfter: inDays(61.5) });
    await register(sealOfMof(ending));
    const own = [{ use: 'seal', spkiSha256: 'a'.repeat(64), notAfter: inDays(61.5) }];
    const theirs = `seal:${ending.spkiSha256}`;
    const ours = `own_seal:${'a'.repeat(64)}`;
    const check = worker({ own });
    const daysBefore = async (days: number) => {
      alerts = [];
      await shiftTo(new Date(Date.now() + (61.5 - days) * DAY_MS));
      await check({ evenIfNotDue: true });
      await check({ evenIfNotDue: true });
      return expiring();
    };
    expect(await daysBefore(61)).toEqual([]);
    for (const [left, told] of [
      [59.5, 59],
      [29.5, 29],
      [6.5, 6],
      [0.5, 0],
    ] as const) {
      expect(await daysBefore(left)).toEqual([
        [theirs, told],
        [ours, told],
      ]);
      expect(await daysBefore(left - 0.2), 'the same step again').toEqual([]);
    }
  });

  test('tells of a step that passed while nobody was there to tell, once, and of a successor anew', async () => {
    const ending = await fresh.pair('seal', { notAfter: inDays(5) });
    await register(sealOfMof(ending));
    await worker()();
    expect(expiring()).toEqual([[`seal:${ending.spkiSha256}`, 4]]);
    const renewed = await fresh.renewed(ending, 'seal', inDays(25));
    await database
      .poolAs('shikriki_operator')
      .query('update certificates set certificate_pem = $1, not_after = $2', [renewed.certificatePem, inDays(25)]);
    await worker()({ evenIfNotDue: true });
    expect(expiring().at(-1)).toEqual([`seal:${ending.spkiSha256}`, 24]);
  });

  test('of a process that does not know our own certificates, lists or responders ends no alert about them', async () => {
    const store = composeStore(database.poolAs('shikriki_worker'), ids);
    const keptAlerts = composeOperatorAlerts(store, { ids, log: rememberingLog() });
    const open = async () =>
      (await store.transactions.inTransaction({ kind: 'worker' }, store.alerts.open)).map(({ kind }) => kind).sort();
    const ending = await fresh.pair('seal', { notAfter: inDays(5) });
    await register(sealOfMof(ending));
    const missing = join(fresh.folder, 'missing.crl');
    const lists = await startRevocationLists({
      files: [missing],
      urls: [],
      caPem: '',
      clock: { now: () => new Date() },
      intervalMs: 3_600_000,
      whenStale: 'closed',
    });
    try {
      const own = [{ use: 'seal', spkiSha256: 'a'.repeat(64), notAfter: inDays(5) }];
      const silent = () => ({ kind: 'no_answer', reason: 'not_reached' }) as const;
      await worker({ own, lists, verdictOn: silent, keptAlerts })();
      const all = ['certificate_expiring', 'certificate_expiring', 'revocation_list', 'revocation_unchecked'];
      expect(await open()).toEqual(all);
      await worker({ keptAlerts })({ evenIfNotDue: true });
      expect(await open(), 'a round that knows nothing').toEqual(all);
      await database.poolAs('shikriki_operator').query('update certificates set retired_at = app_now()');
      await worker({ keptAlerts })({ evenIfNotDue: true });
      expect(await open(), 'what it knows is over is over').toEqual(all.slice(1));
      const good = () => ({ kind: 'good' }) as const;
      await worker({ own: [{ ...own[0]!, notAfter: inDays(400) }], verdictOn: good, keptAlerts })({
        evenIfNotDue: true,
      });
      expect(await open()).toEqual(['revocation_list']);
      await worker({ judgesAll: true, keptAlerts })({ evenIfNotDue: true });
      expect(await open(), 'a worker knows that the list is read no more').toEqual([]);
    } finally {
      lists.close();
    }
  });
});
