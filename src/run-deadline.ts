import { parseArgs } from 'node:util';
import { isDay } from './domain/days.ts';
import { deadlineOf } from './domain/deadline.ts';
import { traceInWords } from './domain/deadline-words.ts';
import { type ClockEvent, TERM_STARTS, TERM_UNITS, type Term } from './domain/term.ts';
import { workCalendarOf } from './domain/work-calendar.ts';
import { LETTER_TYPES } from './store/seed/letter-types.ts';
import { readDaysOffSeed } from './store/seed.ts';

const USAGE = `shikriki deadline --from DAY [--type CODE] [--unit UNIT --amount NUMBER] [options]

Finds the last day of a term and tells how: each day that was not counted and why. Counts by the terms and days off that ship; an
installation counts by its own rows (GET /v1/deadline).

  --from DAY        the day the term starts, YYYY-MM-DD
  --type CODE       a letter type, whose term is taken: ${LETTER_TYPES.map(({ code }) => code).join(', ')}
  --unit UNIT       ${TERM_UNITS.join(', ')}; in place of the type's
  --amount NUMBER   how many; in place of the type's
  --starts SIGN     ${TERM_STARTS.join(', ')}
  --pause FROM..TO  the agency asked for clarification and got it; without TO the clock rests. May be given several times
  --extend ON..TO   the agency named a later day. May be given several times
  --language LANG   ka or en; left out: both

The last line is the last day, YYYY-MM-DD, or "rests".`;

/** A mistake in what was typed. */
class Mistake extends Error {}

const dayOf = (text: string | undefined, option: string): string => {
  if (text === undefined || !isDay(text)) throw new Mistake(`--${option} takes a day that there is, YYYY-MM-DD.`);
  return text;
};

const oneOf = <T extends string>(text: string, allowed: readonly T[], option: string): T => {
  const found = allowed.find((one) => one === text);
  if (found === undefined) throw new Mistake(`--${option} is one of: ${allowed.join(', ')}.`);
  return found;
};

const numberOf = (text: string): number => {
  if (!/^\d{1,4}$/.test(text)) throw new Mistake('--amount takes a whole number from 0 to 9999.');
  return Number(text);
};

const eventsOf = (pauses: readonly string[], extensions: readonly string[]): readonly ClockEvent[] =>
  [
    ...pauses.flatMap((text): ClockEvent[] => {
      const [from, to = ''] = text.split('..');
      const paused: ClockEvent = { kind: 'paused', on: dayOf(from, 'pause') };
      return to === '' ? [paused] : [paused, { kind: 'resumed', on: dayOf(to, 'pause') }];
    }),
    ...extensions.map((text): ClockEvent => {
      const [on, to] = text.split('..');
      return { kind: 'extended', on: dayOf(on, 'extend'), to: dayOf(to, 'extend') };
    }),
  ].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

const OPTIONS = {
  from: { type: 'string' },
  type: { type: 'string' },
  unit: { type: 'string' },
  amount: { type: 'string' },
  starts: { type: 'string' },
  pause: { type: 'string', multiple: true, default: [] as string[] },
  extend: { type: 'string', multiple: true, default: [] as string[] },
  language: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const termOf = (given: { type?: string; unit?: string; amount?: string; starts?: string }): Term => {
  const codes = LETTER_TYPES.map(({ code }) => code);
  const type = LETTER_TYPES.find(({ code }) => code === given.type);
  if (given.type !== undefined && type === undefined) throw new Mistake(`--type is one of: ${codes.join(', ')}.`);
  const unit = given.unit === undefined ? type?.term?.unit : oneOf(given.unit, TERM_UNITS, 'unit');
  const amount = given.amount === undefined ? type?.term?.amount : numberOf(given.amount);
  if (unit === undefined || amount === undefined)
    throw new Mistake('Give --type with a term of its own, or --unit and --amount.');
  const starts = given.starts === undefined ? type?.term?.starts : oneOf(given.starts, TERM_STARTS, 'starts');
  return { unit, amount, starts: starts ?? 'delivered' };
};

const answer = async (words: readonly string[]): Promise<readonly string[]> => {
  const { values } = parseArgs({ args: [...words], options: OPTIONS });
  if (values.help === true) return [USAGE];
  const startedOn = dayOf(values.from, 'from');
  const languages =
    values.language === undefined ? (['ka', 'en'] as const) : [oneOf(values.language, ['ka', 'en'], 'language')];
  const events = eventsOf(values.pause, values.extend);
  const { dueOn, trace } = deadlineOf(termOf(values), startedOn, workCalendarOf(await readDaysOffSeed()), events);
  return [...languages.flatMap((language) => [...traceInWords(trace, language), '']), dueOn ?? 'rests'];
};

/** Runs `shikriki deadline ...`, offline. @returns the exit code: 0, or 2 where something was typed wrong. */
export const runDeadline = async (
  words: readonly string[],
  printer: { out(text: string): void; err(text: string): void } = {
    out: (text) => console.log(text),
    err: (text) => console.error(text),
  },
): Promise<number> => {
  try {
    for (const line of await answer(words)) printer.out(line);
    return 0;
  } catch (error) {
    const { code } = error as { code?: unknown };
    const isTyped = error instanceof Mistake || (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS_'));
    if (!isTyped) throw error;
    printer.err(`${(error as Error).message}\nSee: shikriki deadline --help`);
    return 2;
  }
};
