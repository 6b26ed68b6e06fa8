import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, type Day, dayInTbilisi, weekdayOf } from '../src/domain/days.ts';
import { seedDirectory } from '../src/store/seed.ts';
import {
  database,
  filedAndDelivered,
  registration,
  reply,
  rows,
  unwrap,
  useExchangeScene,
  word,
} from './support/exchange-scene.ts';
import { answerOf, type Operator, operatorAt } from './support/operator.ts';

useExchangeScene();

let shikriki: Operator;
beforeEach(() => {
  shikriki = operatorAt(database.databaseUrl);
});

/** The next day from tomorrow on that is no weekend and none of the days off. */
const aWorkingDay = async (): Promise<Day> => {
  const off = (await rows<{ day: string }>('select day::text as day from days_off')).map(({ day }) => day);
  let day = addDays(dayInTbilisi(new Date()), 1);
  while ([0, 6].includes(weekdayOf(day)) || off.includes(day)) day = addDays(day, 1);
  return day;
};
const NAMES = ['--name-ka', 'დასვენების დღე', '--name-en', 'Day off', '--source', 'Decree 1 of 2026'];

describe('an operator who enters a day off', () => {
  test('is told first how many letters that are not answered get another last day; then it counts', async () => {
    const open = await filedAndDelivered();
    const answered = await filedAndDelivered();
    for (const { api, letter } of [open, answered])
      unwrap(await api.receiveEnvelope.envelope('mof', await word('mof', letter, 'REGISTRATION', registration('№ 1'))));
    unwrap(await answered.api.receiveEnvelope.envelope('mof', await word('mof', answered.letter, 'REPLY', reply)));
    // A term in working days, so that every day off inside it counts.
    await rows(`update cases set letter_type = 'foi'`);
    const day = await aWorkingDay();

    expect((await shikriki('calendar', 'add', day, ...NAMES)).out).toBe(
      `${day}: would be changed. Of 1 letters that are not answered yet, 1 would have another last day. Nothing was changed (--apply changes).`,
    );
    expect(await rows('select 1 from days_off where day = $1', day)).toEqual([]);
    expect((await shikriki('calendar', 'add', day, ...NAMES, '--apply')).out).toContain('1 have another last day.');
    const events = await rows<{ case_id: string; facts: { newDueOn: Day; previousDueOn: Day } }>(
      `select case_id, facts from events where kind = 'term_moved'`,
    );
    expect(events, 'the timeline of the open case says so').toMatchObject([{ case_id: open.filed.caseId }]);
    expect(events[0]!.facts.newDueOn > events[0]!.facts.previousDueOn).toBe(true);
    expect((await shikriki('calendar', 'add', day, ...NAMES, '--apply')).out, 'a second time').toContain(
      'Nothing to change.',
    );
    expect((await shikriki('calendar', 'list', '--year', day.slice(0, 4))).out).toContain('Decree 1 of 2026');
    expect((await shikriki('calendar', 'remove', day, '--apply')).out).toContain('1 have another last day.');
    const acts = await database
      .poolAs('shikriki_operator')
      .query('select act, subject from operator_acts order by acted_at');
    expect(acts.rows).toEqual([
      { act: 'calendar.change', subject: day },
      { act: 'calendar.change', subject: day },
    ]);
  });

  test('may except bodies that work all the same', async () => {
    const { api, letter } = await filedAndDelivered();
    unwrap(await api.receiveEnvelope.envelope('mof', await word('mof', letter, 'REGISTRATION', registration('№ 1'))));
    await rows(`update cases set letter_type = 'foi'`);
    const day = await aWorkingDay();
    expect((await shikriki('calendar', 'add', day, ...NAMES, '--except', 'mof')).out).toContain('0 would have');
    expect((await shikriki('calendar', 'add', day, ...NAMES, '--except', 'rs')).out).toContain('1 would have');
    expect((await shikriki('calendar', 'add', day, ...NAMES, '--except', 'mof,nobody')).err).toContain(
      'There is no agency nobody to except.',
    );
  });

  test('is told which holiday the day takes the place of', async () => {
    expect((await shikriki('calendar', 'add', '2026-05-26', ...NAMES)).out).toContain(
      'It would replace 2026-05-26 Independence Day.',
    );
  });

  test('finds a day that was taken out still out after the next start', async () => {
    await shikriki('calendar', 'remove', '2026-05-26', '--apply');
    await seedDirectory(database.databaseUrl);
    expect((await shikriki('calendar', 'list', '--year', '2026')).out).not.toContain('2026-05-26');
    expect((await shikriki('calendar', 'remove', '2026-05-26', '--apply')).err).toContain('none of the days off');
    await shikriki('calendar', 'add', '2026-05-26', ...NAMES, '--apply');
    expect((await shikriki('calendar', 'list', '--year', '2026')).out).toContain('2026-05-26');
  });

  test('gets the holidays of a year proposed, with movable Easter, and confirms them', async () => {
    const drafted = await answerOf<{ days: Day[] }>(shikriki('calendar', 'draft', '2028', '--apply', '--json'));
    // Orthodox Easter of 2028 is 16 April.
    for (const day of ['2028-01-07', '2028-04-14', '2028-04-17', '2028-05-17', '2028-11-23'])
      expect(drafted.days).toContain(day);
    expect(await rows(`select 1 from days_off where day >= '2028-01-01' and draft`)).toHaveLength(drafted.days.length);
    expect((await shikriki('calendar', 'draft', '2028', '--apply')).out, 'what is there stays').toContain(
      'Nothing to change.',
    );
    await shikriki('calendar', 'confirm', '2028', '--apply');
    expect(await rows(`select 1 from days_off where day >= '2028-01-01' and draft`)).toEqual([]);
  });

  test('gets one proposal for a day that is two holidays', async () => {
    const { days } = await answerOf<{ days: Day[] }>(shikriki('calendar', 'draft', '2034', '--json'));
    expect(days.filter((day) => day === '2034-04-09')).toHaveLength(1);
    expect(new Set(days).size).toBe(days.length);
  });

  test.each([
    [['add', '2026-02-30', ...NAMES], 'a day that there is'],
    [['add', '2026-06-08', '--name-ka', ' ', '--name-en', 'x', '--source', 'x'], 'one line of 1 to 200'],
    [['add', '2026-06-08', ...NAMES, '--scope', 'some'], '--scope is administrative or all'],
    [['remove', '2026-06-08'], 'none of the days off'],
    [['draft', '1999'], 'no year from 2000'],
  ])('is told what is wrong with %j', async (words, what) => {
    expect(await shikriki('calendar', ...words)).toMatchObject({ code: 1, err: expect.stringContaining(what) });
  });
});
