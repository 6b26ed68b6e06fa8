import type { ContentId, FileId, LetterId } from '../domain/ids.ts';
import type { RemovalReason } from '../domain/scan-state.ts';
import type { Transaction } from './transaction.ts';

/** A file that was taken out of a letter: what is still known of it. */
export interface RemovedFile {
  readonly fileName: string;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly because: RemovalReason;
}

/** Files that were taken out of letters. Names and digests stay as facts; the bytes are erased through the content port. */
export interface RemovedFiles {
  /** Marks a file as removed; it is neither sent nor shown from then on. */
  mark(tx: Transaction, fileId: FileId, because: RemovalReason): Promise<void>;
  /** The removed files of a letter, in its order. */
  ofLetter(tx: Transaction, letterId: LetterId): Promise<readonly RemovedFile[]>;
  /** Adds a file of the gateway's own making, whose bytes are kept already, as the last file of a letter. */
  addNote(
    tx: Transaction,
    letterId: LetterId,
    note: {
      readonly fileId: FileId;
      readonly nameContentId: ContentId;
      readonly contentId: ContentId;
      readonly mediaType: string;
      readonly sizeBytes: number;
      readonly sha256: Buffer;
    },
  ): Promise<void>;
  /** Where the main file is removed, the first that is left becomes the main one. */
  moveMain(tx: Transaction, letterId: LetterId): Promise<void>;
}
