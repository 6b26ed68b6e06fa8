import type { CaseEvent } from '../../domain/case.ts';
import type { Day } from '../../domain/days.ts';
import { latenessOn } from '../../domain/deadline.ts';
import { traceInWords } from '../../domain/deadline-words.ts';
import { legClockOf } from '../../domain/leg-clock.ts';
import type { TraceStep } from '../../domain/term.ts';
import { type DayOff, workCalendarOf } from '../../domain/work-calendar.ts';
import type { Leg } from '../../generated/schemas.ts';
import type { TermsOfType } from '../../ports/terms.ts';

/** What clocks are computed from. */
export interface ClockSource {
  readonly terms: TermsOfType;
  readonly daysOff: readonly DayOff[];
  readonly today: Day;
}

/** A trace in both languages, step by step. */
export const toTrace = (trace: readonly TraceStep[]): { readonly ka: string; readonly en: string }[] => {
  const english = traceInWords(trace, 'en');
  return traceInWords(trace, 'ka').map((ka, index) => ({ ka, en: english[index] ?? '' }));
};

/** The clock of a leg as leg.schema.json writes it; undefined while it has not started, or where no answer is owed by a day. */
export const toClock = (
  agencyCode: string,
  events: readonly CaseEvent[],
  { terms: { term, firstAnswer }, daysOff, today }: ClockSource,
): Leg['clock'] => {
  if (term === undefined) return undefined;
  const of = { term, ...(firstAnswer !== undefined && { firstAnswer }) };
  const clock = legClockOf(events, of, workCalendarOf(daysOff, agencyCode));
  if (clock === undefined) return undefined;
  const { deadline, stoppedOn } = clock;
  const lateness = latenessOn(deadline, stoppedOn ?? today);
  return {
    startedOn: deadline.startedOn,
    verified: term.verified,
    legalRef: term.legalRef,
    trace: toTrace(deadline.trace),
    ...(deadline.dueOn !== undefined && { dueOn: deadline.dueOn }),
    ...(deadline.paused !== undefined && { rests: deadline.paused }),
    ...(lateness !== undefined && { lateness }),
    ...(stoppedOn !== undefined && { stoppedOn }),
    ...(clock.firstAnswer !== undefined && { firstAnswer: clock.firstAnswer }),
  };
};
