import type { CaseEvent, CaseState, EventFacts } from '../domain/case.ts';
import type { CaseStanding } from '../domain/case-standing.ts';
import type { Forward, Initiator, Receipt, Reply, Status } from '../domain/envelope.ts';
import type { CaseId, ContentId, LegId, LetterId } from '../domain/ids.ts';
import type { LetterSignature } from '../domain/signed-file.ts';
import type { Transaction } from './transaction.ts';

/** What a citizen or an agency wrote, as it is kept behind the content port. */
export interface LetterWords {
  readonly title?: string;
  readonly text?: string;
  readonly language: string;
  readonly form?: { readonly schemaId: string; readonly canonicalJson: string };
  readonly preferredReplyForm?: 'electronic' | 'paper';
  /** Letters into a case: who wrote this one, and how they had signed in; the first letter's is the case's own. */
  readonly initiator?: Initiator;
  /** Signatures of the citizen's own that its files carry. */
  readonly signatures?: readonly LetterSignature[];
  /** Replies: the envelope's Reply block, as it was sealed. */
  readonly reply?: Reply;
  readonly status?: Status;
  /** Of a receipt that refuses a letter. */
  readonly problem?: NonNullable<Receipt['problem']>;
  /** Why and by whom the letter was forwarded: on the forwarder's word to the citizen, and on the letter as it goes to the next body. */
  readonly forward?: Forward;
  /** Forwarded letters: when the citizen filed, ISO 8601 UTC; other letters were written when they were kept. */
  readonly submittedAt?: string;
}

/** A case under a row lock, with what the exchange needs to know of it. */
export interface LockedCase {
  readonly caseId: CaseId;
  readonly trackingNumber: string;
  readonly letterType: string;
  readonly language: string;
  readonly ownerSubject: string;
  readonly traceId: string;
  readonly filedAt: Date;
}

export interface Leg {
  readonly legId: LegId;
  readonly caseId: CaseId;
  readonly agencyCode: string;
}

/** A leg in the chain of forwards that led to it. */
export interface LinkedLeg extends Leg {
  readonly state: CaseState;
  /** Missing for the body that the citizen wrote to. */
  readonly forwardedFromLegId?: LegId;
  readonly registrationNumber?: string;
}

/** Cases with their legs, letters, parties and events. */
export interface Cases {
  nextTrackingSerial(tx: Transaction): Promise<number>;
  insertCase(
    tx: Transaction,
    filed: LockedCase & { readonly legId: LegId; readonly agencyCode: string; readonly title: string },
  ): Promise<void>;
  insertParty(
    tx: Transaction,
    party: {
      readonly caseId: CaseId;
      readonly role: 'owner' | 'actor';
      readonly subject: string;
      readonly filingChannel: string;
      readonly contentId: ContentId;
    },
  ): Promise<void>;
  insertLetter(
    tx: Transaction,
    letter: {
      readonly letterId: LetterId;
      readonly caseId: CaseId;
      readonly legId: LegId;
      readonly direction: 'to_agency' | 'to_citizen';
      readonly kind: string;
      readonly contentId: ContentId;
      readonly createdAt: Date;
    },
  ): Promise<void>;
  /** Locks the case until the transaction ends, so that its state is derived by one writer at a time. */
  lockCase(tx: Transaction, caseId: CaseId): Promise<LockedCase | undefined>;
  trackingNumber(tx: Transaction, caseId: CaseId): Promise<string>;
  findLeg(tx: Transaction, legId: LegId): Promise<Leg | undefined>;
  /** All legs of a case, the oldest first. */
  legs(tx: Transaction, caseId: CaseId): Promise<readonly LinkedLeg[]>;
  /** Opens a leg at the body that another one forwarded to. */
  insertLeg(tx: Transaction, leg: Leg & { readonly forwardedFromLegId: LegId }): Promise<void>;
  /** The letter by which a leg began: what the citizen filed, or what was forwarded to this body. */
  openingLetter(tx: Transaction, legId: LegId): Promise<LetterId>;
  /** Takes the next SequenceInConversation of a leg, from 1. */
  nextSequence(tx: Transaction, legId: LegId): Promise<number>;
  letterWords(tx: Transaction, letterId: LetterId): Promise<LetterWords & { readonly createdAt: Date }>;
  /** What the citizen wrote in the letter that opened the case. */
  submissionWords(tx: Transaction, caseId: CaseId): Promise<LetterWords>;
  /** Who filed: names, numbers, contacts and how they signed in. */
  initiator(tx: Transaction, caseId: CaseId): Promise<Initiator>;
  appendEvent(
    tx: Transaction,
    event: Omit<CaseEvent, 'facts'> & { readonly caseId: CaseId; readonly facts?: EventFacts },
  ): Promise<void>;
  events(tx: Transaction, caseId: CaseId): Promise<readonly CaseEvent[]>;
  /** Writes the derived standing of the case and of its legs. */
  saveStanding(
    tx: Transaction,
    caseId: CaseId,
    standing: CaseStanding,
    legs: readonly (CaseStanding & { readonly legId: string })[],
    addUnread: number,
  ): Promise<void>;
}
