import type { Address, EnvelopeFile, Header, MessageKind } from '../../domain/envelope.ts';
import type { ProblemCode } from '../../domain/problems.ts';
import type { Word, WordKind } from './words.ts';

/** What kind of word an answer is. */
export type AnswerStep = WordKind;

/** One answer that was decided on: when the letter was registered, or later at somebody's wish. */
export interface PlannedAnswer {
  readonly step: AnswerStep;
  /** Tells answers of the same kind to the same letter apart. */
  readonly turn?: string;
  /** Missing where the settings of the moment decide. */
  readonly word?: Word;
  /** ISO 8601 UTC. */
  readonly dueAt: string;
}

/** What of a letter's header its answers need; nothing of what the citizen wrote. */
export interface LetterReference extends Pick<Header, 'conversationId' | 'legId' | 'letterType' | 'lane' | 'traceId'> {
  readonly gateway: Address;
  /** When the citizen filed, as the letter says, ISO 8601 UTC. */
  readonly submittedAt?: string;
}

export interface ReceivedFile {
  readonly fileGuid: string;
  readonly contentId: string;
  readonly sizeBytes: number;
  /** Lower-case hex, of the bytes as they arrived. */
  readonly sha256: string;
}

/** What was decided when a message arrived for the first time. */
export interface FirstArrival {
  readonly letter: LetterReference;
  /** Missing where the agency refused by receipt, and for messages that are no letters. */
  readonly registration?: { readonly registrationNumber: string; readonly registeredAt: string };
  readonly refusedWith?: ProblemCode;
  /** Where the message is a later word of the gateway about an answer. */
  readonly receipt?: {
    readonly verdict: 'ACCEPTED' | 'REFUSED';
    readonly aboutMessageId: string | undefined;
    readonly problemCode?: string;
    readonly detail?: string | undefined;
  };
  readonly answers: readonly PlannedAnswer[];
}

/** A message that was handed over in full: once for each time that happened. */
export interface Arrival {
  readonly kind: 'arrival';
  readonly arrivedAt: string;
  readonly messageId: string;
  readonly messageKind: MessageKind;
  readonly agencyCode: string;
  readonly envelopeSha256: string;
  readonly files: readonly ReceivedFile[];
  /** False exactly once for each message. */
  readonly duplicate: boolean;
  /** How often the message has arrived, this time included. */
  readonly sends: number;
  /** Where `duplicate` is false. */
  readonly first?: FirstArrival;
}

/** Bytes that were not accepted: a broken seal, another content under a known id, a foreign addressee. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly arrivedAt: string;
  readonly envelopeSha256: string;
  readonly problemCode: ProblemCode;
  readonly messageId?: string;
}

/** A file of an answer; with `seed` its bytes are made anew by largeAttachment, else they are kept. */
export interface AnswerFile extends EnvelopeFile {
  readonly seed?: number;
}

/** An answer was sealed; its bytes are kept under its own MessageId. */
export interface SealedAnswer {
  readonly kind: 'sealed';
  readonly sealedAt: string;
  readonly messageId: string;
  readonly refToMessageId: string;
  readonly step: AnswerStep;
  readonly turn?: string;
  readonly agencyCode: string;
  readonly legId: string;
  readonly traceId: string;
  readonly envelopeSha256: string;
  readonly files: readonly AnswerFile[];
}

/** The gateway's sealed receipt for an answer was verified and is kept. */
export interface ConfirmedAnswer {
  readonly kind: 'confirmed';
  readonly confirmedAt: string;
  readonly messageId: string;
  readonly receiptSha256: string;
}

/** The gateway will never take this answer. */
export interface RejectedAnswer {
  readonly kind: 'rejected';
  readonly rejectedAt: string;
  readonly messageId: string;
  readonly problemCode: ProblemCode;
}

/** Somebody wished the agency to say something about a letter. */
export interface WishedAnswer {
  readonly kind: 'wished';
  readonly wishedAt: string;
  readonly refToMessageId: string;
  readonly planned: PlannedAnswer;
}

/** One line of the ledger. */
export type LedgerRecord = WishedAnswer | Arrival | Refusal | SealedAnswer | ConfirmedAnswer | RejectedAnswer;
