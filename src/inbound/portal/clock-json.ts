import type { Day } from '../../domain/days.ts';
import { latenessOn, soonFrom } from '../../domain/deadline.ts';
import { traceInWords } from '../../domain/deadline-words.ts';
import type { LegClock } from '../../domain/leg-clock.ts';
import type { StatedTerm, TraceStep } from '../../domain/term.ts';
import type { WorkCalendar } from '../../domain/work-calendar.ts';
import type { Leg } from '../../generated/schemas.ts';

/** A trace in both languages, step by step. */
export const toTrace = (trace: readonly TraceStep[]): { readonly ka: string; readonly en: string }[] => {
  const english = traceInWords(trace, 'en');
  return traceInWords(trace, 'ka').map((ka, index) => ({ ka, en: english[index] ?? '' }));
};

/** The clock of a leg as leg.schema.json writes it. */
export const toClock = (
  { deadline, stoppedOn, firstAnswer }: LegClock,
  { verified, legalRef }: StatedTerm,
  today: Day,
  calendar: WorkCalendar,
): NonNullable<Leg['clock']> => {
  const lateness = latenessOn(deadline, stoppedOn ?? today);
  const soon = stoppedOn === undefined ? soonFrom(deadline, calendar) : undefined;
  const dueSoon = soon !== undefined && lateness === undefined && today >= soon;
  return {
    startedOn: deadline.startedOn,
    verified,
    legalRef,
    trace: toTrace(deadline.trace),
    ...(deadline.dueOn !== undefined && { dueOn: deadline.dueOn }),
    ...(deadline.paused !== undefined && { rests: deadline.paused }),
    ...(dueSoon && { dueSoon }),
    ...(lateness !== undefined && { lateness }),
    ...(stoppedOn !== undefined && { stoppedOn }),
    ...(firstAnswer !== undefined && { firstAnswer }),
  };
};
