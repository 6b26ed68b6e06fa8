import type { DeliveryState } from '../domain/delivery.ts';
import type { Lane, MessageKind } from '../domain/envelope.ts';
import type { ContentId, DeliveryId, LetterId } from '../domain/ids.ts';
import type { DeliveryClaim } from './deliveries.ts';
import type { Transaction } from './transaction.ts';

/** A message as a system sees it before it has read the envelope: codes, numbers and instants, no words of anybody. */
export interface MailboxMessage
  extends Pick<
    DeliveryClaim,
    'messageId' | 'messageKind' | 'caseId' | 'legId' | 'agencyCode' | 'sequenceInConversation' | 'expiresAt'
  > {
  /** Undefined for a word of ours about a message of the system. */
  readonly letterId: LetterId | undefined;
  readonly messageKind: MessageKind;
  readonly letterType: string;
  readonly lane: Lane;
  readonly createdAt: Date;
  readonly envelopeSizeBytes: number;
  /** Of the sealed bytes, lower-case hex. */
  readonly envelopeSha256: string;
  /** The fence of the lease under which it was given out. */
  readonly leaseNumber: number;
  readonly leasedUntil: Date;
  /** How often it has been given out, this time included. */
  readonly timesLeased: number;
}

/** A message of one system's mailbox, whatever has become of it. */
export interface MailboxEntry {
  readonly deliveryId: DeliveryId;
  readonly messageId: string;
  readonly caseId: DeliveryClaim['caseId'];
  /** Undefined for a word of ours about a message of the system. */
  readonly letterId: LetterId | undefined;
  readonly agencyCode: string;
  readonly state: DeliveryState;
  readonly envelopeContentId: ContentId;
  /** Of the sealed bytes, lower-case hex. */
  readonly envelopeSha256: string;
  readonly placedAt: Date;
  readonly expiresAt: Date;
  /** The newest lease. */
  readonly leaseNumber: number;
  /** Set while the newest lease holds. */
  readonly leasedUntil: Date | undefined;
  readonly pickedUpAt: Date | undefined;
}

/** An entry locked under one of its leases, ready for its outcome to be written. */
export interface LeasedEntry {
  readonly entry: MailboxEntry;
  /** The claim that the lease was: its fence is the lease's number. */
  readonly claim: Omit<DeliveryClaim, 'endpoint'>;
  /** When the message was given out under this lease. */
  readonly startedAt: Date;
}

/** Mailboxes: deliveries to systems that call us (ADR 0019). A system finds what is its own and nothing else. */
export interface Mailbox {
  /** Lays a claimed delivery into the mailbox, or back into it: its claim ends, its place in the order stays. */
  place(tx: Transaction, deliveryId: DeliveryId, state: DeliveryState): Promise<void>;
  /**
   * Gives out what waits: interactive before bulk, oldest first, the first of each case and receiver only; no more than the system may
   * hold at a time, and nothing while it is held. Each message gets a lease and an attempt; an older lease that ended is closed as
   * interrupted. Two calls at once never get the same message.
   */
  lease(
    tx: Transaction,
    systemCode: string,
    order: { readonly limit: number; readonly leaseMs: number; readonly worker: string },
  ): Promise<readonly MailboxMessage[]>;
  find(tx: Transaction, systemCode: string, messageId: string): Promise<MailboxEntry | undefined>;
  /** Locks an entry under one of its leases. @returns undefined where no such lease was ever given. */
  lock(tx: Transaction, systemCode: string, messageId: string, leaseNumber: number): Promise<LeasedEntry | undefined>;
  /** Closes the attempts that are still open as interrupted, and ends the lease. */
  endLease(tx: Transaction, deliveryId: DeliveryId): Promise<void>;
  /** Notes that the system has confirmed. */
  pickedUp(tx: Transaction, deliveryId: DeliveryId): Promise<void>;
}
