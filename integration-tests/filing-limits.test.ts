import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import { composeApiUseCases } from '../src/compose-use-cases.ts';
import { makeEnvelopeSealer } from '../src/envelope/seal.ts';
import { makeEnvelopeVerifier } from '../src/envelope/verify.ts';
import { makeKeepHouse } from '../src/use-cases/keep-house.ts';
import { sealKey } from './support/certificates.ts';
import { kindergarten, written } from './support/letter-type-file.ts';
import { operatorAt } from './support/operator.ts';
import { addressHash, GATEWAY, ids, rememberingLog, rememberingQueue } from './support/parts.ts';
import { type PortalScene, portalScene } from './support/portal-scene.ts';
import { anInitiator, aSubmission } from './support/submission.ts';

const RULES = { dailyLimits: { letters: 3, caseLetters: 2, organisation: 5 }, duplicateDays: 0 } as const;

let portal: PortalScene;
let folder: string;
beforeAll(async () => {
  portal = await portalScene({ filingRules: RULES });
  folder = await mkdtemp(join(tmpdir(), 'shikriki-limits-'));
});
afterAll(async () => {
  await portal.close();
  await rm(folder, { recursive: true, force: true });
});
const setClock = (shift: string) => portal.rows('update installation set clock_shift = $1::interval', shift);
afterEach(() => setClock('0'));
let citizen: string;
beforeEach(() => {
  citizen = `citizen-${randomUUID()}`;
});
const file = (key?: string) => portal.submit(portal.aLetter(), { as: citizen, ...(key !== undefined && { key }) });

describe('a person', () => {
  test('files so many letters a day, and is told when the next is taken', async () => {
    for (let letter = 0; letter < 3; letter++) expect((await file()).status).toBe(201);
    const refused = await file();
    expect([refused.status, refused.json.code]).toEqual([429, 'DailyLimitReached']);
    const waitMs = Number(refused.headers.get('retry-after')) * 1000;
    const again = new Date(Date.now() + waitMs + 1_000);
    const inTbilisi = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Tbilisi',
      timeStyle: 'short',
      dateStyle: 'short',
    });
    expect(inTbilisi.format(again)).toContain('00:00');
    expect(refused.json.detail).toMatch(/^3 letters .* again from \d{4}-\d{2}-\d{2} on/);

    await setClock(`${waitMs + 2_000} milliseconds`);
    expect((await file()).status, 'on the next day').toBe(201);
  });

  test('cannot get over the limit by filing at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => file()));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(3);
    expect(statuses.filter((status) => status === 429)).toHaveLength(9);
    expect(await portal.rows('select 1 from cases where owner_subject = $1', citizen)).toHaveLength(3);
  });

  test('is not counted for a repeat, nor for a letter that is refused', async () => {
    const key = randomUUID();
    const first = await file(key);
    for (let repeat = 0; repeat < 4; repeat++) expect((await file(key)).bytes).toEqual(first.bytes);
    for (let broken = 0; broken < 4; broken++)
      expect((await portal.submit(portal.aLetter({ agencyCode: 'nobody' }), { as: citizen })).status).toBe(400);
    for (let letter = 1; letter < 3; letter++) expect((await file()).status).toBe(201);
    expect((await file(key)).status, 'a repeat at the limit').toBe(201);
    expect((await file()).status).toBe(429);
  });

  test('sends letters into cases by a limit of their own', async () => {
    const { caseId } = await portal.filed({}, citizen);
    await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 1'));
    const follow = () =>
      portal.call('POST', `/v1/cases/${caseId}/letters`, {
        as: citizen,
        headers: { 'idempotency-key': randomUUID() },
        body: { kind: 'followup', text: 'დამატება' },
      });
    const answers = await Promise.all(Array.from({ length: 6 }, follow));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    expect(answers.find(({ status }) => status === 429)?.json.code).toBe('DailyLimitReached');
    expect((await file()).status, 'new letters are counted apart').toBe(201);
  });

  test('files letters of a type with its own limit by that one', async () => {
    const { agencies: _agencies, ...type } = await kindergarten({ dailyLimit: 1 });
    const ended = await operatorAt(portal.database.databaseUrl)('letter-types', 'add', await written(folder, type));
    expect(ended.err).toBe('');
    const letter = portal.aLetter({ letterType: 'kindergarten', form: { district: 'vake', startsOn: '2027-09-01' } });
    expect((await portal.submit(letter, { as: citizen })).status).toBe(201);
    expect((await portal.submit(letter, { as: citizen })).json.detail).toMatch(/^One letter/);
    for (let other = 0; other < 3; other++) expect((await file()).status, 'all others').toBe(201);
  });

  test('sees what is left before filing', async () => {
    await file();
    const check = await portal.call('POST', '/v1/letters/check', { as: citizen, body: portal.aLetter() });
    expect(check.json).toMatchObject({ ready: true, dailyLimit: { limit: 3, remaining: 2 } });
    await file();
    await file();
    const last = await portal.call('POST', '/v1/letters/check', { as: citizen, body: portal.aLetter() });
    expect(last.json).toMatchObject({
      ready: false,
      problems: [{ code: 'DailyLimitReached' }],
      dailyLimit: { remaining: 0 },
    });
  });
});

test('an organisation files by a higher limit', async () => {
  const sealer = makeEnvelopeSealer({ seal: await sealKey('gateway-seal-ecdsa') });
  const api = composeApiUseCases(composeStore(portal.database.pool, ids), {
    ...{ sealers: () => [sealer], verifier: makeEnvelopeVerifier(), queue: rememberingQueue(), log: rememberingLog() },
    ...{ ids, gateway: GATEWAY, random: Math.random, filingRules: RULES, addressHash },
  });
  const organisation = anInitiator({
    represented: { party: { kind: 'legal', name: 'შპს მაგალითი', organisationNumber: '400000001' } },
  });
  const outcomes = [];
  for (let letter = 0; letter < 6; letter++)
    outcomes.push(await api.submitLetter({ ...aSubmission({ owner: 'example-company' }), initiator: organisation }));
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, true, true, false]);
});

test('counts of days that are over are forgotten', async () => {
  await file();
  await setClock('3 days');
  const store = composeStore(portal.database.poolAs('shikriki_worker'), ids);
  await makeKeepHouse({ ...store, log: rememberingLog() })();
  expect(await portal.rows('select 1 from daily_filings')).toEqual([]);
});
