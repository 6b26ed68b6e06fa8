import { dayInTbilisi } from '../days.ts';

/** A day (YYYY-MM-DD) as papers write it: 22.11.2026. */
export const paperDay = (day: string): string => day.split('-').reverse().join('.');

const TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tbilisi',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** An instant as papers write it, in Asia/Tbilisi: 22.11.2026, 13:31. */
export const paperTime = (at: Date): string => `${paperDay(dayInTbilisi(at))}, ${TIME.format(at)}`;
