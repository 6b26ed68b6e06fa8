import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, type Day, dayInTbilisi, weekdayOf } from '../src/domain/days.ts';
import type { EnvelopeBody, Reply } from '../src/domain/envelope.ts';
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

useExchangeScene();

const asMigrator = (sql: string, values: unknown[] = []) =>
  database.poolAs('shikriki_migrator').query<{ fence: number }>(sql, values);
/** Sets the exchange's clock back to what it is. */
const backToToday = () => asMigrator(`update installation set clock_shift = interval '0'`);
/** Sets the exchange's clock to an hour of a day in Georgia. */
const at = (day: Day, hour = 12) =>
  asMigrator('update installation set clock_shift = $1::timestamptz - now()', [
    `${day}T${String(hour).padStart(2, '0')}:00:00+04:00`,
  ]);
const told = async () =>
  (
    await rows<{ event: string; channel: string; due: Day | null }>(
      `select event, channel, facts ->> 'dueOn' as due from notifications
     where event in ('clarification_reminder', 'overdue', 'very_overdue', 'unread_reminder', 'appeal_window') order by created_at, channel`,
    )
  ).map(({ event, channel, due }) => [event, channel, due].filter((word) => word !== null).join(' '));
/** The next round is due at once. */
const due = () => asMigrator(`update rounds set due_at = app_now() where name = 'citizens'`);

const TODAY = dayInTbilisi(new Date());
let scene: Awaited<ReturnType<typeof filedAndDelivered>>;
let remind: () => Promise<number>;
beforeEach(async () => {
  scene = await filedAndDelivered();
  // No weekend and no holiday moves the last day.
  await asMigrator(`update letter_type_terms set amount = 10, unit = 'calendar_day' where letter_type = 'letter'`);
  await asMigrator('delete from days_off');
  const { remindCitizens } = scene.worker();
  remind = async () => {
    await due();
    return remindCitizens();
  };
});
const says = async (kind: 'REGISTRATION' | 'STATUS' | 'REPLY', body: EnvelopeBody) =>
  unwrap(await scene.api.receiveEnvelope.envelope('mof', await word('mof', scene.letter, kind, body)));
const status = (code: string, more: object): EnvelopeBody =>
  ({
    block: 'status',
    status: { code, occurredAt: new Date().toISOString(), reportedAt: new Date().toISOString(), ...more },
  }) as EnvelopeBody;
/** The last day of a term of ten calendar days from today. */
const dueOn = (): Day => {
  let day = addDays(TODAY, 10);
  while ([0, 6].includes(weekdayOf(day))) day = addDays(day, 1);
  return day;
};

const workingDaysBefore = (until: Day, count: number): Day => {
  let [day, left] = [until, count];
  while (left > 0) {
    day = addDays(day, -1);
    if (![0, 6].includes(weekdayOf(day))) left -= 1;
  }
  return day;
};

