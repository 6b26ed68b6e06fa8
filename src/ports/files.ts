import type { ContentId, FileId } from '../domain/ids.ts';
import type { CheckedFile, FileScanState } from '../domain/scan-state.ts';
import type { Transaction } from './transaction.ts';

export type ScanState = FileScanState;

/** One stored file, of a citizen or of an agency. */
export interface StoredFile extends CheckedFile {
  readonly fileId: FileId;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Lower-case hex; empty while the bytes still arrive. */
  readonly sha256: string;
  readonly state: 'receiving' | 'complete';
  readonly contentId: ContentId;
  readonly createdAt: Date;
  readonly linkedAt?: Date;
}

/** A file in its place in a letter. */
export interface LetterFile extends StoredFile {
  readonly mainComponent: boolean;
}

/** Uploads of citizens and files of agencies; their bytes and names are content. */
export interface Files {
  begin(
    tx: Transaction,
    file: {
      readonly fileId: FileId;
      readonly origin: 'citizen' | 'agency';
      readonly ownerSubject?: string;
      readonly fileName: string;
      readonly mediaType: string;
      readonly contentId: ContentId;
    },
  ): Promise<void>;
  complete(tx: Transaction, fileId: FileId, sizeBytes: number, sha256: Buffer): Promise<void>;
  /** A citizen's own uploads among these ids, locked until the transaction ends; others are not told apart from none. */
  ownUploads(tx: Transaction, ownerSubject: string, fileIds: readonly FileId[]): Promise<readonly StoredFile[]>;
  /** Removes an upload that no letter has taken. @returns false where there is none of this citizen's. */
  removeUnlinked(tx: Transaction, ownerSubject: string, fileId: FileId): Promise<boolean>;
  /** Removes uploads that nobody attached within `olderThanMs` and no draft names. @returns how many. */
  sweepUnlinked(tx: Transaction, olderThanMs: number): Promise<number>;
  attach(
    tx: Transaction,
    letterId: string,
    files: readonly { readonly fileId: FileId; readonly mainComponent: boolean }[],
  ): Promise<void>;
  /** The files that a letter has, in their order; those that were removed are not among them. */
  ofLetter(tx: Transaction, letterId: string): Promise<readonly LetterFile[]>;
}
