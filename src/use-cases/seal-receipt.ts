import type { Address, Envelope } from '../domain/envelope.ts';
import { newHeader } from '../domain/envelope-header.ts';
import type { CaseId, ContentId, LegId } from '../domain/ids.ts';
import type { Cases } from '../ports/cases.ts';
import type { Ids } from '../ports/clock.ts';
import type { SealedEnvelope, VerifiedEnvelope } from '../ports/envelope.ts';
import type { ExchangeRecords } from '../ports/exchange-records.ts';
import type { InboxEntry } from '../ports/inbox.ts';
import type { Transaction } from '../ports/transaction.ts';
import { type ChooseSealerDeps, chooseSealer } from './choose-sealer.ts';
import type { KeepEnvelope } from './keep-envelope.ts';

// A receipt is proof, not post: it does not go out of date while anybody can still ask about the message.
const RECEIPT_LIFE_MS = 3650 * 24 * 3_600_000;

/** What sealing a receipt needs. */
export interface ReceiptSealDeps extends ChooseSealerDeps {
  readonly ids: Pick<Ids, 'uuid'>;
  readonly gateway: Address;
}

/** Makes and seals the receipt for a message that was received; keeps nothing. */
export const sealReceiptEnvelope = async (
  deps: ReceiptSealDeps,
  tx: Transaction,
  { envelope: { header }, sha256, sizeBytes }: VerifiedEnvelope,
  receivedAt: Date,
  sequenceInConversation: number,
  now: Date,
): Promise<{ envelope: Envelope; sealed: SealedEnvelope }> => {
  const envelope: Envelope = {
    header: newHeader({
      messageId: deps.ids.uuid(),
      conversationId: header.conversationId,
      legId: header.legId,
      sequenceInConversation,
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
      block: 'receipt',
      receipt: {
        verdict: 'ACCEPTED',
        receivedSha256: sha256,
        receivedSizeBytes: sizeBytes,
        receivedAt: receivedAt.toISOString(),
      },
    },
    files: [],
  };
  return { envelope, sealed: await (await chooseSealer(deps, tx, now)).seal(envelope) };
};

/** What keeping a receipt needs. */
export interface KeepReceiptDeps {
  readonly records: Pick<ExchangeRecords, 'insertReceipt'>;
  readonly keepEnvelope: KeepEnvelope;
}

/** Keeps a receipt that we gave (R5) in its case. @returns the content id of its bytes. */
export const keepReceipt = async (
  deps: KeepReceiptDeps,
  tx: Transaction,
  given: {
    readonly envelope: Envelope;
    readonly sealed: SealedEnvelope;
    readonly aboutMessageId: string;
    readonly caseId: CaseId;
    readonly legId: LegId;
    readonly now: Date;
  },
): Promise<ContentId> => {
  const { envelope, sealed, aboutMessageId, caseId, legId, now } = given;
  const { messageId, sha256, sealedBy } = sealed;
  const contentId = await deps.keepEnvelope(tx, { envelope, sealed, direction: 'out', sealedBy });
  if (contentId === undefined) throw new Error('a new MessageId was taken already');
  const receipt = { caseId, legId, messageId, aboutMessageId, contentId, sha256, receivedAt: now };
  await deps.records.insertReceipt(tx, { ...receipt, level: 'R5', verdict: 'ACCEPTED' });
  return contentId;
};

/**
 * Seals our word to an agency that its message was received (R5): the digest of the bytes as they came. Kept in the caller's
 * transaction and given again, byte for byte, to every repeat of the message.
 */
export const makeSealReceipt =
  (
    deps: ReceiptSealDeps &
      KeepReceiptDeps & {
        readonly cases: Pick<Cases, 'nextSequence'>;
        readonly records: Pick<ExchangeRecords, 'appendLog'>;
      },
  ) =>
  async (
    tx: Transaction,
    entry: Pick<InboxEntry, 'systemCode' | 'receivedAt'>,
    about: VerifiedEnvelope,
    now: Date,
  ): Promise<{ envelopeXml: Buffer; contentId: ContentId }> => {
    const { header } = about.envelope;
    const caseId = header.conversationId as CaseId;
    const legId = header.legId as LegId;
    const sequence = await deps.cases.nextSequence(tx, legId);
    const { envelope, sealed } = await sealReceiptEnvelope(deps, tx, about, entry.receivedAt, sequence, now);
    const aboutMessageId = header.messageId;
    const contentId = await keepReceipt(deps, tx, { envelope, sealed, aboutMessageId, caseId, legId, now });
    await deps.records.appendLog(tx, {
      entry: 'receipt_given',
      direction: 'out',
      messageId: sealed.messageId,
      caseId,
      systemCode: entry.systemCode,
      bytesSha256: sealed.sha256,
    });
    return { envelopeXml: sealed.envelopeXml, contentId };
  };

export type SealReceipt = ReturnType<typeof makeSealReceipt>;
