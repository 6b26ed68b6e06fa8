import { type CaseEvent, type CaseState, happenedAt } from './case.ts';
import { lifeOf, standingOf } from './case-standing.ts';
import { addDays, type Day, dayInTbilisi } from './days.ts';
import { type Deadline, deadlineOf } from './deadline.ts';
import type { ClockEvent, Term } from './term.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** The clock of one leg: until when its body owes the answer, and whether a first word came in time. */
export interface LegClock {
  readonly deadline: Deadline;
  /** The day on which nothing more was owed; lateness does not grow behind it. */
  readonly stoppedOn?: Day;
  readonly firstAnswer?: { readonly dueOn: Day; readonly givenOn?: Day };
}

/** The states in which the body owes nothing more. The rest of a partial answer is still owed; a forwarded letter is owed by another body. */
export const STOPPED_LEG_STATES: readonly CaseState[] = [
  'forwarded',
  'answered',
  'refused',
  'not_held',
  'returned',
  'lapsed',
  'withdrawn',
  'closed',
  'disputed',
];

// A day in another century is a slip of a pen; it must not be counted to, day by day.
const MOST_EXTENDED_DAYS = 10 * 366;

const FIRST_WORDS: readonly CaseEvent['kind'][] = [
  'registered',
  'in_progress',
  'clarification_requested',
  'extended',
  'forwarded',
  'reply',
  'returned',
];

const firstDayOf = (events: readonly CaseEvent[], kinds: readonly CaseEvent['kind'][]): Day | undefined =>
  events
    .filter(({ kind }) => kinds.includes(kind))
    .map((event) => dayInTbilisi(happenedAt(event)))
    .sort()[0];

/** Pauses and extensions as the events of a leg tell them: the clock rests for as long as the leg is in clarification. */
const clockEventsOf = (events: readonly CaseEvent[]): readonly ClockEvent[] => {
  let before: CaseState = 'sending';
  return lifeOf(events).flatMap(({ event, life: { state } }): ClockEvent[] => {
    const on = dayInTbilisi(happenedAt(event));
    const moved: ClockEvent[] =
      state === before
        ? []
        : state === 'clarification'
          ? [{ kind: 'paused', on }]
          : before === 'clarification'
            ? [{ kind: 'resumed', on }]
            : [];
    before = state;
    const { newDueOn } = event.facts;
    return event.kind === 'extended' && newDueOn !== undefined && newDueOn <= addDays(on, MOST_EXTENDED_DAYS)
      ? [...moved, { kind: 'extended', on, to: newDueOn }]
      : moved;
  });
};

const stoppedOn = (events: readonly CaseEvent[]): Day | undefined => {
  let since: Day | undefined;
  for (const { event, life } of lifeOf(events)) {
    if (!STOPPED_LEG_STATES.includes(life.state)) since = undefined;
    else since ??= dayInTbilisi(happenedAt(event));
  }
  return since;
};

/**
 * The clock of a leg by its events; undefined while it has not started. It starts on the day that the term names: when the body's system took
 * the letter (its registration proves that too), or when the body registered it. Pure; the same for every order of the same events.
 */
export const legClockOf = (
  events: readonly CaseEvent[],
  { term, firstAnswer }: { readonly term: Term; readonly firstAnswer?: Pick<Term, 'amount' | 'unit'> },
  calendar: WorkCalendar,
): LegClock | undefined => {
  const { registeredAt } = standingOf(events);
  const deliveredOn = firstDayOf(events, ['delivered', 'registered']);
  const startedOn = term.starts === 'delivered' ? deliveredOn : registeredAt && dayInTbilisi(registeredAt);
  if (startedOn === undefined) return undefined;
  const stopped = stoppedOn(events);
  const given = firstDayOf(events, FIRST_WORDS);
  const firstDueOn =
    firstAnswer === undefined || deliveredOn === undefined
      ? undefined
      : deadlineOf({ ...firstAnswer, starts: 'delivered' }, deliveredOn, calendar).dueOn;
  return {
    deadline: deadlineOf(term, startedOn, calendar, clockEventsOf(events)),
    ...(stopped !== undefined && { stoppedOn: stopped }),
    ...(firstDueOn !== undefined && {
      firstAnswer: { dueOn: firstDueOn, ...(given !== undefined && { givenOn: given }) },
    }),
  };
};
