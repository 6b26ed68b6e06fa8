import { type Day, isDay } from '../../domain/days.ts';
import { ok, problem, type Result } from '../../domain/problems.ts';
import type { DayOff } from '../../domain/work-calendar.ts';
import type { Cases } from '../../ports/cases.ts';
import type { DaysOffBook } from '../../ports/days-off-book.ts';
import type { Registry } from '../../ports/registry.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import type { RecordCaseEvents } from '../record-case-events.ts';
import { orRefuse, refusable, refuse } from '../refusal.ts';
import { findMovedLegs, type MovedLeg, type MovedLegsDeps } from './moved-legs.ts';
import { type By, checkBy, type KeepAct } from './operator.ts';

interface ChangeCalendarDeps extends MovedLegsDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly daysOffBook: DaysOffBook;
  readonly cases: Pick<Cases, 'lockCase'>;
  readonly recordCaseEvents: RecordCaseEvents;
  readonly registry: Pick<Registry, 'agencyNames'>;
  readonly keepAct: KeepAct;
}

/** What is to be changed, given the days off as they are: days that are put, or taken out. */
export type CalendarChange = (current: readonly DayOff[]) => {
  readonly put?: readonly DayOff[];
  readonly remove?: readonly Day[];
};

/** What a change does. */
export interface ChangedCalendar {
  /** Days that are put or taken out and were not so before. */
  readonly days: readonly Day[];
  /** Days off that were there before and are other ones now. */
  readonly replaced: readonly DayOff[];
  /** Legs that are not answered yet. */
  readonly openLegs: number;
  /** Of these, legs whose last day is another one now, or what is left of their term. */
  readonly moved: number;
}

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

const checkExceptions = async (
  { registry }: Pick<ChangeCalendarDeps, 'registry'>,
  tx: Transaction,
  put: readonly DayOff[],
): Promise<void> => {
  for (const code of new Set(put.flatMap(({ exceptAgencies = [] }) => exceptAgencies)))
    if ((await registry.agencyNames(tx, code)) === undefined)
      refuse(problem('NotFound', `There is no agency ${code} to except.`));
};

const same = (a: DayOff, b: DayOff | undefined): boolean =>
  b !== undefined &&
  JSON.stringify({ draft: false, exceptAgencies: [], ...a }) ===
    JSON.stringify({ draft: false, exceptAgencies: [], ...b });

/**
 * Changes the days off and says how many letters that are not answered yet get another last day. Clocks are computed when they are read
 * (ADR 0029), so all of them are right from then on; each case whose last day moved says so in its timeline (`term_moved`), one after the
 * other. With `apply` false nothing is changed. Idempotent; a change is kept as an act, with what it moved.
 * Problems: Validation, NotFound (a day to take out is none of the days off; an agency to except is none of the directory).
 */
export const makeChangeCalendar =
  (deps: ChangeCalendarDeps) =>
  async (said: By, change: CalendarChange, apply: boolean): Promise<Result<ChangedCalendar>> => {
    const actor = { kind: 'operator', name: said.actor } as const;
    const found = await refusable(deps.transactions, actor, async (tx) => {
      const by = orRefuse(checkBy(said));
      await deps.daysOffBook.lock(tx);
      const before = await deps.terms.daysOff(tx, FIRST_DAY);
      const { put = [], remove = [] } = change(before);
      put.forEach(checkDay);
      await checkExceptions(deps, tx, put);
      const unknown = remove.find((day) => !before.some((dayOff) => dayOff.day === day));
      if (unknown !== undefined) refuse(problem('NotFound', `${unknown} is none of the days off.`));
      const byDay = new Map(before.map((dayOff) => [dayOff.day, dayOff]));
      const changed = put.filter((dayOff) => !same(dayOff, byDay.get(dayOff.day)));
      const days = [...changed.map(({ day }) => day), ...remove].sort();
      const replaced = changed.flatMap(({ day }) => byDay.get(day) ?? []);
      const after = [...before.filter(({ day }) => !days.includes(day)), ...changed];
      const { openLegs, moved } = await findMovedLegs(deps, tx, before, after);
      if (apply && days.length > 0) {
        for (const dayOff of changed) await deps.daysOffBook.put(tx, dayOff);
        for (const day of remove) await deps.daysOffBook.remove(tx, day);
        const reason = `${by.reason} (days=${days.join(' ')}, moved=${moved.length})`;
        await deps.keepAct(tx, { ...by, reason }, 'calendar.change', days[0] ?? '');
      }
      return { days, replaced, openLegs, moved };
    });
    if (!found.ok) return found;
    const { moved, ...counts } = found.value;
    if (apply) for (const one of moved) await noteMove(deps, actor, one);
    return ok({ ...counts, moved: moved.length });
  };

/** In a transaction of its own: thousands of cases must not be locked together. What is not written is a line, not a date. */
const noteMove = (
  deps: ChangeCalendarDeps,
  actor: { readonly kind: 'operator'; readonly name: string },
  { leg: { caseId, legId, agencyCode }, from, to }: MovedLeg,
): Promise<void> =>
  deps.transactions.inTransaction(actor, async (tx) => {
    const locked = await deps.cases.lockCase(tx, caseId);
    if (locked === undefined || from === undefined || to === undefined) return;
    const now = await deps.transactions.now(tx);
    const facts = { newDueOn: to, previousDueOn: from };
    await deps.recordCaseEvents(tx, locked, [{ kind: 'term_moved', legId, occurredAt: now, facts }], now, agencyCode);
  });

export type ChangeCalendar = ReturnType<typeof makeChangeCalendar>;
