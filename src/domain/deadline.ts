import { addDays, addMonths, type Day, daysFrom } from './days.ts';
import type { ClockEvent, DayUnit, Term, TermStart, TermUnit, TraceStep } from './term.ts';
import { nextWorkingDay, type WorkCalendar } from './work-calendar.ts';

/** The last day for the answer, or what is left of the term while it rests; with how it was found. */
export interface Deadline {
  readonly startedOn: Day;
  /** Absent while the clock rests. */
  readonly dueOn?: Day;
  /** The last day on which a late answer is not yet long late: the term once more, counted from `dueOn`. Absent while the clock rests. */
  readonly longLateAfter?: Day;
  readonly paused?: { readonly since: Day; readonly left: number; readonly unit: DayUnit };
  readonly trace: readonly TraceStep[];
}

/** Where a clock stands between two events. */
type Clock =
  | { readonly runs: 'counting'; readonly after: Day; readonly left: number; readonly unit: TermUnit }
  /** To a day that the body named itself: it is not moved. */
  | { readonly runs: 'to'; readonly to: Day }
  | { readonly runs: 'not'; readonly since: Day; readonly left: number; readonly unit: DayUnit };

interface Reached {
  /** Where the count ends, before the end is moved off a day off. */
  readonly countedTo: Day;
  readonly dueOn: Day;
  readonly steps: readonly TraceStep[];
}

/** Counts working days after a day, one by one; days that follow each other are one step. Stops where the count or the day is reached. */
const countWorkingDays = (calendar: WorkCalendar, after: Day, left: number, until?: Day) => {
  const steps: TraceStep[] = [];
  let [day, counted] = [after, 0];
  let run: { from: Day; days: number } | undefined;
  const endRun = (to: Day): void => {
    if (run !== undefined) steps.push({ step: 'count', from: run.from, to, days: run.days, unit: 'working_day' });
    run = undefined;
  };
  while (counted < left && (until === undefined || day < until)) {
    const next = addDays(day, 1);
    const why = calendar.whyOff(next);
    if (why === undefined) {
      counted += 1;
      run = { from: run?.from ?? next, days: (run?.days ?? 0) + 1 };
    } else {
      endRun(day);
      // Weekends speak for themselves when they are many; each is still a step, so that the trace adds up.
      steps.push({ step: 'skip', on: next, why });
    }
    day = next;
  }
  endRun(day);
  return { day, counted, steps };
};

/** An end on a day off moves to the next working day; each day that is passed over is told. */
const moved = (calendar: WorkCalendar, end: Day): { readonly dueOn: Day; readonly steps: readonly TraceStep[] } => {
  if (calendar.whyOff(end) === undefined) return { dueOn: end, steps: [] };
  const dueOn = nextWorkingDay(calendar, end);
  const steps: TraceStep[] = [];
  for (let day = end; day < dueOn; day = addDays(day, 1)) {
    const why = calendar.whyOff(day);
    if (why !== undefined) steps.push({ step: 'skip', on: day, why });
  }
  return { dueOn, steps: [...steps, { step: 'move', from: end, to: dueOn }] };
};

const reach = (calendar: WorkCalendar, { after, left, unit }: Extract<Clock, { runs: 'counting' }>): Reached => {
  if (unit === 'working_day' && left > 0) {
    const { day, steps } = countWorkingDays(calendar, after, left);
    return { countedTo: day, dueOn: day, steps };
  }
  const countedTo = unit === 'month' ? addMonths(after, left) : addDays(after, left);
  const end = moved(calendar, countedTo);
  const count: readonly TraceStep[] =
    left === 0
      ? []
      : unit === 'month'
        ? [{ step: 'months', months: left, to: countedTo, shortMonth: countedTo.slice(8) !== after.slice(8) }]
        : [{ step: 'count', from: addDays(after, 1), to: countedTo, days: left, unit: 'calendar_day' }];
  return { countedTo, dueOn: end.dueOn, steps: [...count, ...end.steps] };
};

const dueOf = (calendar: WorkCalendar, clock: Exclude<Clock, { runs: 'not' }>): Day =>
  clock.runs === 'to' ? clock.to : reach(calendar, clock).dueOn;

/** What is left of a term on a day, in days; the rest of a month is counted in calendar days. Includes the steps that led there. */
const leftOn = (
  calendar: WorkCalendar,
  clock: Exclude<Clock, { runs: 'not' }>,
  on: Day,
  unit: TermUnit,
): { readonly left: number; readonly unit: DayUnit; readonly steps: readonly TraceStep[] } => {
  if (clock.runs === 'to')
    return unit === 'working_day'
      ? { left: countWorkingDays(calendar, on, Number.POSITIVE_INFINITY, clock.to).counted, unit, steps: [] }
      : { left: Math.max(0, daysFrom(on, clock.to)), unit: 'calendar_day' as const, steps: [] };
  if (clock.unit === 'working_day') {
    const { counted, steps } = countWorkingDays(calendar, clock.after, clock.left, on);
    return { left: clock.left - counted, unit: clock.unit, steps };
  }
  const { countedTo } = reach(calendar, clock);
  const left = Math.max(0, daysFrom(on, countedTo));
  const passed = daysFrom(clock.after, on);
  const steps: readonly TraceStep[] =
    clock.unit === 'month'
      ? [{ step: 'months', months: clock.left, to: countedTo, shortMonth: countedTo.slice(8) !== clock.after.slice(8) }]
      : passed > 0
        ? [{ step: 'count', from: addDays(clock.after, 1), to: on, days: passed, unit: 'calendar_day' }]
        : [];
  return { left, unit: 'calendar_day' as const, steps };
};

