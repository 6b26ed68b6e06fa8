import type { MessageKind } from '../domain/envelope.ts';
import type { CaseId, ContentId, LetterId } from '../domain/ids.ts';
import type { Transaction } from './transaction.ts';

/** A sealed envelope of a case, with what says who sealed it. */
export interface CaseSeal {
  readonly messageId: string;
  readonly direction: 'out' | 'in';
  readonly messageKind: MessageKind;
  readonly legId: string;
  /** The letter that it carries, or that a filing receipt is about. */
  readonly letterId?: LetterId;
  /** Set on the proof of filing that the citizen has. */
  readonly filingReceipt?: true;
  /** When it was sealed, by the clock of whoever did it, and when it was kept here. */
  readonly sealedAt: Date;
  readonly keptAt: Date;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly contentId: ContentId;
  /** Set where the envelope itself was erased: size and digest are all that is kept. */
  readonly erased?: true;
  /** SHA-256 of the public key that sealed it. */
  readonly sealedBy: string;
  /** The registered certificate of that key; missing on our own envelopes, which carry theirs. */
  readonly certificatePem?: string;
}

/** Seals of a citizen's case. */
export interface CaseSeals {
  /** The oldest first; nothing where the case is not the owner's. */
  ofCase(tx: Transaction, owner: string, caseId: CaseId): Promise<readonly CaseSeal[]>;
}
