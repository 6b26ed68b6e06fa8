import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type Day, daysFrom } from './days.ts';
import { deadlineOf } from './deadline.ts';
import { type ClockEvent, TERM_STARTS, TERM_UNITS, type Term, type TraceStep } from './term.ts';
import { runs } from './test-support/runs.ts';
import { type DayOff, type WorkCalendar, workCalendarOf } from './work-calendar.ts';

const T0 = '2026-01-01';
const aDay = (most: number) => fc.integer({ min: 0, max: most }).map((days) => addDays(T0, days));
const dayOff = (day: Day): DayOff => ({ day, nameKa: 'დ', nameEn: 'd', source: 's', scope: 'all' });
const daysOff = fc.array(aDay(400).map(dayOff), { maxLength: 60 });
const term = fc.record({
  amount: fc.integer({ min: 0, max: 40 }),
  unit: fc.constantFrom(...TERM_UNITS),
  starts: fc.constantFrom(...TERM_STARTS),
});
const events: fc.Arbitrary<readonly ClockEvent[]> = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom('paused' as const, 'resumed' as const), on: aDay(120) }),
      fc.record({ kind: fc.constant('extended' as const), on: aDay(120), to: aDay(200) }),
    ),
    { maxLength: 6 },
  )
  .map((list) => list.toSorted((a, b) => (a.on < b.on ? -1 : 1)));

/** Adds a trace up again, by its own words alone. @throws where a step does not follow from the one before. */
const addUp = (trace: readonly TraceStep[], amount: number, calendar: WorkCalendar): Day => {
  let day = T0;
  let left = amount;
  let named: Day | undefined;
  for (const step of trace) {
    if (step.step === 'start') day = step.on;
    else if (step.step === 'count') {
      expect(step.from, 'counting goes on where it was').toBe(addDays(day, 1));
      expect(daysFrom(step.from, step.to) + 1).toBe(step.days);
      left -= step.days;
      day = step.to;
    } else if (step.step === 'skip') {
      expect(calendar.whyOff(step.on), 'only days off are skipped').toEqual(step.why);
      expect([day, addDays(day, 1)], 'no day is left out').toContain(step.on);
      day = step.on;
    } else if (step.step === 'months') {
      expect(step.to).toBe(addMonths(day, step.months));
      day = step.to;
      left = 0;
    } else if (step.step === 'move') {
      expect(step.to).toBe(addDays(day, 1));
      day = step.to;
    } else if (step.step === 'pause') {
      if (named === undefined && step.unit === 'working_day') expect(step.left).toBe(left);
      day = step.on;
    } else if (step.step === 'resume') {
      [day, left, named] = [step.on, step.left, undefined];
    } else if (step.step === 'extend') named = step.to;
    else if (step.step === 'due') {
      expect(step.on).toBe(named ?? day);
      if (named === undefined) expect(left).toBe(0);
    }
  }
  return named ?? day;
};

describe('the last day of a term', () => {
  test('is what its trace adds up to, whatever happened', () => {
    fc.assert(
      fc.property(term, aDay(60), daysOff, events, (aTerm, startedOn, off, happened) => {
        const calendar = workCalendarOf(off);
        const { dueOn, paused, trace } = deadlineOf(aTerm, startedOn, calendar, happened);
        const sum = addUp(trace, aTerm.amount, calendar);
        expect((dueOn === undefined) === (paused !== undefined)).toBe(true);
        if (dueOn !== undefined) expect(dueOn).toBe(sum);
      }),
      runs(),
    );
  });

  const dueOn = (aTerm: Term, startedOn: Day, off: readonly DayOff[]): Day =>
    deadlineOf(aTerm, startedOn, workCalendarOf(off)).dueOn ?? '';

  test('is never earlier where more time is given, the letter came later, or a day off is added', () => {
    fc.assert(
      fc.property(term, aDay(60), daysOff, aDay(400), (aTerm, startedOn, off, more) => {
        const due = dueOn(aTerm, startedOn, off);
        expect(dueOn({ ...aTerm, amount: aTerm.amount + 1 }, startedOn, off) >= due).toBe(true);
        expect(dueOn(aTerm, addDays(startedOn, 1), off) >= due).toBe(true);
        expect(dueOn(aTerm, startedOn, [...off, dayOff(more)]) >= due).toBe(true);
      }),
      runs(),
    );
  });

  test('is a working day, unless the body named it', () => {
    fc.assert(
      fc.property(term, aDay(60), daysOff, events, (aTerm, startedOn, off, happened) => {
        const calendar = workCalendarOf(off);
        const deadline = deadlineOf(aTerm, startedOn, calendar, happened);
        const named = happened.some((event) => event.kind === 'extended' && event.to === deadline.dueOn);
        if (deadline.dueOn !== undefined && !named) expect(calendar.whyOff(deadline.dueOn)).toBeUndefined();
      }),
      runs(),
    );
  });

  test('is never earlier because the body asked the citizen something', () => {
    fc.assert(
      fc.property(term, aDay(60), daysOff, aDay(120), fc.nat(60), (aTerm, startedOn, off, asked, days) => {
        const pause: readonly ClockEvent[] = [
          { kind: 'paused', on: asked },
          { kind: 'resumed', on: addDays(asked, days) },
        ];
        const paused = deadlineOf(aTerm, startedOn, workCalendarOf(off), pause);
        expect((paused.dueOn ?? '') >= dueOn(aTerm, startedOn, off)).toBe(true);
      }),
      runs(),
    );
  });
});
