import { type Address, ENVELOPE_VERSION, type Header, type Lane, type MessageKind } from './envelope.ts';

/** Makes the header of a new envelope: fills in versions and writes instants as the schema wants them. */
export const newHeader = (fields: {
  readonly messageId: string;
  readonly conversationId: string;
  readonly legId: string;
  readonly sequenceInConversation: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly messageKind: MessageKind;
  readonly letterType: string;
  readonly lane?: Lane;
  readonly traceId: string;
  readonly sender: Address;
  readonly receiver: Address;
  readonly refToMessageId?: string | undefined;
  /** The envelope that this one stands for, because its seal was no longer good. */
  readonly replaces?: string | undefined;
}): Header => ({
  envelopeVersion: ENVELOPE_VERSION,
  minReaderVersion: ENVELOPE_VERSION,
  messageId: fields.messageId,
  ...(fields.replaces !== undefined && { replaces: fields.replaces }),
  ...(fields.refToMessageId !== undefined && { refToMessageId: fields.refToMessageId }),
  conversationId: fields.conversationId,
  legId: fields.legId,
  sequenceInConversation: fields.sequenceInConversation,
  createdAt: fields.createdAt.toISOString(),
  expiresAt: fields.expiresAt.toISOString(),
  messageKind: fields.messageKind,
  letterType: fields.letterType,
  lane: fields.lane ?? 'interactive',
  traceId: fields.traceId,
  sender: fields.sender,
  receiver: fields.receiver,
});
