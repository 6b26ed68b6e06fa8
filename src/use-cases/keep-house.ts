import { addDays, dayInTbilisi } from '../domain/days.ts';
import type { Changes } from '../ports/changes.ts';
import type { ContactCodes } from '../ports/contact-codes.ts';
import type { DailyFilings } from '../ports/daily-filings.ts';
import type { Drafts } from '../ports/drafts.ts';
import type { Files } from '../ports/files.ts';
import type { Housekeeping } from '../ports/housekeeping.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { LetterLikeness } from '../ports/letter-likeness.ts';
import type { Log } from '../ports/log.ts';
import type { Notifications } from '../ports/notifications.ts';
import type { SmsProviders } from '../ports/sms-providers.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import { DRAFT_LIFE_MS } from './drafts/save-draft.ts';
import type { FilingRules } from './filing/count-filing.ts';

/** An upload that no letter took within a day is gone (portal-api: uploads). */
export const UNLINKED_UPLOAD_LIFE_MS = 24 * 3_600_000;

/** A message that an agency began and never ended is forgotten; the contract (edoc-rest) promises a day at least. */
const UNFINISHED_MESSAGE_LIFE_MS = 7 * 24 * 3_600_000;

/** How long the change feed can be read back. A portal that was away longer reads its cases anew (portal guide). */
export const CHANGES_KEPT_MS = 90 * 24 * 3_600_000;
const CHANGES_A_ROUND = 10_000;

const DAY_MS = 24 * 3_600_000;

const ROWS_A_ROUND = 1_000;
/** After this long without a report an SMS counts as not confirmed, as at GOV.UK Notify. */
const REPORT_AWAITED_MS = 3 * DAY_MS;
/** As long as a notice may be tried again, several times over. */
const SMS_TRIES_KEPT_MS = 4 * DAY_MS;
const SMS_A_ROUND = 5_000;
/** One-time codes hold ten minutes and are counted for an hour. */
const CODES_KEPT_MS = DAY_MS;
const CODES_A_ROUND = 10_000;

/**
 * Removes drafts that nobody goes on writing, uploads that were never attached, messages that were never ended, changes nobody reads any
 * more, old one-time codes, what letters of long ago were counted and compared by, and tries of SMS that tell nothing any more, forgets codes
 * that are out of date, ends SMS that nobody reported about, and makes the coming months' partitions. Each
 * round in a transaction of its own, until nothing is left. Safe to run anywhere, any number of times.
 */
export const makeKeepHouse = (deps: {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly files: Pick<Files, 'sweepUnlinked'>;
  readonly inbox: Pick<Inbox, 'sweepUnfinished'>;
  readonly changes: Pick<Changes, 'removeOlder'>;
  readonly drafts: Pick<Drafts, 'sweep'>;
  readonly dailyFilings: Pick<DailyFilings, 'removeBefore'>;
  readonly letterLikeness: Pick<LetterLikeness, 'removeBefore'>;
  /** For how long letters are compared; left out: they are not. */
  readonly filingRules?: Pick<FilingRules, 'duplicateDays'>;
  readonly notifications: Pick<Notifications, 'expireUnreported'>;
  readonly smsProviders: Pick<SmsProviders, 'sweepTries'>;
  readonly contactCodes: Pick<ContactCodes, 'forgetExpired' | 'sweep'>;
  readonly housekeeping: Housekeeping;
  readonly log: Pick<Log, 'note'>;
}) => {
  const untilNothing = async (sweep: (tx: Transaction) => Promise<number>): Promise<number> => {
    let all = 0;
    for (;;) {
      const swept = await deps.transactions.inTransaction({ kind: 'worker' }, sweep);
      if (swept === 0) return all;
      all += swept;
    }
  };
  const comparedDays = deps.filingRules?.duplicateDays ?? 0;
  return async (): Promise<void> => {
    const partitions = await deps.transactions.inTransaction({ kind: 'worker' }, deps.housekeeping.ensurePartitions);
    // First, so that their uploads can go in this round.
    const drafts = await untilNothing((tx) => deps.drafts.sweep(tx, DRAFT_LIFE_MS, ROWS_A_ROUND));
    const uploads = await untilNothing((tx) => deps.files.sweepUnlinked(tx, UNLINKED_UPLOAD_LIFE_MS));
    const messages = await untilNothing((tx) => deps.inbox.sweepUnfinished(tx, UNFINISHED_MESSAGE_LIFE_MS));
    const changes = await untilNothing((tx) => deps.changes.removeOlder(tx, CHANGES_KEPT_MS, CHANGES_A_ROUND));
    const counts = await untilNothing(async (tx) => {
      const yesterday = addDays(dayInTbilisi(await deps.transactions.now(tx)), -1);
      return deps.dailyFilings.removeBefore(tx, yesterday, ROWS_A_ROUND);
    });
    const compared = await untilNothing(async (tx) => {
      const before = new Date((await deps.transactions.now(tx)).getTime() - comparedDays * DAY_MS);
      return deps.letterLikeness.removeBefore(tx, before, ROWS_A_ROUND);
    });
    const unreported = await untilNothing((tx) =>
      deps.notifications.expireUnreported(tx, REPORT_AWAITED_MS, SMS_A_ROUND),
    );
    await untilNothing((tx) => deps.smsProviders.sweepTries(tx, SMS_TRIES_KEPT_MS, SMS_A_ROUND));
    const codesForgotten = await untilNothing((tx) => deps.contactCodes.forgetExpired(tx, CODES_A_ROUND));
    const codesRemoved = await untilNothing((tx) => deps.contactCodes.sweep(tx, CODES_KEPT_MS, CODES_A_ROUND));
    const kept = {
      ...{ partitions, drafts, uploads, messages, changes, counts, compared, unreported },
      ...{ codesForgotten, codesRemoved },
    };
    if (Object.values(kept).some((count) => count > 0)) deps.log.note('house.kept', kept);
  };
};

export type KeepHouse = ReturnType<typeof makeKeepHouse>;
