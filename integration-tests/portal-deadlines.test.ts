import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { addDays, type Day, dayInTbilisi } from '../src/domain/days.ts';
import { deadlineOf } from '../src/domain/deadline.ts';
import { workCalendarOf } from '../src/domain/work-calendar.ts';
import { readDaysOffSeed } from '../src/store/seed.ts';
import { type PortalScene, portalScene } from './support/portal-scene.ts';

let scene: PortalScene;
beforeAll(async () => {
  scene = await portalScene();
});
afterAll(() => scene.close());

const NINO = 'example-nino';
const owner = () => scene.database.tables;
afterEach(() => owner().query(`update installation set clock_shift = '0'`));
const clockOf = async (caseId: string) =>
  (await scene.call('GET', `/v1/cases/${caseId}`, { as: NINO })).json.legs[0].clock;
const status = (code: string, more: object = {}) => ({
  block: 'status' as const,
  status: { code, occurredAt: new Date().toISOString(), reportedAt: new Date().toISOString(), ...more },
});

describe('the clock of a case', () => {
  test('starts when the agency has the letter, tells the last day and how it was counted, in both languages', async () => {
    const { caseId } = await scene.filed({ letterType: 'foi' }, NINO);
    expect(await clockOf(caseId), 'nobody has it yet').toBeUndefined();
    await scene.agencySays(caseId, 'REGISTRATION', scene.aRegistration('№ 1'));
    const clock = await clockOf(caseId);
    const today = dayInTbilisi(new Date());
    const { dueOn, trace } = deadlineOf(
      { amount: 10, unit: 'working_day', starts: 'delivered' },
      today,
      workCalendarOf(await readDaysOffSeed()),
    );
    expect(clock).toMatchObject({
      startedOn: today,
      dueOn,
      verified: false,
      legalRef: 'General Administrative Code, Art. 40',
    });
    expect(clock.trace).toHaveLength(trace.length);
    expect(clock.trace.at(-1)).toEqual({
      ka: `ბოლო დღე: ${dueOn?.split('-').reverse().join('.')}`,
      en: `Last day: ${dueOn?.split('-').reverse().join('.')}`,
    });
    expect(clock.firstAnswer, 'the registration was a first word').toMatchObject({ givenOn: today });
  });

  test('rests while the citizen is asked something', async () => {
    const { caseId } = await scene.filed({ letterType: 'foi' }, NINO);
    await scene.agencySays(caseId, 'REGISTRATION', scene.aRegistration('№ 2'));
    await scene.agencySays(caseId, 'STATUS', status('CLARIFICATION_REQUESTED', { text: 'რომელი წელი?' }) as never);
    expect(await clockOf(caseId)).toMatchObject({ rests: { left: 10, unit: 'working_day' } });
    expect(await clockOf(caseId)).not.toHaveProperty('dueOn');
  });

  test('stands in plain words: what the agency owes by when, and while it asks, what the citizen owes', async () => {
    const { caseId } = await scene.filed({ letterType: 'foi' }, NINO);
    const words = async () => (await scene.call('GET', `/v1/cases/${caseId}`, { as: NINO })).json.plainWords;
    expect(await words()).toMatchObject({ happened: { en: 'The letter is filed and on its way to the agency.' } });
    expect(await words()).not.toHaveProperty('byWhen');
    await scene.agencySays(caseId, 'REGISTRATION', scene.aRegistration('№ 6'));
    const { dueOn } = await clockOf(caseId);
    expect((await words()).byWhen).toMatchObject({ day: dueOn, whose: 'agency', verified: false, passed: false });
    const askedUntil = addDays(dayInTbilisi(new Date()), 20);
    const asked = status('CLARIFICATION_REQUESTED', { text: 'რომელი?', newDueOn: askedUntil });
    await scene.agencySays(caseId, 'STATUS', asked as never);
    expect(await words()).toMatchObject({ byWhen: { day: askedUntil, whose: 'citizen' } });
    expect((await words()).youCan.en).toContain("You can answer the agency's question");
    await scene.agencySays(caseId, 'REPLY', scene.aReply());
    expect(await words()).toMatchObject({ happened: { ka: 'უწყებამ წერილს უპასუხა.' } });
    expect(await words()).not.toHaveProperty('byWhen');
  });

  test('moves when a day off is decreed, in cases that are open', async () => {
    const { caseId } = await scene.filed({ letterType: 'foi' }, NINO);
    await scene.agencySays(caseId, 'REGISTRATION', scene.aRegistration('№ 3'));
    const before = (await clockOf(caseId)) as { dueOn: Day };
    onTestFinished(async () => {
      await owner().query(`delete from days_off where source = 'decree 1'`);
    });
    await owner().query(
      `insert into days_off (day, name_ka, name_en, source, scope, added_at) values ($1, 'დ', 'Decreed', 'decree 1', 'administrative', app_now())`,
      [before.dueOn],
    );
    const after = (await clockOf(caseId)) as { dueOn: Day; trace: { en: string }[] };
    expect(after.dueOn > before.dueOn).toBe(true);
    expect(after.trace.some(({ en }) => en.includes('Decreed (decree 1)'))).toBe(true);
  });

  test('shows what is late, from the day after the last in Georgia on, and not what was answered in time', async () => {
    const [open, answered] = [
      await scene.filed({ letterType: 'foi' }, NINO),
      await scene.filed({ letterType: 'foi' }, NINO),
    ];
    for (const { caseId } of [open, answered])
      await scene.agencySays(caseId, 'REGISTRATION', scene.aRegistration('№ 4'));
    await scene.agencySays(answered.caseId, 'REPLY', scene.aReply());
    const { dueOn } = (await clockOf(open.caseId)) as { dueOn: Day };
    const shiftTo = (instant: string) =>
      owner().query('update installation set clock_shift = $1::timestamptz - now()', [instant]);
    await shiftTo(`${dueOn}T19:59:00Z`);
    expect(await clockOf(open.caseId), 'the last day is not over in Georgia').not.toHaveProperty('lateness');
    await shiftTo(`${dueOn}T20:01:00Z`);
    expect(await clockOf(open.caseId)).toMatchObject({ lateness: 'overdue' });
    expect(await clockOf(answered.caseId)).not.toHaveProperty('lateness');
    await shiftTo(`${addDays(dueOn, 40)}T12:00:00Z`);
    expect(await clockOf(open.caseId)).toMatchObject({ lateness: 'very_overdue' });
  });

  test('goes by the term that held on the day of filing', async () => {
    const { caseId } = await scene.filed({ letterType: 'foi' }, NINO);
    await scene.agencySays(caseId, 'REGISTRATION', scene.aRegistration('№ 5'));
    const before = (await clockOf(caseId)) as { dueOn: Day };
    onTestFinished(async () => {
      await owner().query('delete from letter_type_terms where verified');
    });
    await owner().query(
      `insert into letter_type_terms (letter_type, valid_from, amount, unit, starts, legal_ref, verified)
       values ('foi', $1, 3, 'calendar_day', 'delivered', 'a new law', true)`,
      [addDays(dayInTbilisi(new Date()), 1)],
    );
    expect(await clockOf(caseId)).toMatchObject({ dueOn: before.dueOn, verified: false });
  });
});

