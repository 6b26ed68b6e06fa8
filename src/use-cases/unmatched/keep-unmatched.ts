import type { Ids } from '../../ports/clock.ts';
import type { Content } from '../../ports/content.ts';
import type { VerifiedEnvelope } from '../../ports/envelope.ts';
import type { ExchangeRecords } from '../../ports/exchange-records.ts';
import type { InboxEntry } from '../../ports/inbox.ts';
import type { Transaction } from '../../ports/transaction.ts';
import type { UnmatchedReplies } from '../../ports/unmatched-replies.ts';
import { type ReceiptSealDeps, sealReceiptEnvelope } from '../seal-receipt.ts';
import type { KeptReply } from './kept-reply.ts';

/**
 * Keeps a verified reply whose conversation is of no case of its Sender, so that an operator can find the case, and seals the receipt
 * that any message gets. In the caller's transaction. Whether the conversation is another agency's or nobody's makes no difference.
 */
export const makeKeepUnmatched =
  (
    deps: ReceiptSealDeps & {
      readonly unmatchedReplies: Pick<UnmatchedReplies, 'insert' | 'countOfLeg'>;
      readonly content: Pick<Content, 'put' | 'putJson'>;
      readonly records: Pick<ExchangeRecords, 'appendLog'>;
      readonly ids: Pick<Ids, 'uuid'>;
    },
  ) =>
  async (
    tx: Transaction,
    entry: Pick<InboxEntry, 'systemCode' | 'messageId' | 'receivedAt'>,
    verified: VerifiedEnvelope,
    now: Date,
  ) => {
    const { systemCode, messageId, receivedAt } = entry;
    const { conversationId, legId, sender } = verified.envelope.header;
    const sequence = 1 + (await deps.unmatchedReplies.countOfLeg(tx, sender.code, legId));
    const { envelope, sealed } = await sealReceiptEnvelope(deps, tx, verified, receivedAt, sequence, now);
    const contentId = await deps.content.put(tx, sealed.envelopeXml);
    const kept: KeptReply = {
      verified,
      receipt: { envelope, messageId: sealed.messageId, sha256: sealed.sha256, sealedBy: sealed.sealedBy },
    };
    await deps.unmatchedReplies.insert(tx, {
      unmatchedId: deps.ids.uuid(),
      ...{ systemCode, messageId, conversationId, legId, receivedAt },
      agencyCode: sender.code,
      verifiedContentId: await deps.content.putJson(tx, kept),
      receiptContentId: contentId,
    });
    await deps.records.appendLog(tx, {
      entry: 'received',
      direction: 'in',
      messageId,
      systemCode,
      bytesSha256: verified.sha256,
    });
    await deps.records.appendLog(tx, {
      entry: 'receipt_given',
      direction: 'out',
      messageId: sealed.messageId,
      systemCode,
      bytesSha256: sealed.sha256,
    });
    return { envelopeXml: sealed.envelopeXml, contentId };
  };

export type KeepUnmatched = ReturnType<typeof makeKeepUnmatched>;
