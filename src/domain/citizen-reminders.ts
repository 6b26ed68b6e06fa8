import type { CaseStanding } from './case-standing.ts';
import { addDays, type Day } from './days.ts';
import { latenessOn } from './deadline.ts';
import type { LegClock } from './leg-clock.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** What a citizen is told because time has passed. */
export interface CitizenReminder {
  readonly event: 'clarification_reminder' | 'overdue' | 'very_overdue';
  /** The day it is about; told once for each. */
  readonly day: Day;
}

/** How many working days before the last one the citizen is reminded of a question. */
const REMIND_BEFORE = 2;

const workingDaysBefore = (calendar: WorkCalendar, day: Day, count: number): Day => {
  let [at, left] = [day, count];
  while (left > 0) {
    at = addDays(at, -1);
    if (calendar.whyOff(at) === undefined) left -= 1;
  }
  return at;
};

/**
 * What is to be told about a leg on a day: that a question waits for the citizen and its day comes near, or that the answer is late. Of late
 * and very late only the later one. Pure.
 */
export const remindersOn = (
  today: Day,
  { state, clarificationDueOn }: Pick<CaseStanding, 'state' | 'clarificationDueOn'>,
  clock: LegClock | undefined,
  calendar: WorkCalendar,
): readonly CitizenReminder[] => {
  const asked =
    state === 'clarification' &&
    clarificationDueOn !== undefined &&
    today <= clarificationDueOn &&
    today >= workingDaysBefore(calendar, clarificationDueOn, REMIND_BEFORE);
  const late = clock === undefined || clock.stoppedOn !== undefined ? undefined : latenessOn(clock.deadline, today);
  const { dueOn } = clock?.deadline ?? {};
  return [
    ...(asked ? [{ event: 'clarification_reminder' as const, day: clarificationDueOn }] : []),
    ...(late !== undefined && dueOn !== undefined ? [{ event: late, day: dueOn }] : []),
  ];
};
