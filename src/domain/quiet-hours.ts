import { addDays, dayInTbilisi, minuteInTbilisi, startOfDay } from './days.ts';

/** Part of each day in Georgia in which nothing is sent; over midnight where `from` is later than `to`. Times are HH:MM. */
export interface QuietHours {
  readonly from: string;
  /** The first minute that is not quiet any more. */
  readonly to: string;
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const MINUTES_A_DAY = 1_440;
const MINUTE_MS = 60_000;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Reads HH:MM-HH:MM. @returns undefined where the text is something else, or both times are the same. */
export const readQuietHours = (text: string): QuietHours | undefined => {
  const [from = '', to = '', ...rest] = text.split('-');
  return TIME.test(from) && TIME.test(to) && from !== to && rest.length === 0 ? { from, to } : undefined;
};

/** How long of a day is not quiet, in minutes. */
export const wakingMinutes = ({ from, to }: QuietHours): number =>
  (minutesOf(from) - minutesOf(to) + MINUTES_A_DAY) % MINUTES_A_DAY;

/** When quiet time that is on at an instant ends; undefined where it is not quiet. */
export const quietUntil = (at: Date, { from, to }: QuietHours): Date | undefined => {
  const minute = minuteInTbilisi(at);
  const [start, end] = [minutesOf(from), minutesOf(to)];
  const overMidnight = start > end;
  const quiet = overMidnight ? minute >= start || minute < end : minute >= start && minute < end;
  if (!quiet) return undefined;
  const today = dayInTbilisi(at);
  const endsOn = overMidnight && minute >= start ? addDays(today, 1) : today;
  return new Date(startOfDay(endsOn).getTime() + end * MINUTE_MS);
};
