import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Holds } from '../../ports/holds.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { type By, checkBy, type Done, type KeepAct } from './operator.ts';

interface PlanMaintenanceDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly holds: Pick<Holds, 'plan' | 'endWindow' | 'knows' | 'knowsWindow'>;
  readonly keepAct: KeepAct;
}

// Longer is no window; a hold has no end and is looked at.
const LONGEST_MS = 31 * 24 * 3_600_000;

/**
 * Plans a maintenance window of a system: from `from` to `until` nothing is sent to it, no attempt is counted, the hundred hours of its
 * letters stand still, and their cases say so. Idempotent by `windowId`, which the caller makes. Problems: Validation, NotFound.
 */
export const makePlanMaintenance =
  (deps: PlanMaintenanceDeps) =>
  async (
    window: { readonly windowId: string; readonly systemCode: string; readonly from: Date; readonly until: Date },
    said: By,
  ): Promise<Result<Done>> => {
    const by = checkBy(said);
    if (!by.ok) return by;
    const { windowId, systemCode, from, until } = window;
    const lengthMs = until.getTime() - from.getTime();
    if (!(lengthMs > 0 && lengthMs <= LONGEST_MS))
      return fail('Validation', 'A maintenance window ends after it begins, within 31 days.', {
        errors: [{ pointer: '/until', detail: 'later than from, by 31 days at most' }],
      });
    return deps.transactions.inTransaction({ kind: 'operator', name: by.value.actor }, async (tx) => {
      if (!(await deps.holds.knows(tx, { systemCode }))) return fail('NotFound', 'There is no such system.');
      if (until <= (await deps.transactions.now(tx)))
        return fail('Validation', 'The window is over already.', { errors: [{ pointer: '/until', detail: 'past' }] });
      const planned = await deps.holds.plan(tx, { holdId: windowId, systemCode, from, until, ...by.value });
      if (planned) await deps.keepAct(tx, by.value, 'maintenance.plan', windowId);
      return ok({ repeated: !planned });
    });
  };

/** Ends a maintenance window now, or takes it back where it has not begun. Idempotent. Problems: Validation, NotFound. */
export const makeEndMaintenance =
  (deps: PlanMaintenanceDeps) =>
  async (windowId: string, said: By): Promise<Result<Done>> => {
    const by = checkBy(said);
    if (!by.ok) return by;
    return deps.transactions.inTransaction({ kind: 'operator', name: by.value.actor }, async (tx) => {
      if (!(await deps.holds.knowsWindow(tx, windowId)))
        return fail('NotFound', 'There is no maintenance window with this id.');
      const ended = await deps.holds.endWindow(tx, windowId);
      if (ended) await deps.keepAct(tx, by.value, 'maintenance.end', windowId);
      return ok({ repeated: !ended });
    });
  };

export type PlanMaintenance = ReturnType<typeof makePlanMaintenance>;
export type EndMaintenance = ReturnType<typeof makeEndMaintenance>;
