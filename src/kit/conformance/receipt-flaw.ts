import type { Letter } from './letter.ts';
import type { ReadSealed } from './word.ts';

/** What is wrong with a receipt about a letter that should have been accepted; undefined where nothing is. */
export const receiptFlaw = async (
  { sealed }: Letter,
  receiptXml: Buffer,
  readSealed: ReadSealed,
): Promise<string | undefined> => {
  const verified = await readSealed(receiptXml);
  if (!verified.ok) return `The receipt does not hold: ${verified.problem.code}. ${verified.problem.detail}`;
  const { header, body } = verified.value.envelope;
  if (sealed === undefined || body.block !== 'receipt') return 'What came as the receipt is not a RECEIPT.';
  if (header.refToMessageId !== sealed.messageId) return 'RefToMessageId of the receipt is not our MessageId.';
  if (header.sender.code !== sealed.envelope.header.receiver.code)
    return 'The receipt is sealed by another agency than the one that was written to.';
  if (header.conversationId !== sealed.envelope.header.conversationId || header.legId !== sealed.envelope.header.legId)
    return 'ConversationId or LegId of the receipt are not those of the letter.';
  const { receipt } = body;
  if (receipt.verdict !== 'ACCEPTED')
    return `The letter was refused by receipt: ${receipt.problem?.code ?? 'no code'}.`;
  if (receipt.receivedSha256 !== sealed.sha256) return 'ReceivedSha256 is not the SHA-256 of the bytes that we sent.';
  if (receipt.receivedSizeBytes !== sealed.envelopeXml.byteLength)
    return 'ReceivedSizeBytes is not the number of bytes that we sent.';
  return undefined;
};
