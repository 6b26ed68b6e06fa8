import { byTime, type CaseEvent } from './case.ts';
import { standingOf } from './case-standing.ts';
import { type ComplaintGround, complainUntil, contestedIn } from './complaint.ts';
import { addDays, type Day } from './days.ts';
import { latenessOn } from './deadline.ts';
import type { LegClock } from './leg-clock.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** What a citizen is told because time has passed. */
export interface CitizenReminder {
  readonly event: 'clarification_reminder' | 'overdue' | 'very_overdue' | 'appeal_window';
  /** The day it is about. */
  readonly day: Day;
  /** The question, or the decision: another may have the same day. */
  readonly about?: string;
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

/** The question that waits for the citizen; none once the citizen has written, even if the body does not have it yet. */
const openQuestion = (events: readonly CaseEvent[]): CaseEvent | undefined => {
  const newest = events
    .filter(({ kind }) => kind === 'clarification_requested' || kind === 'clarification_replied')
    .sort(byTime)
    .at(-1);
  return newest?.kind === 'clarification_requested' ? newest : undefined;
};

/**
 * What is to be told about a leg on a day: that a question waits for the citizen and its day comes near, or that the answer is late. Of late
 * and very late only the later one. Pure.
 * @param events those of the leg.
 */
export const remindersOn = (
  today: Day,
  events: readonly CaseEvent[],
  clock: LegClock | undefined,
  calendar: WorkCalendar,
): readonly CitizenReminder[] => {
  const { state, clarificationDueOn } = standingOf(events);
  const question = openQuestion(events);
  const asked =
    state === 'clarification' &&
    question !== undefined &&
    clarificationDueOn !== undefined &&
    today <= clarificationDueOn &&
    today >= workingDaysBefore(calendar, clarificationDueOn, REMIND_BEFORE);
  const late = clock === undefined || clock.stoppedOn !== undefined ? undefined : latenessOn(clock.deadline, today);
  const { dueOn } = clock?.deadline ?? {};
  return [
    ...(asked
      ? [
          {
            event: 'clarification_reminder' as const,
            day: clarificationDueOn,
            about: question.messageId ?? question.eventId,
          },
        ]
      : []),
    ...(late !== undefined && dueOn !== undefined ? [{ event: late, day: dueOn }] : []),
  ];
};

/** citizen-systems.md 5.4. */
const APPEAL_WINDOW_DAYS = 7;

const NOT_AS_ASKED: readonly ComplaintGround[] = ['partial_answer', 'refusal', 'not_held', 'returned', 'lapsed'];

/** That the time for complaining about how a leg ended runs out, in its last seven days; not where the citizen has disputed it. Pure. @param events those of the leg. */
export const appealReminderOn = (
  today: Day,
  events: readonly CaseEvent[],
  calendar: WorkCalendar,
): readonly CitizenReminder[] => {
  const contested = contestedIn(events, undefined, today);
  if (standingOf(events).state === 'disputed') return [];
  if (contested === undefined || !NOT_AS_ASKED.includes(contested.ground)) return [];
  const { day } = complainUntil(contested, calendar);
  if (today > day || today < addDays(day, -APPEAL_WINDOW_DAYS)) return [];
  return [{ event: 'appeal_window', day, about: contested.messageId ?? contested.decidedOn }];
};
