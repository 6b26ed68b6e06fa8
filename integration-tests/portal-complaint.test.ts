import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, dayInTbilisi } from '../src/domain/days.ts';
import type { Reply } from '../src/domain/envelope.ts';
import { type PortalScene, portalScene } from './support/portal-scene.ts';

let scene: PortalScene;
beforeAll(async () => {
  scene = await portalScene();
});
afterAll(() => scene.close());

const NINO = 'example-nino';
const TODAY = dayInTbilisi(new Date());
const dotted = (day: string) => day.split('-').reverse().join('.');
const draftOf = (caseId: string, query = '', as = NINO) =>
  scene.call('GET', `/v1/cases/${caseId}/complaint-draft${query}`, { as });

/** A request to the Revenue Service, which the Ministry of Finance is above. */
const registered = async (number: string, agencyCode: 'rs' | 'mof' = 'rs') => {
  const { caseId, trackingNumber } = await scene.filed({ letterType: 'foi', agencyCode, title: 'ხარჯები' }, NINO);
  await scene.agencySays(caseId, 'REGISTRATION', scene.aRegistration(number), [], { from: agencyCode });
  return { caseId, trackingNumber };
};
const refuses = async (caseId: string, more: Partial<Reply> = {}, from: 'rs' | 'mof' = 'rs') => {
  const { block, reply } = scene.aReply() as { block: 'reply'; reply: Reply };
  const refusal = { ...reply, outcome: 'REFUSED', ground: { legalGround: '44-ე მუხლი', reason: { ka: 'საიდუმლო' } } };
  await scene.agencySays(caseId, 'REPLY', { block, reply: { ...refusal, ...more } as Reply }, [], { from });
};

test('a refusal becomes a complaint to the body above, which can be filed as it is', async () => {
  const { caseId, trackingNumber } = await registered('№ 21');
  await refuses(caseId, {
    replyNumber: '04/1123',
    appeal: { body: 'ფინანსთა სამინისტრო', termAmount: 20, termUnit: 'calendar_day' },
  });
  const { status, json } = await draftOf(caseId);
  expect(status).toBe(200);
  expect(json).toMatchObject({
    ground: 'refusal',
    addressee: { agencyCode: 'mof', nameEn: 'Ministry of Finance of Georgia', acceptsLetters: true, superior: true },
    until: { named: true, passed: false },
    appeal: { body: 'ფინანსთა სამინისტრო', termAmount: 20 },
    submission: {
      letterType: 'admin_complaint',
      title: `ადმინისტრაციული საჩივარი წერილზე ${trackingNumber}`,
      form: { act: '04/1123', decidedOn: TODAY, noticeOn: TODAY },
    },
    evidence: [{ what: 'filing_receipt' }],
  });
  expect(json.until.day >= addDays(TODAY, 20), 'twenty days, off a day off').toBe(true);
  for (const line of ['რას ვასაჩივრებ: უარი', '„ხარჯები“', '№ 21', 'პასუხის ნომერი: 04/1123', '44-ე მუხლი', 'საიდუმლო'])
    expect(json.submission.text).toContain(line);
  expect((await scene.call('GET', json.evidence[0].href, { as: NINO })).status).toBe(200);

  const { agencyCode } = json.addressee;
  expect((await scene.submit({ ...json.submission, agencyCode }, { as: NINO })).status).toBe(201);
});

test('a letter whose term is over becomes a complaint about silence; one that has time does not', async () => {
  const { caseId, trackingNumber } = await registered('№ 22');
  expect(await draftOf(caseId)).toMatchObject({ status: 409, json: { code: 'NothingToContest' } });
  const { dueOn } = (await scene.call('GET', `/v1/cases/${caseId}`, { as: NINO })).json.legs[0].clock;
  const owner = scene.database.poolAs('shikriki_migrator');
  await owner.query(`update installation set clock_shift = $1::timestamptz - now()`, [
    `${addDays(dueOn, 1)}T12:00:00+04:00`,
  ]);
  try {
    const { json } = await draftOf(caseId);
    expect(json).toMatchObject({
      ground: 'silence',
      until: { named: false, passed: false },
      submission: { form: { act: `უპასუხოდ დარჩენილი წერილი ${trackingNumber}`, decidedOn: dueOn } },
    });
    expect(json.submission.text).toContain(`პასუხის ბოლო დღე იყო: ${dotted(dueOn)}`);
  } finally {
    await owner.query(`update installation set clock_shift = interval '0'`);
  }
});

test('a body that nobody is above hears the complaint itself; a term that it does not name is the usual one', async () => {
  const { caseId } = await registered('№ 23', 'mof');
  await refuses(caseId, {}, 'mof');
  expect((await draftOf(caseId)).json).toMatchObject({
    addressee: { agencyCode: 'mof', superior: false },
    until: { named: false },
  });
});

test('only the citizen whose case it is gets one, about a leg that the case has', async () => {
  const { caseId } = await registered('№ 24');
  await refuses(caseId);
  expect((await draftOf(caseId, '', 'example-giorgi')).status).toBe(404);
  expect(await draftOf(caseId, '?legId=00000000-0000-4000-8000-000000000000')).toMatchObject({
    status: 400,
    json: { code: 'Validation', errors: [{ pointer: '/legId' }] },
  });
});
