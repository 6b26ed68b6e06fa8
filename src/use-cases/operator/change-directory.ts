import type { Result } from '../../domain/problems.ts';
import type { Directory, DirectoryContents } from '../../ports/directory.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import { orRefuse, refusable } from '../refusal.ts';
import { type By, checkBy, type KeepAct } from './operator.ts';

/** What every change of the directory needs. */
interface ChangeDirectoryDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly directory: Pick<Directory, 'lock' | 'read'>;
  readonly keepAct: KeepAct;
}

/** What a change is made in: the directory as it stands, and the database's clock. */
export interface Change {
  readonly tx: Transaction;
  readonly contents: DirectoryContents;
  readonly now: Date;
}

/** What came of a change. The facts are kept with the act, beside the person's own words; codes, days and numbers only. */
interface Changed<T> {
  readonly value: T;
  readonly facts?: { readonly [name: string]: string | number | boolean } | 'nothing changed';
}

const withFacts = (reason: string, facts: { readonly [name: string]: string | number | boolean }): string => {
  const written = Object.entries(facts).map(([name, value]) => `${name}=${value}`);
  return written.length === 0 ? reason : `${reason} (${written.join(', ')})`;
};

/**
 * Makes the one way in which operators change the directory: reads it, lets `work` decide and write, and keeps the act, in one
 * transaction, one change at a time. A refusal rolls all of it back. Where `work` says that nothing changed, nothing is kept.
 */
export const makeChangeDirectory =
  (deps: ChangeDirectoryDeps) =>
  <T>(
    act: { readonly by: By; readonly act: string; readonly subject: string },
    work: (change: Change) => Promise<Changed<T>>,
  ): Promise<Result<T>> =>
    refusable(deps.transactions, { kind: 'operator', name: act.by.actor }, async (tx) => {
      const by = orRefuse(checkBy(act.by));
      await deps.directory.lock(tx);
      const contents = await deps.directory.read(tx);
      const { value, facts = {} } = await work({ tx, contents, now: await deps.transactions.now(tx) });
      if (facts !== 'nothing changed')
        await deps.keepAct(tx, { ...by, reason: withFacts(by.reason, facts) }, act.act, act.subject);
      return value;
    });

export type ChangeDirectory = ReturnType<typeof makeChangeDirectory>;
