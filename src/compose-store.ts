import type { Ids } from './ports/clock.ts';
import { agencyWaits } from './store/agency-waits.ts';
import { alerts } from './store/alerts.ts';
import { breakers } from './store/breakers.ts';
import { makeCaseReads } from './store/case-reads.ts';
import { caseOpening } from './store/case-reads-opening.ts';
import { caseSeals } from './store/case-seals.ts';
import { caseSearch } from './store/case-search.ts';
import { makeCases } from './store/cases.ts';
import { certificateChecks, rounds } from './store/certificate-checks.ts';
import { changes } from './store/changes.ts';
import { citizenContacts } from './store/citizen-contacts.ts';
import { citizenReminders } from './store/citizen-reminders.ts';
import { contactCodes } from './store/contact-codes.ts';
import { makeContent } from './store/content.ts';
import { dailyFilings } from './store/daily-filings.ts';
import { daysOffBook } from './store/days-off-book.ts';
import { deliveries } from './store/deliveries.ts';
import { deliveryReads } from './store/delivery-reads.ts';
import { deliveryWatch } from './store/delivery-watch.ts';
import { directory } from './store/directory.ts';
import { makeDrafts } from './store/drafts.ts';
import { makeExchangeRecords } from './store/exchange-records.ts';
import { fileScans } from './store/file-scans.ts';
import { makeFiles } from './store/files.ts';
import { holds } from './store/holds.ts';
import { housekeeping } from './store/housekeeping.ts';
import { idempotency } from './store/idempotency.ts';
import { inbox } from './store/inbox.ts';
import { letterLikeness } from './store/letter-likeness.ts';
import { letterTypeBook } from './store/letter-type-book.ts';
import { mailbox } from './store/mailbox.ts';
import { makeMandates } from './store/mandates.ts';
import { matchCandidates } from './store/match-candidates.ts';
import { notifications } from './store/notifications.ts';
import { openLegs } from './store/open-legs.ts';
import { operatorActs } from './store/operator-acts.ts';
import { pollReads } from './store/poll-reads.ts';
import { polls } from './store/polls.ts';
import type { DatabasePool } from './store/pool.ts';
import { recipients } from './store/recipients.ts';
import { registry } from './store/registry.ts';
import { removedFiles } from './store/removed-files.ts';
import { sealKeys } from './store/seal-keys.ts';
import { smsProviders } from './store/sms-providers.ts';
import { suppressions } from './store/suppressions.ts';
import { terms } from './store/terms.ts';
import { makeTransactions } from './store/transactions.ts';
import { troubles } from './store/troubles.ts';
import { unmatchedReplies } from './store/unmatched-replies.ts';
import { verificationCodes } from './store/verification-codes.ts';
import { webhooks } from './store/webhooks.ts';

/** Every store port, over one pool: what a process does in the database, it does as that pool's role. */
export const composeStore = (pool: DatabasePool, ids: Ids) => {
  const content = makeContent(pool, ids);
  return {
    transactions: makeTransactions(pool),
    agencyWaits,
    alerts,
    troubles,
    breakers,
    deliveryReads,
    deliveryWatch,
    holds,
    sealKeys,
    terms,
    daysOffBook,
    dailyFilings,
    letterLikeness,
    drafts: makeDrafts(content),
    letterTypeBook,
    openLegs,
    citizenReminders,
    operatorActs,
    content,
    files: makeFiles(content),
    fileScans,
    removedFiles,
    cases: makeCases(content),
    caseReads: makeCaseReads(content),
    caseOpening,
    caseSeals,
    verificationCodes,
    mandates: makeMandates(content),
    caseSearch,
    deliveries,
    inbox,
    mailbox,
    unmatchedReplies,
    matchCandidates,
    notifications,
    smsProviders,
    suppressions,
    citizenContacts,
    contactCodes,
    recipients,
    polls,
    pollReads,
    idempotency,
    records: makeExchangeRecords(ids),
    registry,
    housekeeping,
    changes,
    webhooks,
    directory,
    certificateChecks,
    rounds,
  };
};

export type Store = ReturnType<typeof composeStore>;
