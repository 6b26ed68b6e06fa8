import type { Address } from '../domain/envelope.ts';
import { newHeader } from '../domain/envelope-header.ts';
import type { CaseId, ContentId, LegId } from '../domain/ids.ts';
import type { Cases } from '../ports/cases.ts';
import type { Ids } from '../ports/clock.ts';
import type { EnvelopeSealer, VerifiedEnvelope } from '../ports/envelope.ts';
import type { ExchangeRecords } from '../ports/exchange-records.ts';
import type { InboxEntry } from '../ports/inbox.ts';
import type { Transaction } from '../ports/transaction.ts';
import type { KeepEnvelope } from './keep-envelope.ts';

// A receipt is proof, not post: it does not go out of date while anybody can still ask about the message.
const RECEIPT_LIFE_MS = 3650 * 24 * 3_600_000;

/**
 * Seals our word to an agency that its message was received (R5): the digest of the bytes as they came. Kept in the caller's
 * transaction and given again, byte for byte, to every repeat of the message.
 */
export const makeSealReceipt =
  (deps: {
    readonly cases: Pick<Cases, 'nextSequence'>;
    readonly records: Pick<ExchangeRecords, 'insertReceipt' | 'appendLog'>;
    readonly keepEnvelope: KeepEnvelope;
    readonly sealer: EnvelopeSealer;
    readonly ids: Pick<Ids, 'uuid'>;
    readonly gateway: Address;
  }) =>
  async (
    tx: Transaction,
    entry: Pick<InboxEntry, 'systemCode' | 'receivedAt'>,
    { envelope: about, sha256, sizeBytes }: VerifiedEnvelope,
    now: Date,
  ): Promise<{ envelopeXml: Buffer; contentId: ContentId }> => {
    const { header } = about;
    const caseId = header.conversationId as CaseId;
    const legId = header.legId as LegId;
    const envelope = {
      header: newHeader({
        messageId: deps.ids.uuid(),
        conversationId: caseId,
        legId,
        sequenceInConversation: await deps.cases.nextSequence(tx, legId),
        createdAt: now,
        expiresAt: new Date(now.getTime() + RECEIPT_LIFE_MS),
        messageKind: 'RECEIPT',
        letterType: header.letterType,
        traceId: header.traceId,
        sender: deps.gateway,
        receiver: header.sender,
        refToMessageId: header.messageId,
      }),
      body: {
        block: 'receipt' as const,
        receipt: {
          verdict: 'ACCEPTED' as const,
          receivedSha256: sha256,
          receivedSizeBytes: sizeBytes,
          receivedAt: entry.receivedAt.toISOString(),
        },
      },
      files: [],
    };
    const sealed = await deps.sealer.seal(envelope);
    const contentId = await deps.keepEnvelope(tx, {
      envelope,
      sealed,
      direction: 'out',
      sealedBy: deps.sealer.sealedBy,
    });
    if (contentId === undefined) throw new Error('a new MessageId was taken already');
    const { messageId, envelopeXml, sha256: receiptSha256 } = sealed;
    const receipt = {
      caseId,
      legId,
      messageId,
      aboutMessageId: header.messageId,
      contentId,
      sha256: receiptSha256,
      receivedAt: now,
    };
    await deps.records.insertReceipt(tx, { ...receipt, level: 'R5', verdict: 'ACCEPTED' });
    await deps.records.appendLog(tx, {
      entry: 'receipt_given',
      direction: 'out',
      messageId,
      caseId,
      systemCode: entry.systemCode,
      bytesSha256: receiptSha256,
    });
    return { envelopeXml, contentId };
  };

export type SealReceipt = ReturnType<typeof makeSealReceipt>;