describe('the calendar file of a case', () => {
  test('has the last day as a whole day, in the language of the case, and nothing of the letter', async () => {
    const { caseId, trackingNumber } = await scene.filed({ letterType: 'foi' }, NINO);
    const read = () => scene.call('GET', `/v1/cases/${caseId}/deadlines.ics`, { as: NINO });
    expect((await read()).bytes.toString()).not.toContain('BEGIN:VEVENT');
    await scene.agencySays(caseId, 'REGISTRATION', scene.aRegistration('№ 7'));
    const { headers, bytes } = await read();
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('content-disposition')).toContain(`${trackingNumber}.ics`);
    const { dueOn } = (await clockOf(caseId)) as { dueOn: Day };
    const lines = bytes.toString().replaceAll('\r\n ', '').split('\r\n');
    expect(lines).toContain(`DTSTART;VALUE=DATE:${dueOn.replaceAll('-', '')}`);
    expect(lines).toContain(`DTEND;VALUE=DATE:${addDays(dueOn, 1).replaceAll('-', '')}`);
    expect(lines.find((line) => line.startsWith('SUMMARY:'))).toMatch(/^SUMMARY:MG-.*: პასუხის ბოლო დღე – /);
    expect(bytes.toString()).not.toContain('ქუჩ');
    expect(bytes.toString()).toMatch(/\r\nEND:VCALENDAR\r\n$/);
    const stampOf = (calendar: Buffer): number => {
      const at = /^DTSTAMP:(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\r$/m.exec(calendar.toString())?.slice(1);
      const [year = 0, month = 0, ...rest] = at?.map(Number) ?? [];
      return Date.UTC(year, month - 1, ...rest);
    };
    scene.passMinutes(90);
    expect(stampOf((await read()).bytes) - stampOf(bytes), 'made by the clock of the gateway').toBe(90 * 60_000);
    await scene.agencySays(caseId, 'REPLY', scene.aReply());
    expect((await read()).bytes.toString(), 'nothing is due any more').not.toContain('BEGIN:VEVENT');
  });

  test('is not found for anybody else', async () => {
    const { caseId } = await scene.filed({}, NINO);
    expect((await scene.call('GET', `/v1/cases/${caseId}/deadlines.ics`, { as: 'somebody' })).status).toBe(404);
  });
});

describe('GET /v1/deadline', () => {
  const ask = (query: string) => scene.call('GET', `/v1/deadline?${query}`, { as: NINO });
  test('counts a term before anything is written', async () => {
    expect((await ask('letterType=foi&from=2025-12-26')).json).toMatchObject({
      letterType: 'foi',
      startedOn: '2025-12-26',
      dueOn: '2026-01-16',
      verified: false,
    });
    expect((await ask('letterType=opinion&from=2025-12-26')).json).toEqual({ letterType: 'opinion' });
  });

  test('counts a body that a decree excepts by its own calendar', async () => {
    await owner().query(`update days_off set except_agencies = '{napr}' where day = '2026-01-05'`);
    expect((await ask('letterType=foi&from=2025-12-26&agencyCode=napr')).json.dueOn).toBe('2026-01-15');
    expect((await ask('letterType=foi&from=2025-12-26&agencyCode=mof')).json.dueOn).toBe('2026-01-16');
    expect(await ask('letterType=foi&from=2025-12-26&agencyCode=nobody')).toMatchObject({
      status: 404,
      json: { code: 'NotFound', errors: [{ pointer: '/agencyCode' }] },
    });
  });

  test.each([
    ['letterType=foi', 400],
    ['from=2025-12-26', 400],
    ['letterType=foi&from=2025-02-30', 400],
    ['letterType=foi&from=9999-12-25', 400],
    ['letterType=foi&from=0000-01-01', 400],
    ['letterType=foi&from=2025-12-26&unit=month', 400],
    ['letterType=poem&from=2025-12-26', 404],
  ])('says what is wrong with %s', async (query, code) => {
    expect((await ask(query)).status).toBe(code);
  });
});
