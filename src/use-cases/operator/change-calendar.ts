import { type Day, dayInTbilisi, isDay } from '../../domain/days.ts';
import { legClockOf } from '../../domain/leg-clock.ts';
import { problem, type Result } from '../../domain/problems.ts';
import { type DayOff, workCalendarOf } from '../../domain/work-calendar.ts';
import type { Cases } from '../../ports/cases.ts';
import type { DaysOffBook } from '../../ports/days-off-book.ts';
import type { OpenLeg, OpenLegs } from '../../ports/open-legs.ts';
import type { Terms, TermsOfType } from '../../ports/terms.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import { orRefuse, refusable, refuse } from '../refusal.ts';
import { type By, checkBy, type KeepAct } from './operator.ts';

interface ChangeCalendarDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly daysOffBook: DaysOffBook;
  readonly openLegs: OpenLegs;
  readonly terms: Terms;
  readonly cases: Pick<Cases, 'events'>;
  readonly keepAct: KeepAct;
}

/** What is to be changed: days that are put, or taken out. */
export interface CalendarChange {
  readonly put?: readonly DayOff[];
  readonly remove?: readonly Day[];
}

/** What a change does. */
export interface ChangedCalendar {
  /** Days that are put or taken out and were not so before. */
  readonly days: readonly Day[];
  /** Legs that are not answered yet. */
  readonly openLegs: number;
  /** Of these, legs whose last day is another one now, or what is left of their term. */
  readonly moved: number;
}

const A_BATCH = 500;
// The earliest day that the calendar is asked about: no case is older.
const FIRST_DAY: Day = '2000-01-01';

const broken = (detail: string): never =>
  refuse(problem('Validation', 'The day cannot be like this.', { errors: [{ pointer: '/day', detail }] }));

const checkDay = ({ day, nameKa, nameEn, source }: DayOff): void => {
  if (!isDay(day)) broken('a day that there is, YYYY-MM-DD');
  for (const text of [nameKa, nameEn, source])
    if (text.trim() === '' || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text) || text.length > 200)
      broken('names and source are one line of 1 to 200 characters each');
};

const same = (a: DayOff, b: DayOff | undefined): boolean =>
  b !== undefined &&
  JSON.stringify({ draft: false, exceptAgencies: [], ...a }) ===
    JSON.stringify({ draft: false, exceptAgencies: [], ...b });

/**
 * Changes the days off and says how many letters that are not answered yet get another last day. Clocks are computed when they are read
 * (ADR 0029): nothing else has to be written. With `apply` false nothing is changed. Idempotent; a change is kept as an act.
 * Problems: Validation, NotFound (a day to take out is none of the days off).
 */
export const makeChangeCalendar =
  (deps: ChangeCalendarDeps) =>
  (said: By, change: CalendarChange, apply: boolean): Promise<Result<ChangedCalendar>> =>
    refusable(deps.transactions, { kind: 'operator', name: said.actor }, async (tx) => {
      const by = orRefuse(checkBy(said));
      const { put = [], remove = [] } = change;
      put.forEach(checkDay);
      await deps.daysOffBook.lock(tx);
      const before = await deps.terms.daysOff(tx, FIRST_DAY);
      const unknown = remove.find((day) => !before.some((dayOff) => dayOff.day === day));
      if (unknown !== undefined) refuse(problem('NotFound', `${unknown} is none of the days off.`));
      const put0 = put.filter(
        (dayOff) =>
          !same(
            dayOff,
            before.find(({ day }) => day === dayOff.day),
          ),
      );
      const days = [...put0.map(({ day }) => day), ...remove].sort();
      const after = [...before.filter(({ day }) => !days.includes(day)), ...put0];
      const counts = await countMoved(deps, tx, before, after);
      if (apply && days.length > 0) {
        for (const dayOff of put0) await deps.daysOffBook.put(tx, dayOff);
        for (const day of remove) await deps.daysOffBook.remove(tx, day);
        const reason = `${by.reason} (days=${days.join(' ')}, moved=${counts.moved})`;
        await deps.keepAct(tx, { ...by, reason }, 'calendar.change', days[0] ?? '');
      }
      return { days, ...counts };
    });

const countMoved = async (
  deps: ChangeCalendarDeps,
  tx: Transaction,
  before: readonly DayOff[],
  after: readonly DayOff[],
): Promise<Pick<ChangedCalendar, 'openLegs' | 'moved'>> => {
  const known = new Map<string, TermsOfType | undefined>();
  const termsOf = async ({ letterType, filedAt }: OpenLeg): Promise<TermsOfType | undefined> => {
    const filedOn = dayInTbilisi(filedAt);
    const key = `${letterType} ${filedOn}`;
    if (!known.has(key)) known.set(key, await deps.terms.ofType(tx, letterType, filedOn));
    return known.get(key);
  };
  const moves = async (leg: OpenLeg): Promise<boolean> => {
    const { term } = (await termsOf(leg)) ?? {};
    if (term === undefined) return false;
    const events = (await deps.cases.events(tx, leg.caseId)).filter((event) => event.legId === leg.legId);
    const ends = [before, after].map((days) => {
      const { dueOn, paused } = legClockOf(events, { term }, workCalendarOf(days, leg.agencyCode))?.deadline ?? {};
      return JSON.stringify([dueOn, paused]);
    });
    return ends[0] !== ends[1];
  };
  let [openLegs, moved] = [0, 0];
  let last: string | undefined;
  for (;;) {
    const legs = await deps.openLegs.after(tx, last, A_BATCH);
    for (const leg of legs) if (await moves(leg)) moved += 1;
    openLegs += legs.length;
    last = legs.at(-1)?.legId;
    if (legs.length < A_BATCH) return { openLegs, moved };
  }
};

export type ChangeCalendar = ReturnType<typeof makeChangeCalendar>;
