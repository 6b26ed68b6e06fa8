import { ok, type Result } from '../../domain/problems.ts';
import type { Mailbox } from '../../ports/mailbox.ts';
import type { Transactions } from '../../ports/transaction.ts';
import type { ReceiveEnvelope, Reception } from '../receive-envelope.ts';
import { type MailboxState, mailboxStateOf } from './mailbox-state.ts';

/** What is known of a MessageId: a message for the system, one that came from it, or nothing. */
export type MailboxStatus =
  | {
      readonly direction: 'to_system';
      readonly state: MailboxState;
      readonly envelopeSha256: string;
      readonly leasedUntil?: Date;
      readonly pickedUpAt?: Date;
    }
  | { readonly direction: 'from_system'; readonly reception: Reception }
  | { readonly direction: 'unknown' };

/** Says where a message stands, in whichever direction it goes. Messages of other systems are not known. Changes nothing. */
export const makeAskMailboxStatus =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly mailbox: Pick<Mailbox, 'find'>;
    readonly receiveEnvelope: Pick<ReceiveEnvelope, 'status'>;
  }) =>
  async (systemCode: string, messageId: string): Promise<Result<MailboxStatus>> => {
    const entry = await deps.transactions.inTransaction({ kind: 'system', code: systemCode }, (tx) =>
      deps.mailbox.find(tx, systemCode, messageId),
    );
    if (entry !== undefined) {
      const { leasedUntil, pickedUpAt, envelopeSha256 } = entry;
      return ok({
        direction: 'to_system',
        state: mailboxStateOf(entry),
        envelopeSha256,
        ...(leasedUntil !== undefined && { leasedUntil }),
        ...(pickedUpAt !== undefined && { pickedUpAt }),
      });
    }
    const received = await deps.receiveEnvelope.status(systemCode, messageId);
    if (!received.ok) return received;
    return ok(
      received.value === undefined ? { direction: 'unknown' } : { direction: 'from_system', reception: received.value },
    );
  };

export type AskMailboxStatus = ReturnType<typeof makeAskMailboxStatus>;
