/** A day in Georgia as YYYY-MM-DD: what a calendar on a wall says, without a time. Texts compare as the days do. */
export type Day = string;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
// Georgia has kept UTC+4 all year since 2005 (tz database, Asia/Tbilisi).
const TBILISI_OFFSET_MS = 4 * 3_600_000;

const instantOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (instant: number): Day => new Date(instant).toISOString().slice(0, 10);

/** True for a day of this century that there is, written YYYY-MM-DD: counting from one of another never ends where anybody looks. */
export const isDay = (text: string): boolean =>
  /^20\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(instantOf(text)) && dayAt(instantOf(text)) === text;

/** The day that it is in Georgia at an instant. */
export const dayInTbilisi = (at: Date): Day => dayAt(at.getTime() + TBILISI_OFFSET_MS);

/** The instant at which a day begins in Georgia; it ends where the next one begins. */
export const startOfDay = (day: Day): Date => new Date(instantOf(day) - TBILISI_OFFSET_MS);

/** The minute of the day that it is in Georgia at an instant, from 0 to 1439. */
export const minuteInTbilisi = (at: Date): number =>
  Math.floor((at.getTime() - startOfDay(dayInTbilisi(at)).getTime()) / MINUTE_MS);

/** So many days later; earlier where the number is negative. */
export const addDays = (day: Day, days: number): Day => dayAt(instantOf(day) + days * DAY_MS);

/** How many days from one day to another. */
export const daysFrom = (from: Day, to: Day): number => Math.round((instantOf(to) - instantOf(from)) / DAY_MS);

/** 0 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(instantOf(day)).getUTCDay();

const lastOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** The day with the same number so many months later; the last of the month where it has no such day. */
export const addMonths = (day: Day, months: number): Day => {
  const at = new Date(instantOf(day));
  const wanted = at.getUTCMonth() + months;
  const [year, month] = [at.getUTCFullYear() + Math.floor(wanted / 12), ((wanted % 12) + 12) % 12];
  return dayAt(Date.UTC(year, month, Math.min(at.getUTCDate(), lastOfMonth(year, month))));
};
