import { composeMandates } from './compose-mandates.ts';
import type { Store } from './compose-store.ts';
import type { Address } from './domain/envelope.ts';
import { type NoticeRules, SEND_AT_ONCE } from './domain/notice-verdict.ts';
import { makeFormChecks } from './outbound/forms/form-checks.ts';
import { makeSignedFiles } from './outbound/signatures/signed-files.ts';
import type { Channel } from './ports/channel.ts';
import type { Ids } from './ports/clock.ts';
import type { Connector } from './ports/connector.ts';
import type { EnvelopeVerifier } from './ports/envelope.ts';
import type { EnvelopeInspector } from './ports/envelope-inspection.ts';
import type { Log } from './ports/log.ts';
import type { OperatorAlerts } from './ports/operator-alerts.ts';
import type { Queue } from './ports/queue.ts';
import type { RevocationLists, RevocationResponder } from './ports/revocation.ts';
import type { Scanner } from './ports/scanner.ts';
import type { AddressHash } from './ports/suppressions.ts';
import type { Taps } from './taps.ts';
import { makeAddRemovalNote } from './use-cases/add-removal-note.ts';
import { makeApplyEnvelope } from './use-cases/apply-envelope.ts';
import { makeChangeNoticeSettings } from './use-cases/change-notice-settings.ts';
import { makeCheckCertificates, type OwnCertificateEnd } from './use-cases/check-certificates.ts';
import { makeCheckEnvelope } from './use-cases/check-envelope.ts';
import { makeCheckLetter } from './use-cases/check-letter/check-letter.ts';
import type { ChooseSealerDeps } from './use-cases/choose-sealer.ts';
import { makeClearAlert } from './use-cases/clear-alert.ts';
import { makeCollectAnswers } from './use-cases/collect-answers.ts';
import { makeCollectMessage } from './use-cases/collect-message.ts';
import { makeChangeContact } from './use-cases/contacts/change-contact.ts';
import { makeConfirmContact } from './use-cases/contacts/confirm-contact.ts';
import { makeReadContacts } from './use-cases/contacts/read-contacts.ts';
import { makeRemoveContact } from './use-cases/contacts/remove-contact.ts';
import { makeDeliverEnvelope } from './use-cases/deliver-envelope.ts';
import { makeDraftComplaint } from './use-cases/draft-complaint.ts';
import { makeRemoveDraft } from './use-cases/drafts/remove-draft.ts';
import { makeSaveDraft } from './use-cases/drafts/save-draft.ts';
import type { FilingRules } from './use-cases/filing/count-filing.ts';
import { makeFillSearch } from './use-cases/fill-search.ts';
import { makeJudgeEndpoint } from './use-cases/judge-endpoint.ts';
import { makeKeepEnvelope } from './use-cases/keep-envelope.ts';
import { makeKeepHouse } from './use-cases/keep-house.ts';
import { makeAskMailboxStatus } from './use-cases/mailbox/ask-mailbox-status.ts';
import { makeFetchFromMailbox } from './use-cases/mailbox/fetch-from-mailbox.ts';
import { makePeekMailbox } from './use-cases/mailbox/peek-mailbox.ts';
import { makeSettlePickUp } from './use-cases/mailbox/settle-pick-up.ts';
import { makeRemindOfMandates } from './use-cases/mandates/remind-of-mandates.ts';
import { makeNotifyCitizen } from './use-cases/notify-citizen.ts';
import { makeOpenCase } from './use-cases/open-case.ts';
import { makeKeepAct } from './use-cases/operator/operator.ts';
import { makeRaiseAlert } from './use-cases/raise-alert.ts';
import { makeReceiveEnvelope } from './use-cases/receive-envelope.ts';
import { makeReceiveFile } from './use-cases/receive-file.ts';
import { makeRecordCaseEvents } from './use-cases/record-case-events.ts';
import {
  makeRecordBrokenDelivery,
  makeRecordDeliveryOutcome,
  makeWriteDeliveryOutcome,
} from './use-cases/record-delivery-outcome.ts';
import { makeRelayDue } from './use-cases/relay-due.ts';
import { makeRemindAgencies } from './use-cases/remind-agencies.ts';
import { makeRemindCitizens } from './use-cases/remind-citizens.ts';
import { makeRemoveFile } from './use-cases/remove-file.ts';
import { makeIsSealOutdated, makeResealLetter } from './use-cases/reseal-letter.ts';
import { makeScanFile } from './use-cases/scan-file.ts';
import { makeSealFirst } from './use-cases/seal-first.ts';
import { makeSealLetter } from './use-cases/seal-letter.ts';
import { makeSealReceipt } from './use-cases/seal-receipt.ts';
import { makeSendAlerts } from './use-cases/send-alerts.ts';
import { makeSendIntoCase } from './use-cases/send-into-case/send-into-case.ts';
import { makeSendReceipt } from './use-cases/send-receipt.ts';
import { makeSettleHeldFile } from './use-cases/settle-held-file.ts';
import { makeSettleScan } from './use-cases/settle-scan.ts';
import { makeBalanceSmsProviders } from './use-cases/sms/balance-sms-providers.ts';
import { makeStoreStream } from './use-cases/store-stream.ts';
import { makeSubmitLetter } from './use-cases/submit-letter/submit-letter.ts';
import { makeLiftByConfirmation } from './use-cases/suppressions/lift-by-confirmation.ts';
import { makeSuppressAddress } from './use-cases/suppressions/suppress-address.ts';
import { makeTakeReceipt } from './use-cases/take-receipt.ts';
import { makeDiscardUnmatched } from './use-cases/unmatched/discard-unmatched.ts';
import { makeGuessMatches } from './use-cases/unmatched/guess-matches.ts';
import { makeKeepUnmatched } from './use-cases/unmatched/keep-unmatched.ts';
import { makeFindUnmatched, makeListUnmatched } from './use-cases/unmatched/list-unmatched.ts';
import { makeMatchReply } from './use-cases/unmatched/match-reply.ts';
import { makeUploadFile } from './use-cases/upload-file.ts';
import { makeVerifyInbound } from './use-cases/verify-inbound.ts';
import { makeWatchDeliveries } from './use-cases/watch-deliveries.ts';
import { makeWatchTroubles } from './use-cases/watch-troubles.ts';

