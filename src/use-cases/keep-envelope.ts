import type { Envelope } from '../domain/envelope.ts';
import type { CaseId, LegId, LetterId } from '../domain/ids.ts';
import type { Content } from '../ports/content.ts';
import type { SealedEnvelope } from '../ports/envelope.ts';
import type { ExchangeRecords } from '../ports/exchange-records.ts';
import type { Transaction } from '../ports/transaction.ts';

/**
 * Keeps the bytes of an envelope, ours or theirs, with what is needed to find it again.
 * @returns the content id, or undefined where another envelope with this MessageId is kept already.
 */
export const makeKeepEnvelope =
  (deps: {
    readonly content: Pick<Content, 'put' | 'remove'>;
    readonly records: Pick<ExchangeRecords, 'insertEnvelope'>;
  }) =>
  async (
    tx: Transaction,
    kept: {
      readonly envelope: Envelope;
      readonly sealed: Pick<SealedEnvelope, 'envelopeXml' | 'sha256'>;
      readonly direction: 'out' | 'in';
      readonly sealedBy: string;
      readonly letterId?: LetterId;
    },
  ) => {
    const { header } = kept.envelope;
    const contentId = await deps.content.put(tx, kept.sealed.envelopeXml);
    const inserted = await deps.records.insertEnvelope(tx, {
      messageId: header.messageId,
      direction: kept.direction,
      messageKind: header.messageKind,
      caseId: header.conversationId as CaseId,
      legId: header.legId as LegId,
      sequenceInConversation: header.sequenceInConversation,
      senderCode: header.sender.code,
      receiverCode: header.receiver.code,
      contentId,
      sha256: kept.sealed.sha256,
      sizeBytes: kept.sealed.envelopeXml.length,
      sealedBy: kept.sealedBy,
      createdAt: new Date(header.createdAt),
      expiresAt: new Date(header.expiresAt),
      ...(kept.letterId !== undefined && { letterId: kept.letterId }),
      ...(header.refToMessageId !== undefined && { refToMessageId: header.refToMessageId }),
    });
    if (inserted) return contentId;
    await deps.content.remove(tx, contentId);
    return undefined;
  };

export type KeepEnvelope = ReturnType<typeof makeKeepEnvelope>;
