import { dayInTbilisi } from '../days.ts';

const dotted = (day: string): string => day.split('-').reverse().join('.');

const TIME = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tbilisi',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A day (YYYY-MM-DD) as papers write it: 22.11.2026. */
export const paperDay = dotted;

/** An instant as papers write it, in Asia/Tbilisi: 22.11.2026, 13:31. */
export const paperTime = (at: Date): string => `${dotted(dayInTbilisi(at))}, ${TIME.format(at)}`;
