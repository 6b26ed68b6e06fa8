import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { deadlineOf, latenessOn, soonFrom } from './deadline.ts';
import { traceInWords } from './deadline-words.ts';
import type { ClockEvent, TermStart, TermUnit } from './term.ts';
import { type DayOff, workCalendarOf } from './work-calendar.ts';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const DAYS_OFF = JSON.parse(read('../store/seed/days-off.json')) as readonly DayOff[];

const parts = (text: string, by: string): string[] => (text === '–' ? [] : text.split(by).map((part) => part.trim()));

const eventOf = (text: string): ClockEvent => {
  const [kind = '', on = '', , to = ''] = text.split(' ');
  return kind === 'extended' ? { kind, on, to } : { kind: kind as 'paused' | 'resumed', on };
};

/** The shipped days off, with or without some: `with 2026-06-08`, `without 2026-01-05, 2026-01-06`. */
const calendarOf = (text: string) => {
  const [how = '', ...days] = text.replaceAll(',', '').split(' ');
  const named = days.map((day): DayOff => ({ day, nameKa: 'დღე', nameEn: 'Day', source: 'decree', scope: 'all' }));
  if (how === 'with') return workCalendarOf([...DAYS_OFF, ...named]);
  return workCalendarOf(how === 'without' ? DAYS_OFF.filter(({ day }) => !days.includes(day)) : DAYS_OFF);
};

/** The rows of docs/deadlines.md, as a lawyer reads them. */
const CASES = read('../../docs/deadlines.md')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number = '', shows = '', term = '', starts = '', happened = '', calendar = '', lastDay = '']) => {
    const [amount, unit] = term.split(' ') as [string, TermUnit];
    const [startedOn, start] = starts.split(' ') as [string, TermStart];
    const deadline = deadlineOf(
      { amount: Number(amount), unit, starts: start },
      startedOn,
      calendarOf(calendar),
      parts(happened, ';').map(eventOf),
    );
    return { name: `${number}. ${shows}`, lastDay, deadline };
  });

describe('the worked cases of docs/deadlines.md', () => {
  test('are many', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
  });

  test.each(CASES)('$name', ({ deadline: { dueOn, paused }, lastDay }) => {
    expect(paused === undefined ? dueOn : `rests: ${paused.left} ${paused.unit} left`).toBe(lastDay);
  });
});

describe('a trace tells people', () => {
  const newYear = deadlineOf(
    { amount: 10, unit: 'working_day', starts: 'delivered' },
    '2025-12-26',
    workCalendarOf(DAYS_OFF),
  ).trace;
  test('each day that was not counted and why, in English', () => {
    expect(traceInWords(newYear, 'en')).toEqual([
      '26.12.2025: the system of the agency took the letter; counting begins on the next day',
      '27.12.2025: not counted, weekend',
      '28.12.2025: not counted, weekend',
      '29.12.2025 – 31.12.2025: 3 working days',
      "01.01.2026: not counted, New Year's Day (Labour Code, Art. 30(1))",
      '02.01.2026: not counted, Bedoba (Labour Code, Art. 30(1))',
      '03.01.2026: not counted, weekend',
      '04.01.2026: not counted, weekend',
      '05.01.2026: not counted, Day off by decree of the Government (Decree on 5-6 January 2026, Labour Code, Art. 30(3))',
      '06.01.2026: not counted, Day off by decree of the Government (Decree on 5-6 January 2026, Labour Code, Art. 30(3))',
      '07.01.2026: not counted, Orthodox Christmas (Labour Code, Art. 30(1))',
      '08.01.2026 – 09.01.2026: 2 working days',
      '10.01.2026: not counted, weekend',
      '11.01.2026: not counted, weekend',
      '12.01.2026 – 16.01.2026: 5 working days',
      'Last day: 16.01.2026',
    ]);
  });

  test('the same in Georgian, line by line', () => {
    const lines = traceInWords(newYear, 'ka');
    expect(lines).toHaveLength(newYear.length);
    expect(lines[4]).toBe('01.01.2026: არ ითვლება, ახალი წელი (Labour Code, Art. 30(1))');
    expect(lines.at(-1)).toBe('ბოლო დღე: 16.01.2026');
  });

  test('that a day is proposed only', () => {
    const draft = workCalendarOf(DAYS_OFF.map((dayOff) => ({ ...dayOff, draft: true })));
    const { trace } = deadlineOf({ amount: 1, unit: 'working_day', starts: 'registered' }, '2025-12-31', draft);
    expect(traceInWords(trace, 'en').join('\n')).toContain('Bedoba (Labour Code, Art. 30(1); not confirmed yet)');
  });
});

describe('a body that a decree excepts', () => {
  test('works on the decreed day, and its terms end earlier', () => {
    const decreed: DayOff = {
      day: '2026-06-08',
      nameKa: 'დღე',
      nameEn: 'Day',
      source: 'decree',
      scope: 'administrative',
      exceptAgencies: ['napr'],
    };
    const dueFor = (agencyCode?: string) =>
      deadlineOf(
        { amount: 10, unit: 'working_day', starts: 'delivered' },
        '2026-06-01',
        workCalendarOf([...DAYS_OFF, decreed], agencyCode),
      ).dueOn;
    expect([dueFor('mof'), dueFor(), dueFor('napr')]).toEqual(['2026-06-16', '2026-06-16', '2026-06-15']);
  });
});

describe('an answer is', () => {
  const termOfDays = (amount: number, events: readonly ClockEvent[] = []) =>
    deadlineOf({ amount, unit: 'working_day', starts: 'delivered' }, '2026-06-01', workCalendarOf([]), events);
  test.each([
    ['not late on the last day', '2026-06-15', undefined],
    ['late on the day after', '2026-06-16', 'overdue'],
    ['late until the term has passed once more', '2026-06-29', 'overdue'],
    ['very late from then on', '2026-06-30', 'very_overdue'],
  ])('%s', (_, today, lateness) => {
    expect(latenessOn(termOfDays(10), today)).toBe(lateness);
  });

  test.each([
    ['a fifth of ten working days', 10, '2026-06-11'],
    ['one working day of a short one', 2, '2026-06-02'],
  ])('soon due in %s', (_, amount, from) => {
    expect(soonFrom(termOfDays(amount), workCalendarOf([]))).toBe(from);
  });

  test('very late by the term itself, however long the citizen was waited for', () => {
    const waited = termOfDays(10, [
      { kind: 'paused', on: '2026-06-01' },
      { kind: 'resumed', on: '2026-08-03' },
    ]);
    expect(waited).toMatchObject({ dueOn: '2026-08-17', longLateAfter: '2026-08-31' });
  });

  test('very late two days after a term of the day itself', () => {
    expect(latenessOn(termOfDays(0), '2026-06-02')).toBe('overdue');
    expect(latenessOn(termOfDays(0), '2026-06-03')).toBe('very_overdue');
  });

  test('not late while the clock rests', () => {
    expect(latenessOn(termOfDays(10, [{ kind: 'paused', on: '2026-06-02' }]), '2027-01-01')).toBeUndefined();
  });
});
