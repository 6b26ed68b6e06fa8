import type { Store } from './compose-store.ts';
import type { Ids } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { OperatorAlerts } from './ports/operator-alerts.ts';
import { makeClearAlert } from './use-cases/clear-alert.ts';
import { makeRaiseAlert } from './use-cases/raise-alert.ts';

/** Alerts for those who have no transaction of their own. */
export const composeOperatorAlerts = (
  store: Pick<Store, 'alerts' | 'transactions'>,
  around: { readonly ids: Pick<Ids, 'uuid'>; readonly log: Pick<Log, 'warn' | 'note'> },
): OperatorAlerts => {
  const deps = { ...store, ...around };
  const raiseAlert = makeRaiseAlert(deps);
  const clearAlert = makeClearAlert(deps);
  return {
    raise: (alert) => store.transactions.inTransaction({ kind: 'worker' }, (tx) => raiseAlert(tx, alert)),
    keepOnly: (kind, subjects, judged) =>
      store.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
        for (const open of await store.alerts.open(tx)) {
          if (open.kind === kind && !subjects.includes(open.subject) && judged(open.subject))
            await clearAlert(tx, kind, open.subject);
        }
      }),
  };
};