/** What use cases need besides the store. */
export interface Surroundings {
  readonly sealers: ChooseSealerDeps['sealers'];
  readonly verifier: EnvelopeVerifier;
  readonly queue: Queue;
  readonly log: Log;
  readonly ids: Ids;
  /** Our own address in every envelope. */
  readonly gateway: Address;
  readonly random: () => number;
  /** Left out: everybody files as much as they like, and no letter is compared with earlier ones. */
  readonly filingRules?: FilingRules;
  /** Left out: nothing is checked by revocation lists. */
  readonly revocationLists?: RevocationLists | undefined;
  readonly taps?: Taps;
  /** Left out: notices are sent at once and one by one, at any hour. */
  readonly noticeRules?: NoticeRules;
}

/** How addresses are known that nobody has. */
interface KnowsAddresses {
  readonly addressHash: AddressHash;
}

/** What both kinds of process share: sealing, keeping, applying, recording; receiving, because systems bring and are looked at. */
const composeShared = (store: Store, around: Surroundings) => {
  const deps = { ...store, ...around, noticeRules: around.noticeRules ?? SEND_AT_ONCE };
  const keepEnvelope = makeKeepEnvelope(deps);
  const recordCaseEvents = makeRecordCaseEvents(deps);
  const verifyInbound = makeVerifyInbound(deps);
  const raiseAlert = makeRaiseAlert(deps);
  const clearAlert = makeClearAlert(deps);
  const applyEnvelope = makeApplyEnvelope({ ...deps, keepEnvelope, recordCaseEvents });
  const storeStream = makeStoreStream(deps);
  const shared = {
    ...deps,
    keepEnvelope,
    recordCaseEvents,
    verifyInbound,
    applyEnvelope,
    raiseAlert,
    clearAlert,
    storeStream,
  };
  const sealReceipt = makeSealReceipt(shared);
  const receiveEnvelope = makeReceiveEnvelope({ ...shared, sealReceipt, keepUnmatched: makeKeepUnmatched(shared) });
  return {
    ...shared,
    receiveEnvelope: around.taps?.receiveEnvelope?.(receiveEnvelope) ?? receiveEnvelope,
    receiveFile: makeReceiveFile(shared),
  };
};

const MANY = 1_000_000;
const FREELY: FilingRules = {
  dailyLimits: { letters: MANY, caseLetters: MANY, organisation: MANY },
  duplicateDays: 0,
};

/** The use cases of an api process: what citizens and systems ask for. */
export const composeApiUseCases = (store: Store, around: Surroundings & KnowsAddresses) => {
  const deps = {
    ...composeShared(store, around),
    addressHash: around.addressHash,
    filingRules: around.filingRules ?? FREELY,
    formChecks: makeFormChecks(),
    signedFiles: makeSignedFiles(store),
  };
  const takeReceipt = makeTakeReceipt(deps);
  const writeOutcome = makeWriteDeliveryOutcome({ ...deps, takeReceipt });
  const settlePickUp = makeSettlePickUp({ ...deps, takeReceipt, writeOutcome });
  return {
    uploadFile: makeUploadFile(deps),
    submitLetter: makeSubmitLetter(deps),
    checkLetter: makeCheckLetter(deps),
    saveDraft: makeSaveDraft(deps),
    removeDraft: makeRemoveDraft(deps),
    formChecks: deps.formChecks,
    receiveEnvelope: deps.receiveEnvelope,
    peekMailbox: makePeekMailbox(deps),
    fetchFromMailbox: makeFetchFromMailbox(deps),
    settlePickUp: around.taps?.settlePickUp?.(settlePickUp) ?? settlePickUp,
    askMailboxStatus: makeAskMailboxStatus(deps),
    draftComplaint: makeDraftComplaint(deps),
    sendIntoCase: makeSendIntoCase(deps),
    receiveFile: deps.receiveFile,
    openCase: makeOpenCase(deps),
    readContacts: makeReadContacts(deps),
    changeContact: makeChangeContact(deps),
    confirmContact: makeConfirmContact({ ...deps, liftByConfirmation: makeLiftByConfirmation(deps) }),
    removeContact: makeRemoveContact(deps),
    changeNoticeSettings: makeChangeNoticeSettings(deps),
    noticeRules: deps.noticeRules,
    ...composeMandates(store, around),
  };
};

