import type { CaseId } from '../domain/ids.ts';
import type { CaseReads } from '../ports/case-reads.ts';
import type { CaseSearch } from '../ports/case-search.ts';
import type { Rounds } from '../ports/certificate-checks.ts';
import type { Log } from '../ports/log.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import { letterTexts } from './letter-texts.ts';

const ROUND = 'search';
// Once nothing waits, nothing new comes: every case since has its words from the beginning.
const PAUSE_MS = 24 * 3_600_000;
// A round that is broken off goes on after this long.
const LEASE_MS = 60_000;
// Short, so that a letter into one of these cases waits for a moment only.
const A_BATCH = 100;

const WORKER = { kind: 'worker' } as const;

interface FillSearchDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly rounds: Rounds;
  readonly caseSearch: Pick<CaseSearch, 'lockUnfilled' | 'fill'>;
  readonly caseReads: Pick<CaseReads, 'findCase' | 'legs' | 'letters' | 'files' | 'events'>;
  readonly log: Pick<Log, 'note' | 'error'>;
}

/**
 * Gives cases from before an upgrade the words by which they are found, by one worker at a time, a hundred cases a transaction. Broken off
 * at any moment, it goes on where it was; a letter that comes into a case meanwhile waits for its batch and keeps its words.
 * @returns how many cases were filled.
 */
export const makeFillSearch =
  (deps: FillSearchDeps) =>
  async (signal: AbortSignal): Promise<number> => {
    const { transactions, rounds } = deps;
    let filled = 0;
    while (!signal.aborted) {
      // Claimed anew for each batch: the lease never runs out under a long round.
      const claim = await transactions.inTransaction(WORKER, (tx) =>
        rounds.claim(tx, ROUND, { leaseMs: LEASE_MS, evenIfNotDue: false }),
      );
      if (claim === undefined) break;
      const batch = await transactions.inTransaction(WORKER, (tx) => fillBatch(deps, tx));
      filled += batch;
      await transactions.inTransaction(WORKER, (tx) => rounds.finish(tx, claim, batch === 0 ? PAUSE_MS : 0));
      if (batch === 0) break;
    }
    if (filled > 0) deps.log.note('search.filled', { count: filled });
    return filled;
  };

export type FillSearch = ReturnType<typeof makeFillSearch>;

const fillBatch = async (deps: FillSearchDeps, tx: Transaction): Promise<number> => {
  const cases = await deps.caseSearch.lockUnfilled(tx, A_BATCH);
  for (const { caseId, ownerSubject } of cases)
    await deps.caseSearch.fill(tx, caseId, await textsOrNone(deps, tx, ownerSubject, caseId));
  return cases.length;
};

// One case that cannot be read must not keep the others from being found.
const textsOrNone = (
  deps: FillSearchDeps,
  tx: Transaction,
  owner: string,
  caseId: CaseId,
): Promise<readonly string[]> =>
  textsOf(deps, tx, owner, caseId).catch((error: unknown) => {
    deps.log.error('search.unreadable', error, { caseId });
    return [];
  });

const textsOf = async (
  { caseReads }: FillSearchDeps,
  tx: Transaction,
  owner: string,
  caseId: CaseId,
): Promise<readonly string[]> => {
  const found = await caseReads.findCase(tx, owner, caseId);
  const legs = await caseReads.legs(tx, owner, caseId);
  const letters = await caseReads.letters(tx, owner, caseId);
  const files = await caseReads.files(tx, owner, caseId);
  const events = await caseReads.events(tx, owner, caseId);
  return [
    ...(found === undefined ? [] : [found.trackingNumber]),
    ...legs.flatMap((leg) => [leg.agencyNameKa, leg.agencyNameEn]),
    ...events.flatMap(({ facts }) => facts.registrationNumber ?? []),
    ...letters.flatMap(({ words }) => letterTexts(words, [])),
    ...files.map((file) => file.fileName),
  ];
};
