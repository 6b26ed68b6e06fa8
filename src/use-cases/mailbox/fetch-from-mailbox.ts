import type { ContentId } from '../../domain/ids.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { Content } from '../../ports/content.ts';
import type { Files } from '../../ports/files.ts';
import type { Mailbox, MailboxEntry } from '../../ports/mailbox.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import { envelopeFile } from '../envelope-file.ts';
import { orRefuse, refusable } from '../refusal.ts';

/** A file that may be streamed from the content port. */
export interface FetchedFile {
  readonly contentId: ContentId;
  readonly sizeBytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

const unknown = (): Result<never> =>
  fail('UnknownMessage', 'No message with this MessageId is in the mailbox of this system.');

/** The entry, where its bytes may be read: under a lease that holds, and again by whoever has confirmed it. */
const readable = (entry: MailboxEntry | undefined): Result<MailboxEntry> => {
  if (entry === undefined) return unknown();
  return entry.leasedUntil !== undefined || entry.pickedUpAt !== undefined
    ? ok(entry)
    : fail('LeaseOver', 'No lease on this message holds; peek again.');
};

/**
 * Reads what lies in a system's mailbox. Safe to repeat, from any number of connections.
 * Problems: UnknownMessage (also for a message of another system: the two are not told apart), LeaseOver.
 */
export const makeFetchFromMailbox = (deps: {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly mailbox: Pick<Mailbox, 'find'>;
  readonly content: Pick<Content, 'get'>;
  readonly files: Pick<Files, 'ofLetter'>;
}) => {
  const reading = <T>(
    systemCode: string,
    messageId: string,
    read: (tx: Transaction, entry: MailboxEntry) => Promise<T>,
  ) =>
    refusable(deps.transactions, { kind: 'system', code: systemCode }, async (tx) =>
      read(tx, orRefuse(readable(await deps.mailbox.find(tx, systemCode, messageId)))),
    );

  return {
    /** The sealed bytes, as they were sealed. */
    envelope: (
      systemCode: string,
      messageId: string,
    ): Promise<Result<{ readonly envelopeXml: Buffer; readonly sha256: string }>> =>
      reading(systemCode, messageId, async (tx, entry) => ({
        envelopeXml: await deps.content.get(tx, entry.envelopeContentId),
        sha256: entry.envelopeSha256,
      })),

    /** Where the bytes of a file are that the envelope lists under this ContentId. */
    file: (systemCode: string, messageId: string, contentPart: string): Promise<Result<FetchedFile>> =>
      reading(systemCode, messageId, async (tx, entry) => {
        const stored = entry.letterId === undefined ? [] : await deps.files.ofLetter(tx, entry.letterId);
        const file = stored.find((one) => envelopeFile(one, one.mainComponent).contentId === contentPart);
        if (file === undefined)
          return orRefuse(fail('UnknownMessage', 'The envelope lists no file with this ContentId.'));
        return { contentId: file.contentId, sizeBytes: file.sizeBytes, sha256: file.sha256 };
      }),
  };
};

export type FetchFromMailbox = ReturnType<typeof makeFetchFromMailbox>;
