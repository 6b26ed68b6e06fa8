import type { CaseId } from '../domain/ids.ts';
import type { Transaction } from './transaction.ts';

/**
 * The words by which owners find their cases, in the one table of what must be searchable. Only words are kept, without order or number
 * (domain/search-words.ts); where a case stands in the lists follows the case by itself.
 */
export interface CaseSearch {
  /**
   * Adds the words of texts to a case, in the transaction that stores what they come from. Nothing where they are there. A case of some
   * thirty thousand different words takes no more.
   */
  add(tx: Transaction, caseId: CaseId, texts: readonly string[]): Promise<void>;
  /** Cases from before words were kept, locked until the transaction ends; those that others hold are left out. */
  lockUnfilled(
    tx: Transaction,
    limit: number,
  ): Promise<readonly { readonly caseId: CaseId; readonly ownerSubject: string }[]>;
  /** Puts the words of texts in place of all that were there. */
  fill(tx: Transaction, caseId: CaseId, texts: readonly string[]): Promise<void>;
}
