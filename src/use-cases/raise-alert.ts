import { type AlertFacts, type AlertKind, isToldByStep } from '../domain/alerts.ts';
import type { Alerts } from '../ports/alerts.ts';
import type { Ids } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Transaction } from '../ports/transaction.ts';

/**
 * Raises an alert in the caller's transaction, or brings the facts of the open one up to date. Idempotent: there is one open alert
 * for each kind and subject. Mailed later (use-cases/send-alerts.ts).
 */
export const makeRaiseAlert =
  (deps: {
    readonly alerts: Pick<Alerts, 'raise'>;
    readonly ids: Pick<Ids, 'uuid'>;
    readonly log: Pick<Log, 'warn'>;
  }) =>
  async (
    tx: Transaction,
    alert: { readonly kind: AlertKind; readonly subject: string; readonly facts?: AlertFacts },
  ): Promise<void> => {
    const { kind, subject, facts = {} } = alert;
    const isNew = await deps.alerts.raise(tx, {
      alertId: deps.ids.uuid(),
      kind,
      subject,
      facts,
      mailChanges: isToldByStep(kind),
    });
    if (isNew) deps.log.warn('alert.raised', { kind, name: subject });
  };

export type RaiseAlert = ReturnType<typeof makeRaiseAlert>;
