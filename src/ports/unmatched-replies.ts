import type { CaseId, ContentId, LegId } from '../domain/ids.ts';
import type { Transaction } from './transaction.ts';

/** Why an operator lets go of a reply: it is in its case already, the agency sends it again, it answers no letter of ours, it is a test. */
export const DISCARD_REASONS = ['duplicate', 'sent_again', 'not_ours', 'test_message'] as const;
export type DiscardReason = (typeof DISCARD_REASONS)[number];

/** What became of an unmatched reply. */
export type MatchDecision =
  | { readonly state: 'matched'; readonly caseId: CaseId; readonly legId: LegId; readonly operator: string }
  | { readonly state: 'discarded'; readonly reason: DiscardReason; readonly operator: string };

/** A verified reply of an agency whose conversation is of no case of that agency. */
export interface UnmatchedReply {
  readonly unmatchedId: string;
  readonly systemCode: string;
  readonly messageId: string;
  /** The Sender. */
  readonly agencyCode: string;
  /** As the envelope names it. */
  readonly conversationId: string;
  readonly legId: string;
  /** What was read from its bytes when their seal was verified; a KeptReply of use-cases/unmatched. */
  readonly verifiedContentId: ContentId;
  /** The bytes of the receipt that the agency got. */
  readonly receiptContentId: ContentId;
  readonly receivedAt: Date;
  readonly decision?: MatchDecision & { readonly decidedAt: Date };
}

/** A leg of an agency that a reply could belong to. */
export interface MatchCandidate {
  readonly caseId: CaseId;
  readonly legId: LegId;
  readonly trackingNumber: string;
  readonly filedAt: Date;
}

/** Replies that wait for an operator. */
export interface UnmatchedReplies {
  insert(tx: Transaction, reply: Omit<UnmatchedReply, 'decision'>): Promise<void>;
  /** How many replies with this LegId of this agency were kept so before. */
  countOfLeg(tx: Transaction, agencyCode: string, legId: string): Promise<number>;
  /** The oldest first. */
  list(
    tx: Transaction,
    query: {
      readonly state: 'waiting' | 'matched' | 'discarded';
      readonly agencyCode?: string;
      readonly limit: number;
    },
  ): Promise<readonly UnmatchedReply[]>;
  /** Locked until the transaction ends. */
  lock(tx: Transaction, unmatchedId: string): Promise<UnmatchedReply | undefined>;
  find(tx: Transaction, unmatchedId: string): Promise<UnmatchedReply | undefined>;
  decide(tx: Transaction, unmatchedId: string, decision: MatchDecision): Promise<void>;
}

/** Where a reply could belong: each looks at legs of one agency only. */
export interface MatchCandidates {
  ofConversation(tx: Transaction, agencyCode: string, conversationId: string): Promise<readonly MatchCandidate[]>;
  /** The leg of an envelope that was sent to the agency. */
  ofMessage(tx: Transaction, agencyCode: string, messageId: string): Promise<readonly MatchCandidate[]>;
  /** Legs with one of these registration numbers, compared as `plainNumber` writes them. */
  ofRegistration(
    tx: Transaction,
    agencyCode: string,
    plainNumbers: readonly string[],
  ): Promise<readonly MatchCandidate[]>;
  ofTrackingNumber(tx: Transaction, agencyCode: string, numbers: readonly string[]): Promise<readonly MatchCandidate[]>;
  /** Legs without an end, filed before an instant, the newest first. */
  open(tx: Transaction, agencyCode: string, before: Date, limit: number): Promise<readonly MatchCandidate[]>;
}
