import { type Counted, type DailyLimits, nextDayInTbilisi } from '../../domain/daily-limit.ts';
import { dayInTbilisi } from '../../domain/days.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { DailyFilings } from '../../ports/daily-filings.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';

/** What an installation lets one owner file; days for which letters are compared, 0 for never. */
export interface FilingRules {
  readonly dailyLimits: DailyLimits;
  readonly duplicateDays: number;
}

export interface CountFilingDeps {
  readonly transactions: Pick<Transactions, 'now'>;
  readonly dailyFilings: Pick<DailyFilings, 'countOne'>;
  readonly filingRules: FilingRules;
}

/**
 * Counts one letter of an owner; to be asked last, in the transaction that files it. Problem DailyLimitReached, with the instant from which
 * letters are taken again.
 */
export const countFiling = async (
  deps: CountFilingDeps,
  tx: Transaction,
  ownerSubject: string,
  { counted, limit }: Counted,
): Promise<Result<undefined>> => {
  const now = await deps.transactions.now(tx);
  return (await deps.dailyFilings.countOne(tx, ownerSubject, dayInTbilisi(now), counted, limit))
    ? ok(undefined)
    : limitReached(now, limit);
};

/** The refusal of a letter over the limit. */
export const limitReached = (now: Date, limit: number): ReturnType<typeof fail> => {
  const { day, beginsAt } = nextDayInTbilisi(now);
  const letters = limit === 1 ? 'One letter' : `${limit} letters`;
  return fail(
    'DailyLimitReached',
    `${letters} of this kind may be filed a day. Letters are taken again from ${day} on (Asia/Tbilisi).`,
    {
      retryAfterMs: Math.max(1_000, beginsAt.getTime() - now.getTime()),
    },
  );
};
