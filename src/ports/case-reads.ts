import type { CaseEvent, CaseState } from '../domain/case.ts';
import type { DeliveryFacts } from '../domain/citizen-delivery.ts';
import type { CitizenOutcome } from '../domain/citizen-outcome.ts';
import type { MessageKind, Outcome } from '../domain/envelope.ts';
import type { CaseId, ContentId, FileId, LetterId } from '../domain/ids.ts';
import type { CheckedFile } from '../domain/scan-state.ts';
import type { LetterWords } from './cases.ts';
import type { NotificationReason, NotificationState } from './notifications.ts';
import type { Transaction } from './transaction.ts';

/** A case in a list. The agency is the one of the newest leg: it has to answer now. */
export interface CaseOverview {
  readonly caseId: CaseId;
  readonly trackingNumber: string;
  readonly letterType: string;
  readonly title: string;
  readonly language: string;
  readonly agencyCode: string;
  readonly agencyNameKa: string;
  readonly agencyNameEn: string;
  readonly state: CaseState;
  readonly outcome?: Outcome;
  readonly filedAt: Date;
  readonly registeredAt?: Date;
  readonly registrationNumber?: string;
  readonly completedAt?: Date;
  readonly unreadReplies: number;
}

/** Where a list stands after a case. Instants are text with microseconds, so that no case is skipped by rounding. */
export interface ListPosition {
  readonly unread: boolean;
  readonly at: string;
  readonly caseId: string;
}

/**
 * Which cases are wanted: those that meet all conditions; of several codes in one condition any will do. Days are YYYY-MM-DD in
 * Asia/Tbilisi, both inclusive.
 */
export interface CaseFilter {
  readonly states?: readonly CaseState[];
  readonly outcomes?: readonly CitizenOutcome[];
  /** Agencies that have or had to answer. */
  readonly agencyCodes?: readonly string[];
  readonly letterTypes?: readonly string[];
  /** Filed, or completed, as the list demands. */
  readonly fromDay?: string;
  readonly toDay?: string;
  /** Completed ones only: with replies that were not opened. */
  readonly unreadOnly?: boolean;
  /** Words of the letters, their numbers, bodies and files (domain/search-words.ts); without a letter or digit it finds nothing. */
  readonly search?: string;
}

/** How many cases a list holds, counted up to COUNTED_UP_TO, and of what is common in a long list less far. */
export interface CaseCount {
  readonly matches: number;
  /** Counting stopped there: there are as many or more. */
  readonly more: boolean;
}

/** People do not read a number beyond this, and counting would take longer than finding. */
export const COUNTED_UP_TO = 1000;

export interface CasePage {
  readonly cases: readonly CaseOverview[];
  /** Where the next page starts; absent on the last one. */
  readonly next?: ListPosition;
  /** With the first page. */
  readonly count?: CaseCount;
}

export interface LegOverview {
  readonly legId: string;
  readonly agencyCode: string;
  readonly agencyNameKa: string;
  readonly agencyNameEn: string;
  readonly state: CaseState;
  readonly outcome?: Outcome;
  readonly deliveredAt?: Date;
  readonly registeredAt?: Date;
  readonly registrationNumber?: string;
  /** The leg whose agency forwarded the letter to this one. */
  readonly forwardedFromLegId?: string;
  /** Set where a person typed the registration in. */
  readonly enteredByHand?: true;
}

export interface LetterOverview {
  readonly letterId: LetterId;
  readonly legId: string;
  readonly direction: 'to_agency' | 'to_citizen';
  readonly kind: MessageKind;
  readonly createdAt: Date;
  readonly words: LetterWords;
  /** The certificate of a received envelope's seal, where the registry still knows it. */
  readonly sealCertificatePem?: string;
}

export interface FileOverview extends CheckedFile {
  readonly fileId: FileId;
  readonly letterId: LetterId;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly main: boolean;
  readonly contentId: ContentId;
}