/** What an operator does about replies that match no case. */
export const composeUnmatchedUseCases = (store: Store, around: Surroundings) => {
  const shared = composeShared(store, around);
  const deps = { ...shared, keepAct: makeKeepAct(shared) };
  return {
    listUnmatched: makeListUnmatched(deps),
    findUnmatched: makeFindUnmatched(deps),
    guessMatches: makeGuessMatches(deps),
    matchReply: makeMatchReply(deps),
    discardUnmatched: makeDiscardUnmatched(deps),
  };
};

/** What an operator does about files that no scan could judge. */
export const composeHeldFiles = (store: Store, around: Surroundings) => {
  const deps = composeShared(store, around);
  return makeSettleHeldFile({
    ...deps,
    keepAct: makeKeepAct(deps),
    removeFile: makeRemoveFile({ ...deps, sendReceipt: makeSendReceipt(deps) }),
  });
};

/** The use cases of a worker process: what falls due. */
export const composeWorkerUseCases = (
  store: Store,
  around: Surroundings &
    KnowsAddresses & {
      readonly connectorOf: (dialect: string) => Connector | undefined;
      readonly scanner: Scanner;
      /** Dialects whose systems are looked at. */
      readonly polledDialects?: readonly string[];
      readonly channels: readonly Channel[];
      /** Which SMS providers this installation uses. */
      readonly smsProviderNames?: readonly string[];
      readonly portalAddress: string;
      /** Where alerts are mailed. */
      readonly alertEmail?: string | undefined;
      readonly worker: string;
      readonly leaseMs: number;
      /** Deliveries that this process has under way at most. */
      readonly places?: number;
      /** Where the relay says what is due. */
      readonly relayQueue: Pick<Queue, 'publish'>;
    },
) => {
  const deps = {
    ...composeShared(store, around),
    ...around,
    alertEmail: around.alertEmail,
    places: around.places ?? 32,
    smsProviderNames: around.smsProviderNames ?? [],
  };
  const takeReceipt = makeTakeReceipt(deps);
  const outcomeDeps = { ...deps, takeReceipt, judgeEndpoint: makeJudgeEndpoint(deps) };
  const sealLetter = makeSealLetter({ ...deps, addRemovalNote: makeAddRemovalNote(deps) });
  const removeFile = makeRemoveFile({ ...deps, sendReceipt: makeSendReceipt(deps) });
  return {
    deliverEnvelope: makeDeliverEnvelope({
      ...deps,
      sealFirst: makeSealFirst({ ...deps, sealLetter }),
      recordOutcome: makeRecordDeliveryOutcome(outcomeDeps),
      recordBroken: makeRecordBrokenDelivery(outcomeDeps),
      isSealOutdated: makeIsSealOutdated(deps),
      resealLetter: makeResealLetter({ ...deps, sealLetter }),
    }),
    notifyCitizen: makeNotifyCitizen({ ...deps, suppressAddress: makeSuppressAddress(deps) }),
    balanceSmsProviders: makeBalanceSmsProviders(deps),
    scanFile: makeScanFile({ ...deps, settleScan: makeSettleScan({ ...deps, removeFile }) }),
    collectAnswers: makeCollectAnswers({ ...deps, collectMessage: makeCollectMessage(deps) }),
    relayDue: makeRelayDue({ ...deps, polledDialects: around.polledDialects ?? [], queue: around.relayQueue }),
    keepHouse: makeKeepHouse(deps),
    sendAlerts: makeSendAlerts(deps),
    watchDeliveries: makeWatchDeliveries(deps),
    watchTroubles: makeWatchTroubles(deps),
    remindAgencies: makeRemindAgencies(deps),
    remindCitizens: makeRemindCitizens(deps),
    remindOfMandates: makeRemindOfMandates(deps),
    fillSearch: makeFillSearch(deps),
  };
};

/** Only the agencies' own door looks into envelopes for people. */
export const composeCheckEnvelope = (
  store: Store,
  { gateway, revocationLists }: Pick<Surroundings, 'gateway' | 'revocationLists'>,
  inspector: EnvelopeInspector,
) => makeCheckEnvelope({ ...store, gateway, revocationLists, inspector });

/** The hourly round over all certificates, for workers and for the command. */
export const composeCheckCertificates = (
  store: Store,
  around: {
    readonly lists: RevocationLists;
    readonly responder: RevocationResponder | undefined;
    readonly ownCertificates: readonly OwnCertificateEnd[];
    readonly judgesAll: boolean;
    readonly alerts: OperatorAlerts;
    readonly log: Log;
  },
) => makeCheckCertificates({ ...store, ...around });
