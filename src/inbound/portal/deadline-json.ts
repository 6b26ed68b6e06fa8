import type { Day } from '../../domain/days.ts';
import { deadlineOf } from '../../domain/deadline.ts';
import type { StatedTerm } from '../../domain/term.ts';
import { type DayOff, workCalendarOf } from '../../domain/work-calendar.ts';
import type { Deadline } from '../../generated/schemas.ts';
import { toTrace } from './clock-json.ts';

/** The last day for an answer whose term starts on a day, as deadline.schema.json writes it; only the type where none is owed. */
export const toDeadline = (
  letterType: string,
  term: StatedTerm | undefined,
  from: Day,
  daysOff: readonly DayOff[],
  agencyCode: string | undefined,
): Deadline => {
  if (term === undefined) return { letterType };
  const { startedOn, dueOn, trace } = deadlineOf(term, from, workCalendarOf(daysOff, agencyCode));
  return {
    letterType,
    startedOn,
    verified: term.verified,
    legalRef: term.legalRef,
    trace: toTrace(trace),
    ...(dueOn !== undefined && { dueOn }),
  };
};
