import type { MailboxMessages, MailboxSettled, MailboxStatus as MailboxStatusAnswer } from '../../generated/schemas.ts';
import type { MailboxStatus } from '../../use-cases/mailbox/ask-mailbox-status.ts';
import type { PeekedMessage } from '../../use-cases/mailbox/peek-mailbox.ts';
import type { Settled } from '../../use-cases/mailbox/settle-pick-up.ts';

// The fields stand in the order of mailbox-1.0.xsd, which has the same names: both contracts are answered from here.

/** mailbox-messages.schema.json. */
export const messagesAnswer = (messages: readonly PeekedMessage[]): MailboxMessages => ({
  Messages: messages.map((message) => ({
    MessageId: message.messageId,
    LeaseId: String(message.leaseNumber),
    LeasedUntil: message.leasedUntil.toISOString(),
    TimesLeased: message.timesLeased,
    MessageKind: message.messageKind,
    LetterType: message.letterType,
    Lane: message.lane,
    ConversationId: message.caseId,
    LegId: message.legId,
    SequenceInConversation: message.sequenceInConversation,
    ReceiverCode: message.agencyCode,
    CreatedAt: message.createdAt.toISOString(),
    ExpiresAt: message.expiresAt.toISOString(),
    EnvelopeSizeBytes: message.envelopeSizeBytes,
    EnvelopeSha256: message.envelopeSha256,
    Files: message.files.map(({ fileGuid, contentId, sizeBytes, sha256 }) => ({
      FileGuid: fileGuid,
      ContentId: contentId,
      SizeBytes: sizeBytes,
      Sha256: sha256,
    })),
  })),
});

/** mailbox-settled.schema.json. */
export const settledAnswer = (messageId: string, settled: Settled): MailboxSettled => ({
  MessageId: messageId,
  State: settled.state,
  Duplicate: settled.repeated,
  ...(settled.pickedUpAt !== undefined && { ConfirmedAt: settled.pickedUpAt.toISOString() }),
  ...(settled.receiptRefusedWith !== undefined && { ReceiptProblem: settled.receiptRefusedWith }),
});

/** mailbox-status.schema.json, also the answer of the SOAP operation. */
export const statusAnswer = (messageId: string, status: MailboxStatus): MailboxStatusAnswer => {
  if (status.direction === 'unknown') return { MessageId: messageId, Direction: 'UNKNOWN', State: 'NOT_RECEIVED' };
  if (status.direction === 'to_system') {
    return {
      MessageId: messageId,
      Direction: 'TO_SYSTEM',
      State: status.state,
      ...(status.leasedUntil !== undefined && { LeasedUntil: status.leasedUntil.toISOString() }),
      ...(status.pickedUpAt !== undefined && { ConfirmedAt: status.pickedUpAt.toISOString() }),
      EnvelopeSha256: status.envelopeSha256,
    };
  }
  const { reception } = status;
  return {
    MessageId: messageId,
    Direction: 'FROM_SYSTEM',
    State: reception.kind === 'received' ? 'RECEIVED' : 'RECEIVING',
    EnvelopeSha256: reception.sha256,
    ReceivedAt: reception.receivedAt.toISOString(),
    ...(reception.kind === 'received' && { Receipt: reception.receiptXml.toString('base64') }),
  };
};
