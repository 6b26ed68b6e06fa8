import type { CaseId } from '../domain/ids.ts';
import type { Likeness } from '../domain/likeness.ts';
import type { Transaction } from './transaction.ts';

/** A letter that was filed before. */
export interface EarlierLetter {
  readonly trackingNumber: string;
  readonly filedAt: Date;
}

/** Whose letters to whom are compared, and how far back. */
export interface LikenessScope {
  readonly ownerSubject: string;
  readonly agencyCode: string;
  readonly since: Date;
}

/** What filed letters are compared by: erasable, and kept only as long as letters are compared. */
export interface LetterLikeness {
  /** The secret under which texts become digests; of this installation alone. */
  key(tx: Transaction): Promise<Buffer>;
  /** Until the transaction ends no other letter of this owner to this agency is compared. */
  lock(tx: Transaction, scope: Pick<LikenessScope, 'ownerSubject' | 'agencyCode'>): Promise<void>;
  /** The newest letter with the same text. */
  findSame(tx: Transaction, scope: LikenessScope, digest: Buffer): Promise<EarlierLetter | undefined>;
  /** The newest letters with their sketches. */
  recent(
    tx: Transaction,
    scope: LikenessScope,
    limit: number,
  ): Promise<readonly (EarlierLetter & Pick<Likeness, 'sketch'>)[]>;
  keep(
    tx: Transaction,
    letter: Omit<LikenessScope, 'since'> & Likeness & { readonly caseId: CaseId; readonly filedAt: Date },
  ): Promise<void>;
  /** Forgets letters that were filed before. @returns how many. */
  removeBefore(tx: Transaction, before: Date, limit: number): Promise<number>;
}
