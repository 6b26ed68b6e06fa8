import type { Alerts } from '../ports/alerts.ts';
import type { Transactions } from '../ports/transaction.ts';
import { TROUBLE_KINDS, type Troubles } from '../ports/troubles.ts';
import type { ClearAlert } from './clear-alert.ts';
import type { RaiseAlert } from './raise-alert.ts';

// How long a file may wait for its scan, and how many looks at a system may fail in a row, before somebody is told.
const PATIENCE = { scannerMs: 5 * 60_000, looks: 5 } as const;

/**
 * Keeps one alert for each thing that waits for a person: files that cannot be scanned, replies without a case, messages that cannot be
 * taken, webhooks that were given up. The rows themselves say what is open, so that an alert ends when its cause does, whoever ended it.
 * Safe to run anywhere, any number of times.
 */
export const makeWatchTroubles =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly troubles: Troubles;
    readonly alerts: Pick<Alerts, 'open'>;
    readonly raiseAlert: RaiseAlert;
    readonly clearAlert: ClearAlert;
  }) =>
  (): Promise<void> =>
    deps.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
      const found = await deps.troubles.find(tx, PATIENCE);
      for (const trouble of found) await deps.raiseAlert(tx, trouble);
      for (const { kind, subject } of await deps.alerts.open(tx)) {
        const watched = (TROUBLE_KINDS as readonly string[]).includes(kind);
        if (watched && !found.some((trouble) => trouble.kind === kind && trouble.subject === subject))
          await deps.clearAlert(tx, kind, subject);
      }
    });

export type WatchTroubles = ReturnType<typeof makeWatchTroubles>;
