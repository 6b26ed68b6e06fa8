import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { claimsOf, type PortalScene, portalScene } from './support/portal-scene.ts';

const RULES = { dailyLimits: { letters: 20, caseLetters: 50, organisation: 1000 }, duplicateDays: 30 } as const;

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene({ filingRules: RULES });
});
afterAll(() => portal.close());
let citizen: string;
beforeEach(() => {
  citizen = `citizen-${randomUUID()}`;
});
const check = (letter: object) => portal.call('POST', '/v1/letters/check', { as: citizen, body: letter });
const codesOf = ({ json }: { json: { problems: { code: string }[] } }) => json.problems.map(({ code }) => code);

describe('a check of a letter', () => {
  test('says that it is ready, until when an answer would be due and how, and files nothing', async () => {
    const letter = portal.aLetter({ letterType: 'foi', form: { period: '2025' } });
    const { status, json } = await check(letter);
    expect([status, json.ready, json.problems]).toEqual([200, true, []]);
    expect(json.dailyLimit).toMatchObject({ limit: 20, remaining: 20 });
    const from = json.expected.startedOn as string;
    const deadline = await portal.call('GET', `/v1/deadline?letterType=foi&from=${from}&agencyCode=mof`, {
      as: citizen,
    });
    expect(json.expected).toEqual(deadline.json);
    expect(await portal.rows('select 1 from cases where owner_subject = $1', citizen)).toEqual([]);
    expect(await portal.rows('select 1 from daily_filings where owner_subject = $1', citizen)).toEqual([]);
    expect((await portal.submit(letter, { as: citizen })).status, 'and so it is').toBe(201);
  });

  test('of a letter that is hardly begun says what is missing', async () => {
    const answer = await check({});
    expect(answer.json.ready).toBe(false);
    expect(answer.json.problems[0].errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/letterType',
      '/agencyCode',
      '/language',
      '/title',
      '/text',
    ]);
    expect(answer.json.expected).toBeUndefined();
  });

  test('tells all problems, not the first', async () => {
    const letter = portal.aLetter({
      letterType: 'admin_complaint',
      title: undefined,
      form: { act: '№ 1' },
      attachments: [{ uploadId: randomUUID() }],
    });
    const answer = await check(letter);
    expect(codesOf(answer)).toEqual(['Validation', 'Validation', 'UploadNotUsable']);
    expect(JSON.stringify(answer.json.problems)).toContain('/form/decidedOn');
    expect(codesOf(await check(portal.aLetter({ letterType: 'poem', agencyCode: 'nobody' })))).toEqual([
      'TypeNotAccepted',
    ]);
    expect(codesOf(await check(portal.aLetter({ agencyCode: 'nobody' })))).toEqual(['InvalidAddressee']);
  });

  test.each([
    [{ title: '   ' }, '/title'],
    [{ text: '\u200b \u200b' }, '/text'],
    [{ letterType: 'foi', form: { period: '\ufffe' } }, '/form'],
  ])('finds words that filing would refuse: %j', async (change, pointer) => {
    const letter = portal.aLetter(change);
    const { json } = await check(letter);
    expect([json.ready, json.problems[0].errors[0].pointer]).toEqual([false, pointer]);
    const filed = await portal.submit(letter, { as: citizen });
    expect([filed.status, filed.json.errors[0].pointer]).toEqual([400, pointer]);
  });

  test('says whom the identity provider does not know well enough to file', async () => {
    const token = await portal.token({ ...claimsOf(citizen), acr: 'low' });
    const { json } = await portal.call('POST', '/v1/letters/check', {
      as: null,
      headers: { authorization: `Bearer ${token}` },
      body: portal.aLetter(),
    });
    expect([json.ready, json.problems.map(({ code }: { code: string }) => code)]).toEqual([false, ['Forbidden']]);
  });

  test('names the earlier letter that it reads like', async () => {
    const first = await portal.submit(portal.aLetter(), { as: citizen });
    const answer = await check(portal.aLetter());
    expect(answer.json).toMatchObject({
      ready: true,
      duplicate: { trackingNumber: first.json.trackingNumber, filedAt: first.json.filedAt, same: true },
      dailyLimit: { remaining: 19 },
    });
  });

  test('refuses what is no letter at all', async () => {
    expect((await check({ colour: 'blue' })).status).toBe(400);
  });
});
