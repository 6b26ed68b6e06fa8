import type { Store } from './compose-store.ts';
import type { Ids } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import { makeEndByReport } from './use-cases/end-by-report.ts';
import { makeSuppressAddress } from './use-cases/suppressions/suppress-address.ts';
import { makeTakeDeliveryReport } from './use-cases/take-delivery-report.ts';

/** Delivery reports of SMS providers reach a worker through its channel, or an api process through its door. */
export const composeTakeDeliveryReport = (
  store: Store,
  around: { readonly ids: Pick<Ids, 'uuid'>; readonly log: Pick<Log, 'note'> },
) => {
  const deps = { ...store, ...around };
  const endByReport = makeEndByReport({ ...deps, suppressAddress: makeSuppressAddress(deps) });
  return makeTakeDeliveryReport({ ...deps, endByReport });
};
