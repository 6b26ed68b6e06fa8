import type { ContentId, FileId } from '../domain/ids.ts';
import type { Transaction } from './transaction.ts';

/** A message from a system, known by (system, MessageId): new, a repeat, or a conflict. */
export interface InboxEntry {
  readonly systemCode: string;
  readonly messageId: string;
  readonly sha256: string;
  readonly state: 'receiving' | 'completed';
  readonly contentId: ContentId;
  readonly receiptContentId?: ContentId;
  readonly receivedAt: Date;
}

/** A file of a message that is still being received. */
export interface InboxFile {
  /** The ContentId under which the bytes travel. */
  readonly contentPart: string;
  readonly fileId: FileId;
  readonly contentId: ContentId;
  /** As the sealed envelope lists it. */
  readonly fileGuid: string;
  /** As the sealed envelope lists it. */
  readonly sizeBytes: number;
  /** Lower-case hex, as the sealed envelope lists it. */
  readonly sha256: string;
  readonly state: 'receiving' | 'complete';
  readonly receivedBytes: number;
  /** Rises with every call that sends the file; only the newest may write. */
  readonly uploadNumber: number;
}

/** Which file of which message. */
export interface InboxFileKey {
  readonly systemCode: string;
  readonly messageId: string;
  readonly contentPart: string;
}

/** What has been received, so that nothing is received twice. Entries outlive the bodies they speak of. */
export interface Inbox {
  /** The entry, locked until the transaction ends. */
  lock(tx: Transaction, systemCode: string, messageId: string): Promise<InboxEntry | undefined>;
  find(tx: Transaction, systemCode: string, messageId: string): Promise<InboxEntry | undefined>;
  /** The system through which an agency brought a message. */
  broughtBy(tx: Transaction, messageId: string, senderCode: string): Promise<string | undefined>;
  /** A completed message of these very bytes. */
  findCompletedByDigest(tx: Transaction, systemCode: string, sha256: string): Promise<InboxEntry | undefined>;
  /** Makes an entry; two at once for one id wait for each other. @returns false where the id is known already. */
  begin(
    tx: Transaction,
    entry: Pick<InboxEntry, 'systemCode' | 'messageId' | 'sha256' | 'contentId'> & {
      readonly messageKind: string;
      readonly senderCode: string;
    },
  ): Promise<boolean>;
  addFile(
    tx: Transaction,
    systemCode: string,
    messageId: string,
    file: Pick<InboxFile, 'contentPart' | 'fileId' | 'fileGuid' | 'sizeBytes' | 'sha256'> & {
      readonly position: number;
    },
  ): Promise<void>;
  files(tx: Transaction, systemCode: string, messageId: string): Promise<readonly InboxFile[]>;
  /** One file with the state of its message, both locked until the transaction ends. */
  lockFile(
    tx: Transaction,
    systemCode: string,
    messageId: string,
    contentPart: string,
  ): Promise<(InboxFile & { readonly messageState: InboxEntry['state'] }) | undefined>;
  /** Takes a file for a call that sends it, from the start or where it ended. @returns the call's upload number. */
  takeFile(tx: Transaction, file: InboxFileKey, fromStart: boolean): Promise<number>;
  /** Notes that the bytes of a file reach to `toBytes`. @returns false where another call has taken the file since. */
  advanceFile(
    tx: Transaction,
    file: InboxFileKey & { readonly uploadNumber: number },
    fromBytes: number,
    toBytes: number,
  ): Promise<boolean>;
  /** Forgets messages that were begun longer ago than this and never ended, with their files. @returns how many. */
  sweepUnfinished(tx: Transaction, olderThanMs: number): Promise<number>;
  complete(tx: Transaction, systemCode: string, messageId: string, receiptContentId: ContentId): Promise<void>;
}
