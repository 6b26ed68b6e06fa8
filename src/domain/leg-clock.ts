import { CASE_STATES, type CaseEvent, type CaseState, happenedAt } from './case.ts';
import { lifeOf, registrationIn } from './case-standing.ts';
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

/**
 * The states in which the body owes nothing more. The rest of a partial answer is still owed; a forwarded letter is owed by another body;
 * a dispute of silence takes nothing from what is owed.
 */
const STOPPED_STATES: readonly CaseState[] = [
  'forwarded',
  'answered',
  'refused',
  'not_held',
  'returned',
  'lapsed',
  'withdrawn',
  'closed',
];

/** The states of a leg whose clock may run or rest. */
export const OPEN_LEG_STATES: readonly CaseState[] = CASE_STATES.filter((state) => !STOPPED_STATES.includes(state));

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

// Who works on a letter, or asks about it, has it.
const HAS_IT: readonly CaseEvent['kind'][] = ['delivered', 'in_progress', 'extended', 'clarification_requested'];

const dayOf = (event: CaseEvent): Day => dayInTbilisi(happenedAt(event));

const firstDayOf = (events: readonly CaseEvent[], kinds: readonly CaseEvent['kind'][]): Day | undefined =>
  events
    .filter(({ kind }) => kinds.includes(kind))
    .map(dayOf)
    .sort()[0];

/** What the events say about a clock: since when it was set going anew or stopped, if it was, and what moved it since. */
interface Course {
  readonly reopenedOn?: Day;
  readonly stoppedOn?: Day;
  readonly moves: readonly ClockEvent[];
}

const extensionOf = ({ kind, facts: { newDueOn } }: CaseEvent, on: Day): readonly ClockEvent[] =>
  kind === 'extended' && newDueOn !== undefined && newDueOn <= addDays(on, MOST_EXTENDED_DAYS)
    ? [{ kind: 'extended', on, to: newDueOn }]
    : [];

// After a partial answer the leg stays so when the body closes it, but nothing more is owed.
const closesTheRest = ({ kind, facts }: CaseEvent): boolean =>
  kind === 'closed' || (kind === 'reply' && facts.outcome === undefined);

const AT_WORK: readonly CaseState[] = ['sending', 'failed', 'delivered', 'registered', 'in_progress', 'clarification'];

/**
 * Follows a leg through its states: the clock rests for as long as the leg is in clarification, stops with an end, and begins anew where the
 * body takes the case up again after one.
 */
const courseOf = (events: readonly CaseEvent[]): Course => {
  let before: CaseState = 'sending';
  let course: Course = { moves: [] };
  for (const { event, life } of lifeOf(events)) {
    const { state } = life;
    const on = dayOf(event);
    if (course.stoppedOn !== undefined && AT_WORK.includes(state)) course = { reopenedOn: on, moves: [] };
    const stopped = course.stoppedOn !== undefined;
    const moves: readonly ClockEvent[] = [
      ...(before === 'clarification' && state !== 'clarification' ? [{ kind: 'resumed' as const, on }] : []),
      ...(before !== 'clarification' && state === 'clarification' ? [{ kind: 'paused' as const, on }] : []),
      // Nothing more is owed: a later day would only hide that it came late.
      ...(stopped ? [] : extensionOf(event, on)),
    ];
    const ends =
      !stopped && (STOPPED_STATES.includes(state) || (state === 'partially_answered' && closesTheRest(event)));
    course = { ...course, moves: [...course.moves, ...moves], ...(ends && { stoppedOn: on }) };
    before = state;
  }
  return course;
};

/**
 * The clock of a leg by its events; undefined while it has not started. It starts on the day that the term names: when the body's system took
 * the letter (its registration and any word of work prove that too), or when the body registered it; and anew when the body takes the case up again after an
 * end. Pure; the same for every order of the same events.
 */
export const legClockOf = (
  events: readonly CaseEvent[],
  { term, firstAnswer }: { readonly term: Term; readonly firstAnswer?: Pick<Term, 'amount' | 'unit'> },
  calendar: WorkCalendar,
): LegClock | undefined => {
  const registered = registrationIn(events);
  const registeredOn = registered && dayOf(registered);
  const deliveredOn = [firstDayOf(events, HAS_IT) ?? [], registeredOn ?? []].flat().sort()[0];
  const { reopenedOn, stoppedOn, moves } = courseOf(events);
  const firstStart = term.starts === 'delivered' ? deliveredOn : registeredOn;
  const startedOn = reopenedOn ?? firstStart;
  if (startedOn === undefined) return undefined;
  const given = firstDayOf(events, FIRST_WORDS);
  const firstDueOn =
    firstAnswer === undefined || deliveredOn === undefined
      ? undefined
      : deadlineOf({ ...firstAnswer, starts: 'delivered' }, deliveredOn, calendar).dueOn;
  return {
    deadline: deadlineOf(reopenedOn === undefined ? term : { ...term, starts: 'reopened' }, startedOn, calendar, moves),
    ...(stoppedOn !== undefined && { stoppedOn }),
    ...(firstDueOn !== undefined && {
      firstAnswer: { dueOn: firstDueOn, ...(given !== undefined && { givenOn: given }) },
    }),
  };
};