describe('a citizen whose letter is not answered', () => {
  beforeEach(() => says('REGISTRATION', registration('№ 1')));

  test('is told once that the day has passed, by day only, and once more when the whole term has passed again', async () => {
    await at(dueOn());
    expect(await remind(), 'the last day is not over').toBe(0);
    for (const hour of [8, 20]) {
      await at(addDays(dueOn(), 1), hour);
      expect(await remind(), `nobody is told at ${hour}`).toBe(0);
    }
    await at(addDays(dueOn(), 1), 10);
    expect(await remind()).toBe(1);
    expect(await remind(), 'a second round').toBe(0);
    expect(await told()).toEqual([`overdue email ${dueOn()}`]);
    await at(addDays(dueOn(), 30));
    await remind();
    expect(await told()).toEqual([`overdue email ${dueOn()}`, `very_overdue email ${dueOn()}`]);
  });

  test('is told anew when the agency has extended and is late again', async () => {
    await at(addDays(dueOn(), 1));
    await remind();
    const extended = addDays(dueOn(), 5);
    await backToToday();
    await says('STATUS', status('EXTENDED', { newDueOn: extended, reason: { ka: 'მიზეზი' }, legalGround: 'Art. 100' }));
    await at(addDays(dueOn(), 2));
    expect(await remind()).toBe(0);
    await at(addDays(extended, 1));
    await remind();
    expect(await told()).toEqual([`overdue email ${dueOn()}`, `overdue email ${extended}`]);
  });

  test('is not told of an answer that has come', async () => {
    await says('REPLY', reply);
    await rows(`update letters set opened_at = app_now() where direction = 'to_citizen'`);
    await at(addDays(dueOn(), 40));
    expect(await remind()).toBe(0);
  });

  test('is reminded of a question two working days before its day, and not of the term that rests', async () => {
    const until = addDays(dueOn(), 14);
    await says('STATUS', status('CLARIFICATION_REQUESTED', { text: 'რომელი?', newDueOn: until }));
    const [two, three] = [workingDaysBefore(until, 2), workingDaysBefore(until, 3)];
    await at(three);
    expect(await remind(), 'three working days before').toBe(0);
    await at(two);
    await remind();
    await remind();
    const once = [`clarification_reminder email ${until}`, `clarification_reminder sms ${until}`];
    expect(await told()).toEqual(once);
    await backToToday();
    await says('STATUS', status('CLARIFICATION_REQUESTED', { text: 'და კიდევ?', newDueOn: until }));
    await at(until, 19);
    await remind();
    expect(await told(), 'another question with the same day is another question').toEqual([...once, ...once]);
    await at(addDays(until, 1));
    expect(await remind(), 'too late to remind').toBe(0);
  });

  test('is not reminded of a question that is answered, even before the agency has the answer', async () => {
    const until = addDays(dueOn(), 14);
    await says('STATUS', status('CLARIFICATION_REQUESTED', { text: 'რომელი?', newDueOn: until }));
    await rows(
      `insert into events (event_id, case_id, leg_id, kind, occurred_at, reported_at, message_id, facts)
       select gen_random_uuid(), case_id, leg_id, 'clarification_replied', app_now() + interval '1 minute', app_now() + interval '1 minute', gen_random_uuid(), '{}' from legs`,
    );
    await at(until);
    expect(await remind()).toBe(0);
  });

  test('is not told of days before the first round of the installation', async () => {
    await asMigrator(`update rounds set created_at = created_at + interval '40 days' where name = 'citizens'`);
    await at(addDays(dueOn(), 1));
    expect(await remind()).toBe(0);
  });
});

test('a citizen who is refused is told once, seven days before, that the time to appeal runs out, unless the letter was disputed', async () => {
  await says('REPLY', {
    block: 'reply',
    reply: {
      ...(reply as { reply: Reply }).reply,
      outcome: 'REFUSED',
      ground: { legalGround: '44-ე მუხლი' },
      appeal: { body: 'სამინისტრო', termAmount: 20, termUnit: 'calendar_day' },
    },
  });
  await rows(`update letters set opened_at = app_now() where direction = 'to_citizen'`);
  let until = addDays(TODAY, 20);
  while ([0, 6].includes(weekdayOf(until))) until = addDays(until, 1);
  await at(addDays(until, -8));
  expect(await remind()).toBe(0);
  await at(addDays(until, -7));
  expect(await remind()).toBe(1);
  expect(await remind()).toBe(0);
  expect(await told()).toEqual([`appeal_window email ${until}`]);
  await asMigrator('delete from citizen_reminders');
  await rows(
    `insert into events (event_id, case_id, leg_id, kind, occurred_at, reported_at, facts)
     select gen_random_uuid(), case_id, leg_id, 'disputed', app_now(), app_now(), '{}' from legs`,
  );
  expect(await remind(), 'disputed').toBe(0);
});

test('a citizen who has not opened a reply for seven days is reminded once', async () => {
  await says('REPLY', reply);
  await at(addDays(TODAY, 6));
  expect(await remind()).toBe(0);
  await at(addDays(TODAY, 8), 19);
  expect(await remind()).toBe(1);
  await at(addDays(TODAY, 20));
  expect(await remind()).toBe(0);
  expect(await told()).toEqual(['unread_reminder email', 'unread_reminder sms']);
});

test('a citizen who has opened the reply is not reminded of it', async () => {
  await says('REPLY', reply);
  await rows(`update letters set opened_at = app_now() where direction = 'to_citizen'`);
  await at(addDays(TODAY, 8));
  expect(await remind()).toBe(0);
});

test('one round an hour is made, by one worker of many', async () => {
  await says('REGISTRATION', registration('№ 1'));
  await at(addDays(dueOn(), 1));
  await due();
  const rounds = await Promise.all([1, 2, 3].map((n) => scene.worker(`worker-${n}`).remindCitizens()));
  expect(rounds.sort()).toEqual([0, 0, 1]);
  expect((await asMigrator(`select fence from rounds where name = 'citizens'`)).rows).toEqual([{ fence: 1 }]);
});
