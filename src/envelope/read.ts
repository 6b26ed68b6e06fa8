import type { Envelope, EnvelopeBody, EnvelopeFile, Header, Lane, MessageKind } from '../domain/envelope.ts';
import { canonicalTree } from './canonical-tree.ts';
import { readForward, readReceipt, readRegistration, readReply, readStatus } from './read-answers.ts';
import { readInitiator, readRecord } from './read-letter.ts';
import { readAddress } from './read-shared.ts';
import {
  childOf,
  childrenOf,
  collapsedTextOf,
  optionalChild,
  optionalCollapsed,
  optionalText,
  requiredChildOf,
  textOf,
  type XmlTree,
} from './tree.ts';

const readHeader = (tree: XmlTree): Header => ({
  envelopeVersion: textOf(tree, 'EnvelopeVersion'),
  minReaderVersion: textOf(tree, 'MinReaderVersion'),
  messageId: textOf(tree, 'MessageId'),
  ...optionalText('replaces', tree, 'Replaces'),
  ...optionalText('refToMessageId', tree, 'RefToMessageId'),
  conversationId: textOf(tree, 'ConversationId'),
  legId: textOf(tree, 'LegId'),
  sequenceInConversation: Number(collapsedTextOf(tree, 'SequenceInConversation')),
  createdAt: collapsedTextOf(tree, 'CreatedAt'),
  expiresAt: collapsedTextOf(tree, 'ExpiresAt'),
  ...optionalCollapsed('notBefore', tree, 'NotBefore'),
  messageKind: textOf(tree, 'MessageKind') as MessageKind,
  letterType: textOf(tree, 'LetterType'),
  lane: textOf(tree, 'Lane') as Lane,
  traceId: textOf(tree, 'TraceId'),
  sender: readAddress(requiredChildOf(tree, 'Sender')),
  receiver: readAddress(requiredChildOf(tree, 'Receiver')),
});

const readBody = (tree: XmlTree): EnvelopeBody => {
  const initiator = childOf(tree, 'Initiator');
  if (initiator !== undefined) {
    return {
      block: 'letter',
      initiator: readInitiator(initiator),
      record: readRecord(requiredChildOf(tree, 'Record')),
      ...optionalChild('forward', tree, 'Forward', readForward),
    };
  }
  const registration = childOf(tree, 'Registration');
  if (registration !== undefined) return { block: 'registration', registration: readRegistration(registration) };
  const status = childOf(tree, 'Status');
  if (status !== undefined) return { block: 'status', status: readStatus(status) };
  const reply = childOf(tree, 'Reply');
  if (reply !== undefined) return { block: 'reply', reply: readReply(reply) };
  const receipt = childOf(tree, 'Receipt');
  if (receipt !== undefined) return { block: 'receipt', receipt: readReceipt(receipt) };
  return { block: 'forward', forward: readForward(requiredChildOf(tree, 'Forward')) };
};

const readFile = (tree: XmlTree): EnvelopeFile => ({
  fileGuid: textOf(tree, 'FileGuid'),
  mainComponent: collapsedTextOf(tree, 'MainComponent') === 'true',
  fileName: textOf(tree, 'FileName'),
  mediaType: textOf(tree, 'MediaType'),
  sizeBytes: Number(collapsedTextOf(tree, 'SizeBytes')),
  sha256: textOf(tree, 'Sha256'),
  contentId: textOf(tree, 'ContentId'),
});

/** Reads a header from its canonical form, for XML that met the schema; anything else throws. */
export const readCanonicalHeader = (canonicalHeaderXml: Buffer): Header =>
  readHeader(canonicalTree(canonicalHeaderXml));

/**
 * Reads an envelope from its canonical form, whitespace exact. For XML that met envelope-1.0.xsd; anything else throws.
 * Checks no seal: verify.ts calls it with the bytes that were digested, and nothing else may call it with foreign bytes.
 */
export const readEnvelope = (canonicalXml: Buffer): Envelope => {
  const tree = canonicalTree(canonicalXml);
  const files = childOf(tree, 'Files');
  return {
    header: readHeader(requiredChildOf(tree, 'Header')),
    body: readBody(tree),
    files: files === undefined ? [] : childrenOf(files, 'File').map(readFile),
  };
};
