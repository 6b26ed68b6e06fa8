import { addDays, type Day, weekdayOf } from './days.ts';

/** A day on which nobody works though it is no weekend: a holiday of the law, or one that the Government decreed (Labour Code, Art. 30). */
export interface DayOff {
  readonly day: Day;
  readonly nameKa: string;
  readonly nameEn: string;
  /** Where it stands: a law, the number of a decree, or the library that proposed it. */
  readonly source: string;
  /** `administrative`: for administrative bodies only, as most decrees say. All bodies of the directory are; the others are excepted by name. */
  readonly scope: 'all' | 'administrative';
  /** Bodies that work all the same: decrees let some. */
  readonly exceptAgencies?: readonly string[];
  /** Proposed and not yet confirmed by a person; it counts, and is told as such. */
  readonly draft?: boolean;
}

/** Why nobody works on a day. */
export type WhyOff = { readonly kind: 'weekend' } | { readonly kind: 'day_off'; readonly dayOff: DayOff };

/** On which days a body works. */
export interface WorkCalendar {
  /** Undefined on a working day. */
  whyOff(day: Day): WhyOff | undefined;
}

const isWeekend = (day: Day): boolean => [0, 6].includes(weekdayOf(day));

/** The calendar of an agency; without one, of an administrative body that makes no exception. A weekend is told before a holiday on it. */
export const workCalendarOf = (daysOff: readonly DayOff[], agencyCode?: string): WorkCalendar => {
  const byDay = new Map(
    daysOff
      .filter(({ exceptAgencies = [] }) => agencyCode === undefined || !exceptAgencies.includes(agencyCode))
      .map((dayOff) => [dayOff.day, dayOff]),
  );
  return {
    whyOff: (day) => {
      if (isWeekend(day)) return { kind: 'weekend' };
      const dayOff = byDay.get(day);
      return dayOff && { kind: 'day_off', dayOff };
    },
  };
};

// Longer than any row of days off: with fewer, a calendar that says "off" for ever would never let go.
const MOST_OFF_IN_A_ROW = 400;

/** The first working day after a day. @throws where the calendar has none within a year. */
export const nextWorkingDay = (calendar: WorkCalendar, day: Day): Day => {
  let next = day;
  for (let tries = 0; tries < MOST_OFF_IN_A_ROW; tries++) {
    next = addDays(next, 1);
    if (calendar.whyOff(next) === undefined) return next;
  }
  throw new Error(`the calendar has no working day in the year after ${day}`);
};
