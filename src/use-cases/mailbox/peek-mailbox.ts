import type { EnvelopeFile } from '../../domain/envelope.ts';
import type { Files } from '../../ports/files.ts';
import type { Log } from '../../ports/log.ts';
import type { Mailbox, MailboxMessage } from '../../ports/mailbox.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { envelopeFiles } from '../envelope-file.ts';
import { mailboxWorker } from './mailbox-worker.ts';

// How long a message is left to a system that says nothing more, and how many it gets, where it does not ask otherwise. The bounds of both
// are in the contract: long enough to take 200 MB over a slow line, short enough that a dead client is noticed.
const DEFAULT_LEASE_MS = 300_000;
const DEFAULT_LIMIT = 10;

/** A message that was given out, with the files that its envelope lists; their names stay in the envelope. */
export type PeekedMessage = MailboxMessage & {
  readonly files: readonly Pick<EnvelopeFile, 'fileGuid' | 'contentId' | 'sizeBytes' | 'sha256'>[];
};

/**
 * Gives a system the next messages of its mailbox, each under a lease of its own. An empty list where nothing waits, the system is held, or
 * it has as many under way as it may. Not idempotent: every call gives out what no other call has.
 */
export const makePeekMailbox =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly mailbox: Pick<Mailbox, 'lease'>;
    readonly files: Pick<Files, 'ofLetter'>;
    readonly log: Pick<Log, 'note'>;
  }) =>
  async (
    systemCode: string,
    wanted: { readonly limit?: number | undefined; readonly leaseMs?: number | undefined },
  ): Promise<readonly PeekedMessage[]> => {
    const { limit = DEFAULT_LIMIT, leaseMs = DEFAULT_LEASE_MS } = wanted;
    const messages = await deps.transactions.inTransaction({ kind: 'system', code: systemCode }, async (tx) => {
      const leased = await deps.mailbox.lease(tx, systemCode, { limit, leaseMs, worker: mailboxWorker(systemCode) });
      const peeked: PeekedMessage[] = [];
      for (const message of leased) {
        const files = message.letterId === undefined ? [] : await deps.files.ofLetter(tx, message.letterId);
        peeked.push({ ...message, files: envelopeFiles(files) });
      }
      return peeked;
    });
    for (const { messageId, leaseNumber } of messages)
      deps.log.note('mailbox.leased', { systemCode, messageId, fence: leaseNumber });
    return messages;
  };

export type PeekMailbox = ReturnType<typeof makePeekMailbox>;
