import { createHmac } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { dayInTbilisi } from '../../domain/days.ts';
import { ALIKE, type Likeness, likenessOf, similarity } from '../../domain/likeness.ts';
import { fail } from '../../domain/problems.ts';
import type { EarlierLetter, LetterLikeness } from '../../ports/letter-likeness.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import type { FilingRules } from './count-filing.ts';

const DAY_MS = 86_400_000;

// An organisation may write to one agency all day long; further back only the very same text is found.
const COMPARED = 50;

export interface FindDuplicateDeps {
  readonly transactions: Pick<Transactions, 'now'>;
  readonly letterLikeness: Pick<LetterLikeness, 'key' | 'findSame' | 'recent'>;
  readonly filingRules: Pick<FilingRules, 'duplicateDays'>;
}

/** A letter that is compared with what its owner wrote to the same agency. */
export interface Comparable {
  readonly ownerSubject: string;
  readonly agencyCode: string;
  readonly text: string;
  readonly form?: { readonly [field: string]: unknown };
}

/** What a letter is compared by, and the letter it is like. */
export interface Compared {
  readonly likeness: Likeness;
  readonly earlier?: EarlierLetter & { readonly same: boolean };
}

/** Finds a letter with the same or nearly the same words. @returns undefined where letters are not compared. */
export const findDuplicate = async (
  deps: FindDuplicateDeps,
  tx: Transaction,
  { ownerSubject, agencyCode, text, form }: Comparable,
): Promise<Compared | undefined> => {
  const { duplicateDays } = deps.filingRules;
  if (duplicateDays === 0) return undefined;
  const key = await deps.letterLikeness.key(tx);
  const keyed = (words: string): Buffer => createHmac('sha256', key).update(words).digest();
  const likeness = likenessOf(form === undefined ? text : `${text}\n${canonicalJson(form)}`, keyed);
  const since = new Date((await deps.transactions.now(tx)).getTime() - duplicateDays * DAY_MS);
  const scope = { ownerSubject, agencyCode, since };
  const same = await deps.letterLikeness.findSame(tx, scope, likeness.digest);
  if (same !== undefined) return { likeness, earlier: { ...same, same: true } };
  const alike = (await deps.letterLikeness.recent(tx, scope, COMPARED)).find(
    ({ sketch }) => similarity(sketch, likeness.sketch) >= ALIKE,
  );
  if (alike === undefined) return { likeness };
  const { trackingNumber, filedAt } = alike;
  return { likeness, earlier: { trackingNumber, filedAt, same: false } };
};

/** The warning that a letter was written before: a refusal that the citizen can set aside. */
export const looksLikeDuplicate = ({ trackingNumber, filedAt, same }: NonNullable<Compared['earlier']>) => {
  const words = same ? 'with the same words' : 'with nearly the same words';
  return fail(
    'LooksLikeDuplicate',
    `You filed a letter ${words} with this agency on ${dayInTbilisi(filedAt)}: ${trackingNumber}. To file this one all the same, send it with confirmDuplicate: true.`,
    { errors: [{ pointer: '/text', detail: `like ${trackingNumber}` }] },
  );
};
