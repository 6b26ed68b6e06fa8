import type { Day } from './days.ts';
import type { DayUnit, TermStart, TraceStep } from './term.ts';
import type { WhyOff } from './work-calendar.ts';

/** Languages in which a trace is told. */
export type TraceLanguage = 'ka' | 'en';

interface Words {
  day(day: Day): string;
  count(days: number, unit: DayUnit): string;
  why(why: WhyOff): string;
  starts(starts: TermStart | 'reopened'): string;
  line(step: TraceStep, words: Words): string;
}

const dotted = (day: Day): string => day.split('-').reverse().join('.');
const span = (from: Day, to: Day, words: Words): string =>
  from === to ? words.day(from) : `${words.day(from)} – ${words.day(to)}`;

const GEORGIAN: Words = {
  day: dotted,
  count: (days, unit) => `${days} ${unit === 'working_day' ? 'სამუშაო დღე' : 'კალენდარული დღე'}`,
  why: (why) =>
    why.kind === 'weekend'
      ? 'დასვენების დღე'
      : `${why.dayOff.nameKa} (${why.dayOff.source}${why.dayOff.draft === true ? '; დასაზუსტებელია' : ''})`,
  starts: (starts) =>
    ({
      delivered: 'უწყების სისტემამ წერილი მიიღო',
      registered: 'უწყებამ წერილი დაარეგისტრირა',
      second_working_day_after_registration: 'რეგისტრაციიდან მეორე სამუშაო დღე',
      reopened: 'უწყება წერილის განხილვას დაუბრუნდა; ვადა თავიდან იწყება',
    })[starts],
  line: (step, words) => {
    switch (step.step) {
      case 'start':
        return step.registeredOn === undefined
          ? `${words.day(step.on)}: ${words.starts(step.starts)}; ათვლა იწყება მომდევნო დღიდან`
          : `${words.day(step.on)}: ${words.starts(step.starts)} (რეგისტრაცია ${words.day(step.registeredOn)}); ათვლა იწყება მომდევნო დღიდან`;
      case 'count':
        return `${span(step.from, step.to, words)}: ${words.count(step.days, step.unit)}`;
      case 'skip':
        return `${words.day(step.on)}: არ ითვლება, ${words.why(step.why)}`;
      case 'months':
        return `${words.day(step.to)}: ${step.months} თვე${step.shortMonth ? '; თვეს ასეთი რიცხვი არ აქვს, ამიტომ ბოლო დღე' : ''}`;
      case 'move':
        return `${words.day(step.from)} არასამუშაო დღეა; ვადა გადადის: ${words.day(step.to)}`;
      case 'pause':
        return `${words.day(step.on)}: უწყებამ დაზუსტება მოითხოვა, ათვლა შეჩერდა; დარჩენილია ${words.count(step.left, step.unit)}`;
      case 'pause_too_late':
        return `${words.day(step.on)}: უწყებამ დაზუსტება მოითხოვა ვადის გასვლის შემდეგ; ვადა არ იცვლება`;
      case 'resume':
        return `${words.day(step.on)}: დაზუსტება დასრულდა, ათვლა გრძელდება; დარჩენილია ${words.count(step.left, step.unit)}`;
      case 'extend':
        return `${words.day(step.on)}: უწყებამ ვადა გააგრძელა: ${words.day(step.to)}`;
      case 'extension_not_later':
        return `${words.day(step.on)}: უწყებამ დაასახელა ${words.day(step.to)}; ეს ვადაზე გვიან არ არის და ვადას არ ცვლის`;
      case 'due':
        return `ბოლო დღე: ${words.day(step.on)}`;
    }
  },
};

const ENGLISH: Words = {
  day: dotted,
  count: (days, unit) => `${days} ${unit === 'working_day' ? 'working' : 'calendar'} ${days === 1 ? 'day' : 'days'}`,
  why: (why) =>
    why.kind === 'weekend'
      ? 'weekend'
      : `${why.dayOff.nameEn} (${why.dayOff.source}${why.dayOff.draft === true ? '; not confirmed yet' : ''})`,
  starts: (starts) =>
    ({
      delivered: 'the system of the agency took the letter',
      registered: 'the agency registered the letter',
      second_working_day_after_registration: 'the second working day after registration',
      reopened: 'the agency took the letter up again; the term begins anew',
    })[starts],
  line: (step, words) => {
    switch (step.step) {
      case 'start':
        return step.registeredOn === undefined
          ? `${words.day(step.on)}: ${words.starts(step.starts)}; counting begins on the next day`
          : `${words.day(step.on)}: ${words.starts(step.starts)} (${words.day(step.registeredOn)}); counting begins on the next day`;
      case 'count':
        return `${span(step.from, step.to, words)}: ${words.count(step.days, step.unit)}`;
      case 'skip':
        return `${words.day(step.on)}: not counted, ${words.why(step.why)}`;
      case 'months':
        return `${words.day(step.to)}: ${step.months} ${step.months === 1 ? 'month' : 'months'}${step.shortMonth ? '; the month has no such day, so its last' : ''}`;
      case 'move':
        return `${words.day(step.from)} is no working day; the end moves to ${words.day(step.to)}`;
      case 'pause':
        return `${words.day(step.on)}: the agency asked for clarification, the clock stopped; ${words.count(step.left, step.unit)} left`;
      case 'pause_too_late':
        return `${words.day(step.on)}: the agency asked for clarification after the term had ended; the term stays`;
      case 'resume':
        return `${words.day(step.on)}: the clarification ended, counting goes on; ${words.count(step.left, step.unit)} left`;
      case 'extend':
        return `${words.day(step.on)}: the agency extended the term to ${words.day(step.to)}`;
      case 'extension_not_later':
        return `${words.day(step.on)}: the agency named ${words.day(step.to)}, which is not later; the term stays`;
      case 'due':
        return `Last day: ${words.day(step.on)}`;
    }
  },
};

const WORDS: { readonly [L in TraceLanguage]: Words } = { ka: GEORGIAN, en: ENGLISH };

/** A trace as lines for people, one a step, in its order. Days as DD.MM.YYYY. */
export const traceInWords = (trace: readonly TraceStep[], language: TraceLanguage): readonly string[] =>
  trace.map((step) => WORDS[language].line(step, WORDS[language]));
