import { fail } from '../domain/problems.ts';
import type { DayOff } from '../domain/work-calendar.ts';
import type { CalendarChange } from '../use-cases/operator/change-calendar.ts';
import { answerSentence, answerTable } from './answers.ts';
import { wordsOf } from './capabilities.ts';
import type { Call, Noun } from './command.ts';
import type { OperatorDesk } from './operator-desk.ts';

type Desk = Pick<OperatorDesk, 'transactions' | 'terms' | 'changeCalendar' | 'proposeDaysOff'>;

const APPLY = { about: 'change the calendar; without it is only told what would change' } as const;
const YEAR = /^20\d\d$/;

const readDaysOff = (desk: Desk, call: Call, year?: string): Promise<readonly DayOff[]> =>
  desk.transactions.inTransaction({ kind: 'operator', name: call.by.actor }, async (tx) =>
    (await desk.terms.daysOff(tx, `${year ?? '2000'}-01-01`)).filter(
      ({ day }) => year === undefined || day.startsWith(year),
    ),
  );

const change = async (desk: Desk, call: Call, what: CalendarChange) => {
  const apply = call.flag('apply');
  const result = await desk.changeCalendar(call.by, what, apply);
  if (!result.ok) return result;
  const { days, replaced, moved, openLegs } = result.value;
  const changed =
    days.length === 0 ? 'Nothing to change.' : `${days.join(', ')}: ${apply ? 'changed' : 'would be changed'}.`;
  // A draft that is confirmed stays what it was.
  const others = replaced
    .filter(({ draft }) => draft !== true)
    .map(({ day, nameEn }) => ` It ${apply ? 'replaced' : 'would replace'} ${day} ${nameEn}.`);
  const effect = `Of ${openLegs} letters that are not answered yet, ${moved} ${apply ? 'have' : 'would have'} another last day.`;
  const more = apply || days.length === 0 ? '' : ' Nothing was changed (--apply changes).';
  return answerSentence(`${changed}${others.join('')} ${effect}${more}`, { ...result.value, applied: apply });
};

const wrongYear = (year: string) => fail('Validation', `${year} is no year from 2000 to 2099.`);

/** Days off, by which terms are counted. */
export const calendar: Noun<Desk> = {
  about: 'Days off: holidays of the law and those that the Government decrees. Open cases are counted by them at once.',
  verbs: {
    list: {
      about: 'the days off of a year, or all',
      options: { year: { takes: 'YEAR', about: 'left out: all' } },
      async run(desk, call) {
        const year = call.option('year');
        if (year !== undefined && !YEAR.test(year)) return wrongYear(year);
        return answerTable(await readDaysOff(desk, call, year), {
          DAY: ({ day }) => day,
          NAME: ({ nameEn }) => nameEn,
          SOURCE: ({ source }) => source,
          SCOPE: ({ scope }) => scope,
          EXCEPT: ({ exceptAgencies }) => exceptAgencies?.join(' '),
          DRAFT: ({ draft }) => (draft === true ? 'to be confirmed' : undefined),
        });
      },
    },
    add: {
      about: 'add a day off, or change one: tells first how many letters get another last day',
      args: ['DAY'],
      options: {
        'name-ka': { takes: 'NAME', about: 'name in Georgian', required: true },
        'name-en': { takes: 'NAME', about: 'name in English', required: true },
        source: { takes: 'TEXT', about: 'where it stands, such as: Decree 698 of 2020', required: true },
        scope: { takes: 'SCOPE', about: 'administrative (bodies only) or all; left out: administrative' },
        except: { takes: 'LIST', about: 'agencies that work all the same, with commas between' },
        apply: APPLY,
      },
      async run(desk, call) {
        const scope = call.option('scope') ?? 'administrative';
        if (scope !== 'administrative' && scope !== 'all')
          return fail('Validation', '--scope is administrative or all.');
        const dayOff: DayOff = {
          day: call.argument('DAY'),
          nameKa: call.option('name-ka') ?? '',
          nameEn: call.option('name-en') ?? '',
          source: call.option('source') ?? '',
          scope,
          exceptAgencies: wordsOf(call.option('except') ?? ''),
        };
        return change(desk, call, () => ({ put: [dayOff] }));
      },
    },
    remove: {
      about: 'take a day off out of the calendar: tells first how many letters get another last day',
      args: ['DAY'],
      options: { apply: APPLY },
      run: (desk, call) => change(desk, call, () => ({ remove: [call.argument('DAY')] })),
    },
    draft: {
      about: 'propose the holidays of a year that are not there yet; they count, and are told as not confirmed',
      args: ['YEAR'],
      options: { apply: APPLY },
      async run(desk, call) {
        const year = call.argument('YEAR');
        if (!YEAR.test(year)) return wrongYear(year);
        const proposed = await desk.proposeDaysOff(Number(year));
        return change(desk, call, (current) => {
          const known = new Set(current.map(({ day }) => day));
          return { put: proposed.filter(({ day }) => !known.has(day)) };
        });
      },
    },
    confirm: {
      about: 'confirm the proposed holidays of a year, once a person has compared them with the law',
      args: ['YEAR'],
      options: { apply: APPLY },
      async run(desk, call) {
        const year = call.argument('YEAR');
        if (!YEAR.test(year)) return wrongYear(year);
        return change(desk, call, (current) => ({
          put: current
            .filter(({ day, draft }) => draft === true && day.startsWith(year))
            .map((dayOff) => ({ ...dayOff, draft: false })),
        }));
      },
    },
  },
};