const later = (a: Day, b: Day): Day => (a > b ? a : b);

/**
 * The last day of a term, and how it was found. Counting begins on the day after the start (a term of 0 days ends on the day itself). A
 * pause keeps what is left: the day on which the clock is stopped still counts, counting goes on after the day on which it is set going. An
 * extension never shortens. An end that was counted in calendar days or months and falls on a day off moves to the next working day; a day
 * that the body named stays. Pure; events in the order in which they happened.
 * @param term `reopened` starts a whole term anew on the day on which the body took the case up again.
 * @param startedOn the day of the sign by which the term runs; for `second_working_day_after_registration`, the day of registration.
 */
export const deadlineOf = (
  term: Omit<Term, 'starts'> & { readonly starts: TermStart | 'reopened' },
  startedOn: Day,
  calendar: WorkCalendar,
  events: readonly ClockEvent[] = [],
): Deadline => {
  const { starts } = term;
  const second = starts === 'second_working_day_after_registration';
  const start = second ? nextWorkingDay(calendar, nextWorkingDay(calendar, startedOn)) : startedOn;
  const trace: TraceStep[] = [{ step: 'start', on: start, starts, ...(second && { registeredOn: startedOn }) }];
  let clock: Clock = { runs: 'counting', after: start, left: term.amount, unit: term.unit };
  for (const event of events) {
    // What happened before the clock ran counts from its start.
    const on = later(event.on, start);
    if (event.kind === 'resumed') {
      if (clock.runs !== 'not') continue;
      trace.push({ step: 'resume', on, left: clock.left, unit: clock.unit });
      clock = { runs: 'counting', after: on, left: clock.left, unit: clock.unit };
    } else if (event.kind === 'extended') {
      const unpaused: Exclude<Clock, { runs: 'not' }> =
        clock.runs === 'not' ? { runs: 'counting', after: clock.since, left: clock.left, unit: clock.unit } : clock;
      if (event.to <= dueOf(calendar, unpaused)) {
        trace.push({ step: 'extension_not_later', on, to: event.to });
        continue;
      }
      trace.push({ step: 'extend', on, to: event.to });
      const named: Clock = { runs: 'to', to: event.to };
      clock = clock.runs === 'not' ? rest(leftOn(calendar, named, clock.since, term.unit), clock.since) : named;
    } else if (clock.runs !== 'not') {
      if (on > dueOf(calendar, clock)) {
        trace.push({ step: 'pause_too_late', on });
        continue;
      }
      const kept = leftOn(calendar, clock, on, term.unit);
      trace.push(...kept.steps, { step: 'pause', on, left: kept.left, unit: kept.unit });
      clock = rest(kept, on);
    }
  }
  if (clock.runs === 'not') {
    const { since, left, unit } = clock;
    return { startedOn: start, paused: { since, left, unit }, trace };
  }
  const { dueOn, steps }: Pick<Reached, 'dueOn' | 'steps'> =
    clock.runs === 'to' ? { dueOn: clock.to, steps: [] } : reach(calendar, clock);
  // A term of no days is long late a day later.
  const again: Clock = { runs: 'counting', after: dueOn, left: Math.max(1, term.amount), unit: term.unit };
  const longLateAfter = reach(calendar, again).dueOn;
  return { startedOn: start, dueOn, longLateAfter, trace: [...trace, ...steps, { step: 'due', on: dueOn }] };
};

const rest = ({ left, unit }: { readonly left: number; readonly unit: DayUnit }, since: Day): Clock => ({
  runs: 'not',
  since,
  left,
  unit,
});

/** A fifth of the term, and one working day at least: citizen-systems.md 5.4. */
const SOON_PART = 5;

/** The first day on which the last one is near. Undefined while the clock rests. */
export const soonFrom = (
  { startedOn, dueOn }: Pick<Deadline, 'startedOn' | 'dueOn'>,
  calendar: WorkCalendar,
): Day | undefined => {
  if (dueOn === undefined) return undefined;
  const { counted } = countWorkingDays(calendar, startedOn, Number.POSITIVE_INFINITY, dueOn);
  let [day, left] = [dueOn, Math.max(1, Math.ceil(counted / SOON_PART))];
  while (left > 0) {
    day = addDays(day, -1);
    if (calendar.whyOff(day) === undefined) left -= 1;
  }
  return day;
};

/** How late an answer is on a day: not at all, late, or later than the whole term once more. */
export const latenessOn = (
  { dueOn, longLateAfter }: Pick<Deadline, 'dueOn' | 'longLateAfter'>,
  today: Day,
): 'overdue' | 'very_overdue' | undefined => {
  if (dueOn === undefined || today <= dueOn) return undefined;
  return longLateAfter !== undefined && today > longLateAfter ? 'very_overdue' : 'overdue';
};
