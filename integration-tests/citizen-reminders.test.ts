import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, type Day, dayInTbilisi, weekdayOf } from '../src/domain/days.ts';
import type { EnvelopeBody } from '../src/domain/envelope.ts';
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

/** Sets the exchange's clock to an hour of a day in Georgia. */
const at = (day: Day, hour = 12) =>
  database
    .poolAs('shikriki_migrator')
    .query('update installation set clock_shift = $1::timestamptz - now()', [
      `${day}T${String(hour).padStart(2, '0')}:00:00+04:00`,
    ]);
const told = async () =>
  (
    await rows<{ event: string; channel: string; due: Day | null }>(
      `select event, channel, facts ->> 'dueOn' as due from notifications
     where event in ('clarification_reminder', 'overdue', 'very_overdue', 'unread_reminder') order by created_at, channel`,
    )
  ).map(({ event, channel, due }) => [event, channel, due].filter((word) => word !== null).join(' '));
/** The next round is due at once. */
const due = () =>
  database.poolAs('shikriki_migrator').query(`update rounds set due_at = app_now() where name = 'citizens'`);

const TODAY = dayInTbilisi(new Date());
let scene: Awaited<ReturnType<typeof filedAndDelivered>>;
let remind: () => Promise<number>;
beforeEach(async () => {
  scene = await filedAndDelivered();
  // No weekend and no holiday moves the last day.
  await database
    .poolAs('shikriki_migrator')
    .query(`update letter_type_terms set amount = 10, unit = 'calendar_day' where letter_type = 'letter'`);
  await database.poolAs('shikriki_migrator').query('delete from days_off');
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

describe('a citizen whose letter is not answered', () => {
  beforeEach(() => says('REGISTRATION', registration('№ 1')));

  test('is told once that the day has passed, by day only, and once more when the whole term has passed again', async () => {
    await at(dueOn());
    expect(await remind(), 'the last day is not over').toBe(0);
    await at(addDays(dueOn(), 1), 3);
    expect(await remind(), 'at night nobody is told').toBe(0);
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
    await database.poolAs('shikriki_migrator').query(`update installation set clock_shift = interval '0'`);
    await says('STATUS', status('EXTENDED', { newDueOn: extended, reason: { ka: 'მიზეზი' }, legalGround: 'Art. 100' }));
    await at(addDays(dueOn(), 2));
    expect(await remind()).toBe(0);
    await at(addDays(extended, 1));
    await remind();
    expect(await told()).toEqual([`overdue email ${dueOn()}`, `overdue email ${extended}`]);
  });

  test('is not told of an answer that has come', async () => {
    await says('REPLY', reply);
    await rows('update cases set unread_replies = 0');
    await at(addDays(dueOn(), 40));
    expect(await remind()).toBe(0);
  });

  test('is reminded of a question two working days before its day, and not of the term that rests', async () => {
    const until = addDays(dueOn(), 14);
    await says('STATUS', status('CLARIFICATION_REQUESTED', { text: 'რომელი?', newDueOn: until }));
    await at(addDays(until, -5));
    expect(await remind()).toBe(0);
    await at(addDays(until, -1));
    await remind();
    await remind();
    expect(await told()).toEqual([`clarification_reminder email ${until}`, `clarification_reminder sms ${until}`]);
    await at(addDays(until, 3));
    expect(await remind(), 'too late to remind').toBe(0);
  });
});

test('a citizen who has not opened a reply for seven days is reminded once', async () => {
  await says('REPLY', reply);
  await at(addDays(TODAY, 6));
  expect(await remind()).toBe(0);
  await at(addDays(TODAY, 8));
  expect(await remind()).toBe(1);
  await at(addDays(TODAY, 20));
  expect(await remind()).toBe(0);
  expect(await told()).toEqual(['unread_reminder email', 'unread_reminder sms']);
  await rows('update cases set unread_replies = 0');
  await at(addDays(TODAY, 40));
  expect(await remind(), 'opened').toBe(0);
});

test('one round an hour is made, by one worker of many', async () => {
  await says('REGISTRATION', registration('№ 1'));
  await at(addDays(dueOn(), 1));
  await due();
  const rounds = await Promise.all([1, 2, 3].map((n) => scene.worker(`worker-${n}`).remindCitizens()));
  expect(rounds.sort()).toEqual([0, 0, 1]);
});
