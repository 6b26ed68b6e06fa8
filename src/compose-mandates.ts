import type { Store } from './compose-store.ts';
import type { Ids } from './ports/clock.ts';
import type { Queue } from './ports/queue.ts';
import { makeAcceptMandate } from './use-cases/mandates/accept-mandate.ts';
import { makeEndMandate } from './use-cases/mandates/end-mandate.ts';
import { makeGrantMandate } from './use-cases/mandates/grant-mandate.ts';
import { makeNoteMandateAct } from './use-cases/mandates/note-mandate-act.ts';
import { makeUseMandate } from './use-cases/mandates/use-mandate.ts';

/** What owners and holders do about mandates, and what is done under one. */
export const composeMandates = (store: Store, { ids, queue }: { readonly ids: Ids; readonly queue: Queue }) => {
  const deps = { ...store, ids, queue };
  return {
    grantMandate: makeGrantMandate(deps),
    acceptMandate: makeAcceptMandate(deps),
    endMandate: makeEndMandate(deps),
    useMandate: makeUseMandate(deps),
    noteMandateAct: makeNoteMandateAct(deps),
  };
};
