import type { AlertKind } from '../domain/alerts.ts';
import type { Alerts } from '../ports/alerts.ts';
import type { Log } from '../ports/log.ts';
import type { Transaction } from '../ports/transaction.ts';

/** Ends an alert in the caller's transaction, where one is open. Idempotent. Who was told of it is told of its end. */
export const makeClearAlert =
  (deps: { readonly alerts: Pick<Alerts, 'clear'>; readonly log: Pick<Log, 'note'> }) =>
  async (tx: Transaction, kind: AlertKind, subject: string): Promise<void> => {
    if (await deps.alerts.clear(tx, kind, subject)) deps.log.note('alert.cleared', { kind, name: subject });
  };

export type ClearAlert = ReturnType<typeof makeClearAlert>;
