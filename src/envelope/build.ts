import type { Envelope, EnvelopeBody, EnvelopeFile, Header } from '../domain/envelope.ts';
import { forwardMarkup, receiptMarkup, registrationMarkup, replyMarkup, statusMarkup } from './build-answers.ts';
import { initiatorMarkup, recordMarkup } from './build-letter.ts';
import { addressMarkup } from './build-shared.ts';
import { escapeAttribute } from './escape.ts';
import { element, field, inOrder, type Markup, optionalField } from './markup.ts';
import { ENVELOPE_NAMESPACE, envelopeIdOf } from './names.ts';

const headerMarkup = (header: Header): Markup =>
  element(
    'Header',
    field('EnvelopeVersion', header.envelopeVersion),
    field('MinReaderVersion', header.minReaderVersion),
    field('MessageId', header.messageId),
    optionalField('Replaces', header.replaces),
    optionalField('RefToMessageId', header.refToMessageId),
    field('ConversationId', header.conversationId),
    field('LegId', header.legId),
    field('SequenceInConversation', header.sequenceInConversation),
    field('CreatedAt', header.createdAt),
    field('ExpiresAt', header.expiresAt),
    optionalField('NotBefore', header.notBefore),
    field('MessageKind', header.messageKind),
    field('LetterType', header.letterType),
    field('Lane', header.lane),
    field('TraceId', header.traceId),
    addressMarkup('Sender', header.sender),
    addressMarkup('Receiver', header.receiver),
  );

const bodyMarkup = (body: EnvelopeBody): Markup => {
  switch (body.block) {
    case 'letter':
      return inOrder([
        initiatorMarkup(body.initiator),
        recordMarkup(body.record),
        body.forward === undefined ? undefined : forwardMarkup(body.forward),
      ]);
    case 'registration':
      return registrationMarkup(body.registration);
    case 'status':
      return statusMarkup(body.status);
    case 'reply':
      return replyMarkup(body.reply);
    case 'receipt':
      return receiptMarkup(body.receipt);
    case 'forward':
      return forwardMarkup(body.forward);
  }
};

const fileMarkup = (file: EnvelopeFile): Markup =>
  element(
    'File',
    field('FileGuid', file.fileGuid),
    field('MainComponent', file.mainComponent),
    field('FileName', file.fileName),
    field('MediaType', file.mediaType),
    field('SizeBytes', file.sizeBytes),
    field('Sha256', file.sha256),
    field('ContentId', file.contentId),
  );

/**
 * Writes an envelope as XML without its seal, in the order of envelope-1.0.xsd. The same envelope gives the same text,
 * and the text is its own exclusive canonical form. Pure; does not check the schema or the rules (seal.ts does).
 * Throws RangeError where text holds what XML cannot carry (or CR); the error names no text.
 */
export const buildEnvelopeXml = ({ header, body, files }: Envelope): string => {
  const content = inOrder([
    headerMarkup(header),
    bodyMarkup(body),
    files.length === 0 ? undefined : element('Files', ...files.map(fileMarkup)),
  ]);
  const id = escapeAttribute(envelopeIdOf(header.messageId));
  return `<Envelope xmlns="${ENVELOPE_NAMESPACE}" ID="${id}">${content}</Envelope>`;
};
