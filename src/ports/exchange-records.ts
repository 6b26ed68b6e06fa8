import type { MessageKind } from '../domain/envelope.ts';
import type { CaseId, ContentId, LegId, LetterId } from '../domain/ids.ts';
import type { Transaction } from './transaction.ts';

/** A sealed envelope as it is kept, sent or received. */
export interface EnvelopeRow {
  readonly messageId: string;
  readonly direction: 'out' | 'in';
  readonly messageKind: MessageKind;
  readonly caseId: CaseId;
  readonly legId: LegId;
  readonly letterId?: LetterId;
  readonly refToMessageId?: string;
  readonly sequenceInConversation: number;
  readonly senderCode: string;
  readonly receiverCode: string;
  readonly contentId: ContentId;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly sealedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export type ReceiptLevel = 'R0' | 'R1' | 'R2' | 'R3' | 'R4' | 'R5';

/** Envelopes, receipts and the append-only exchange log. */
export interface ExchangeRecords {
  /** @returns false where an envelope with this MessageId is kept already. */
  insertEnvelope(tx: Transaction, envelope: EnvelopeRow): Promise<boolean>;
  findEnvelope(tx: Transaction, messageId: string): Promise<EnvelopeRow | undefined>;
  insertReceipt(
    tx: Transaction,
    receipt: {
      readonly level: ReceiptLevel;
      readonly caseId: CaseId;
      readonly legId: LegId;
      readonly messageId?: string;
      readonly aboutMessageId?: string;
      readonly verdict: 'ACCEPTED' | 'REFUSED';
      readonly problemCode?: string;
      readonly contentId?: ContentId;
      readonly sha256?: string;
      readonly receivedAt: Date;
    },
  ): Promise<void>;
  /** How many filing receipts (R0) there are of a leg. */
  countFilingReceipts(tx: Transaction, caseId: CaseId, legId: LegId): Promise<number>;
  /** Appends what was exchanged as a salted digest of its bytes. Cannot be changed or removed afterwards. */
  appendLog(
    tx: Transaction,
    entry: {
      readonly entry:
        | 'filed'
        | 'sealed'
        | 'sent'
        | 'received'
        | 'receipt_given'
        | 'receipt_received'
        | 'conflict'
        | 'matched'
        | 'discarded';
      readonly direction: 'out' | 'in';
      readonly messageId?: string;
      /** Absent where a message was refused before its case was known. */
      readonly caseId?: CaseId;
      readonly systemCode?: string;
      readonly bytesSha256: string;
    },
  ): Promise<void>;
}
