import type { CaseEvent } from '../domain/case.ts';
import { dayInTbilisi } from '../domain/days.ts';
import { type LegClock, legClockOf } from '../domain/leg-clock.ts';
import { type DayOff, type WorkCalendar, workCalendarOf } from '../domain/work-calendar.ts';
import type { Terms, TermsOfType } from '../ports/terms.ts';
import type { Transaction } from '../ports/transaction.ts';

/** The clocks of one case. */
export interface CaseClocks {
  readonly terms: TermsOfType;
  /** On which days a body works. */
  calendarOf(agencyCode: string): WorkCalendar;
  /** The clock of a leg by the leg's own events; undefined where it has not started, or where no answer is owed by a day. */
  clockOf(agencyCode: string, events: readonly CaseEvent[]): LegClock | undefined;
}

/** The calendars of agencies, each made once. */
const makeCalendars = (daysOff: readonly DayOff[]) => {
  const known = new Map<string, WorkCalendar>();
  return (agencyCode: string): WorkCalendar => {
    const calendar = known.get(agencyCode) ?? workCalendarOf(daysOff, agencyCode);
    known.set(agencyCode, calendar);
    return calendar;
  };
};

const caseClocks = (terms: TermsOfType, calendarOf: CaseClocks['calendarOf']): CaseClocks => {
  const { term, firstAnswer } = terms;
  return {
    terms,
    calendarOf,
    clockOf: (agencyCode, events) =>
      term && legClockOf(events, { term, ...(firstAnswer && { firstAnswer }) }, calendarOf(agencyCode)),
  };
};

/** Reads how the clocks of a case run: the terms of its type on the day of filing, and the days off as they stand now. */
export const readCaseClocks = async (
  { terms }: { readonly terms: Terms },
  tx: Transaction,
  { letterType, filedAt }: { readonly letterType: string; readonly filedAt: Date },
): Promise<CaseClocks> => {
  const filedOn = dayInTbilisi(filedAt);
  const ofType = (await terms.ofType(tx, letterType, filedOn)) ?? {};
  return caseClocks(ofType, makeCalendars(await terms.daysOff(tx, filedOn)));
};

/** Clocks of many cases by one calendar; the terms of a type and day are read once. */
export const makeKnownClocks = ({ terms }: { readonly terms: Pick<Terms, 'ofType'> }, daysOff: readonly DayOff[]) => {
  const known = new Map<string, CaseClocks>();
  const calendarOf = makeCalendars(daysOff);
  return async (
    tx: Transaction,
    { letterType, filedAt }: { readonly letterType: string; readonly filedAt: Date },
  ): Promise<CaseClocks> => {
    const filedOn = dayInTbilisi(filedAt);
    const key = `${letterType} ${filedOn}`;
    const clocks = known.get(key) ?? caseClocks((await terms.ofType(tx, letterType, filedOn)) ?? {}, calendarOf);
    known.set(key, clocks);
    return clocks;
  };
};
