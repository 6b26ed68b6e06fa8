import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from './compose-store.ts';
import type { Surroundings } from './compose-use-cases.ts';
import { SEND_AT_ONCE } from './domain/notice-verdict.ts';
import type { Archive } from './ports/archive.ts';
import { makeAddRemovalNote } from './use-cases/add-removal-note.ts';
import { makeKeepEnvelope } from './use-cases/keep-envelope.ts';
import { makeActOnDelivery } from './use-cases/operator/act-on-delivery.ts';
import { makeCancelDelivery } from './use-cases/operator/cancel-delivery.ts';
import { makeExportPackage } from './use-cases/operator/export-package.ts';
import { makeHoldDelivery } from './use-cases/operator/hold-delivery.ts';
import { makeHoldReceiver, makeReleaseReceiver } from './use-cases/operator/hold-receiver.ts';
import { makeListDeliveries, makeShowDelivery } from './use-cases/operator/list-deliveries.ts';
import { makeKeepAct } from './use-cases/operator/operator.ts';
import { makeEndMaintenance, makePlanMaintenance } from './use-cases/operator/plan-maintenance.ts';
import { makeAddLetterType, makeChangeLetterType, makeRetireLetterType } from './use-cases/operator/put-letter-type.ts';
import { makeRegisterByHand } from './use-cases/operator/register-by-hand.ts';
import { makeReleaseDelivery } from './use-cases/operator/release-delivery.ts';
import { makeRetryDeliveries } from './use-cases/operator/retry-deliveries.ts';
import { makeRetryDelivery } from './use-cases/operator/retry-delivery.ts';
import { makeRevokeSealKey } from './use-cases/operator/revoke-seal-key.ts';
import { makeSetPoll } from './use-cases/operator/set-poll.ts';
import { makeRecordCaseEvents } from './use-cases/record-case-events.ts';
import { makeResealWaiting } from './use-cases/reseal-letter.ts';
import { makeSealFirst } from './use-cases/seal-first.ts';
import { makeSealLetter } from './use-cases/seal-letter.ts';

/** The use cases of people who run the exchange: each leaves an entry of who did it and why. */
export const composeOperatorUseCases = (
  store: Store,
  around: Pick<Surroundings, 'ids' | 'queue' | 'sealers' | 'gateway' | 'noticeRules'> & { readonly archive: Archive },
) => {
  const deps = { ...store, ...around, noticeRules: around.noticeRules ?? SEND_AT_ONCE };
  const keepAct = makeKeepAct(deps);
  const recordCaseEvents = makeRecordCaseEvents(deps);
  const acts = { ...deps, keepAct, recordCaseEvents, actOnDelivery: makeActOnDelivery({ ...deps, keepAct }) };
  const sealLetter = makeSealLetter({
    ...deps,
    keepEnvelope: makeKeepEnvelope(deps),
    addRemovalNote: makeAddRemovalNote(deps),
  });
  const sealFirst = makeSealFirst({ ...acts, sealLetter });
  const listDeliveries = makeListDeliveries(acts);
  const retryDelivery = makeRetryDelivery(acts);
  return {
    listDeliveries,
    showDelivery: makeShowDelivery(acts),
    holdDelivery: makeHoldDelivery(acts),
    releaseDelivery: makeReleaseDelivery(acts),
    retryDelivery,
    retryDeliveries: makeRetryDeliveries({ listDeliveries, retryDelivery, pause }),
    cancelDelivery: makeCancelDelivery(acts),
    holdReceiver: makeHoldReceiver(acts),
    releaseReceiver: makeReleaseReceiver(acts),
    planMaintenance: makePlanMaintenance(acts),
    endMaintenance: makeEndMaintenance(acts),
    revokeSealKey: makeRevokeSealKey(acts),
    exportPackage: makeExportPackage({ ...acts, sealFirst, resealWaiting: makeResealWaiting({ ...acts, sealLetter }) }),
    setPoll: makeSetPoll(acts),
    addLetterType: makeAddLetterType(acts),
    changeLetterType: makeChangeLetterType(acts),
    retireLetterType: makeRetireLetterType(acts),
    registerByHand: makeRegisterByHand(acts),
  };
};