export interface NotificationOverview {
  readonly notificationId: string;
  readonly event: string;
  readonly channel: 'email' | 'sms';
  readonly state: NotificationState;
  readonly plannedAt: Date;
  readonly sentAt?: Date;
  /** Of one that waits. */
  readonly dueAt?: Date;
  /** Why it is not sent, or not yet. */
  readonly reason?: NotificationReason;
  /** The notice whose message told this one as well. */
  readonly mergedInto?: string;
}

export interface EnvelopeOverview {
  readonly messageId: string;
  readonly direction: 'out' | 'in';
  readonly messageKind: MessageKind;
  readonly refToMessageId?: string;
  readonly legId: string;
  /** The agency at the other end; absent on a filing receipt. */
  readonly agencyCode?: string;
  readonly createdAt: Date;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly contentId: ContentId;
}

/**
 * What a citizen may read of their cases. Every method takes the owner's subject and finds nothing of anybody else's: a foreign case
 * and one that does not exist cannot be told apart.
 */
export interface CaseReads {
  /** The newest filed first. */
  listByFiling(
    tx: Transaction,
    owner: string,
    filter: CaseFilter,
    after: ListPosition | undefined,
    limit: number,
  ): Promise<CasePage>;
  /** Cases with an outcome: those with unread replies first, then the newest completed. With a search, too: by this order, not by likeness. */
  listCompleted(
    tx: Transaction,
    owner: string,
    filter: CaseFilter,
    after: ListPosition | undefined,
    limit: number,
  ): Promise<CasePage>;
  /** Cases with an outcome, for exports: the newest completed first, so that replies that are opened meanwhile move nothing. */
  listByCompletion(
    tx: Transaction,
    owner: string,
    filter: CaseFilter,
    after: ListPosition | undefined,
    limit: number,
  ): Promise<CasePage>;
  /** Completed cases with replies that were not opened, whatever is filtered. */
  countUnread(tx: Transaction, owner: string): Promise<CaseCount>;
  findCase(tx: Transaction, owner: string, caseId: CaseId): Promise<CaseOverview | undefined>;
  /** The oldest first, as everything below. */
  legs(tx: Transaction, owner: string, caseId: CaseId): Promise<readonly LegOverview[]>;
  events(tx: Transaction, owner: string, caseId: CaseId): Promise<readonly CaseEvent[]>;
  letters(tx: Transaction, owner: string, caseId: CaseId): Promise<readonly LetterOverview[]>;
  /** How the letter that is on its way is doing, or the newest one where none is. */
  delivery(tx: Transaction, owner: string, caseId: CaseId): Promise<DeliveryFacts | undefined>;
  /** Of all letters; the main file of each letter first. */
  files(tx: Transaction, owner: string, caseId: CaseId): Promise<readonly FileOverview[]>;
  findFile(tx: Transaction, owner: string, caseId: CaseId, fileId: FileId): Promise<FileOverview | undefined>;
  notifications(tx: Transaction, owner: string, caseId: CaseId): Promise<readonly NotificationOverview[]>;
  envelopes(tx: Transaction, owner: string, caseId: CaseId): Promise<readonly EnvelopeOverview[]>;
  findEnvelope(
    tx: Transaction,
    owner: string,
    caseId: CaseId,
    messageId: string,
  ): Promise<EnvelopeOverview | undefined>;
  findFilingReceipt(tx: Transaction, owner: string, caseId: CaseId): Promise<EnvelopeOverview | undefined>;
}

/** What a citizen's reading changes. */
export interface CaseOpening {
  /** Locks a case of the owner until the transaction ends. @returns false where the owner has no such case. */
  lockOwn(tx: Transaction, owner: string, caseId: CaseId): Promise<boolean>;
  /** Marks all letters to the citizen as opened and nothing as unread. @returns how many letters were opened now. */
  markOpened(tx: Transaction, owner: string, caseId: CaseId): Promise<number>;
}
