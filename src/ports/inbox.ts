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
  readonly state: 'receiving' | 'complete';
  readonly receivedBytes: number;
}

/** What has been received, so that nothing is received twice. Entries outlive the bodies they speak of. */
export interface Inbox {
  /** The entry, locked until the transaction ends. */
  lock(tx: Transaction, systemCode: string, messageId: string): Promise<InboxEntry | undefined>;
  find(tx: Transaction, systemCode: string, messageId: string): Promise<InboxEntry | undefined>;
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
    file: { readonly contentPart: string; readonly fileId: FileId; readonly position: number },
  ): Promise<void>;
  files(tx: Transaction, systemCode: string, messageId: string): Promise<readonly InboxFile[]>;
  /** Notes that the bytes of a file reach to `toBytes`. @returns false where they did not reach to `fromBytes`. */
  advanceFile(
    tx: Transaction,
    systemCode: string,
    messageId: string,
    contentPart: string,
    fromBytes: number,
    toBytes: number,
  ): Promise<boolean>;
  /** Notes that a file starts again from 0. */
  restartFile(tx: Transaction, systemCode: string, messageId: string, contentPart: string): Promise<void>;
  complete(tx: Transaction, systemCode: string, messageId: string, receiptContentId: ContentId): Promise<void>;
}
