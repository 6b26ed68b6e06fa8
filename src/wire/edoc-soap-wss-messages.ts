import { readFileSync } from 'node:fs';
import type { XmlElement } from 'libxml2-wasm';
import { decodeBase64 } from './base64.ts';
import { treeOf, type XmlTree } from './bounded-xml.ts';
import { escapeText } from './escape-text.ts';
import { makeMessageSchema } from './message-schema.ts';
import { wireProblem } from './wire-problem.ts';

/** Namespace of the messages of dialect edoc-soap-wss 1.0. */
export const EDOC_SOAP_WSS_NAMESPACE = 'urn:shikriki:edoc-soap-wss:1';

/** The largest chunk of a file that we send or ask for, in bytes: held, signed and parsed whole. The contract allows twice that. */
export const CHUNK_BYTES = 524_288;
/** The largest envelope, in bytes; libxml2 reads 10 000 000 characters of text at most. */
export const WSS_ENVELOPE_MAX_BYTES = 7_000_000;
/** The most messages that one page may list. */
export const LIST_MAX_MESSAGES = 100;

const XSD = 'edoc-soap-wss-1.0.xsd';
const requireValid = makeMessageSchema({
  name: XSD,
  namespace: EDOC_SOAP_WSS_NAMESPACE,
  xsd: readFileSync(new URL(`../../schemas/xsd/${XSD}`, import.meta.url), 'utf8'),
});

/** What an element holds; with `?` it may be missing. */
type Kind = 'text' | 'text?' | 'count' | 'flag' | 'bytes' | 'bytes?' | 'waiting';

/** Every message of edoc-soap-wss-1.0.xsd: its elements in their order. */
const MESSAGES = {
  UploadChunk: {
    MessageId: 'text',
    ContentId: 'text',
    TotalBytes: 'count',
    FileSha256: 'text',
    Offset: 'count',
    Content: 'bytes',
  },
  UploadChunkResponse: { MessageId: 'text', ContentId: 'text', ReceivedBytes: 'count' },
  GetUploadOffset: { MessageId: 'text', ContentId: 'text' },
  GetUploadOffsetResponse: { MessageId: 'text', ContentId: 'text', ReceivedBytes: 'count' },
  SubmitEnvelope: { Envelope: 'bytes' },
  SubmitEnvelopeResponse: {
    MessageId: 'text',
    ReceivedAt: 'text',
    ReceivedSha256: 'text',
    Duplicate: 'flag',
    Receipt: 'bytes',
  },
  GetDeliveryStatus: { MessageId: 'text' },
  GetDeliveryStatusResponse: {
    MessageId: 'text',
    State: 'text',
    ReceivedSha256: 'text?',
    ReceivedAt: 'text?',
    Receipt: 'bytes?',
  },
  ListMessages: { Limit: 'count', Cursor: 'text?' },
  ListMessagesResponse: { Message: 'waiting', NextCursor: 'text?' },
  FetchMessage: { MessageId: 'text' },
  FetchMessageResponse: { MessageId: 'text', Envelope: 'bytes' },
  FetchChunk: { MessageId: 'text', ContentId: 'text', Offset: 'count', MaxBytes: 'count' },
  FetchChunkResponse: { MessageId: 'text', ContentId: 'text', Offset: 'count', Content: 'bytes' },
  ConfirmMessage: { MessageId: 'text', Receipt: 'bytes' },
  ConfirmMessageResponse: { MessageId: 'text' },
} as const satisfies { readonly [operation: string]: { readonly [element: string]: Kind } };

/** A message that waits for the gateway, as a list names it. */
export interface ListedMessage {
  readonly messageId: string;
  /** ISO 8601 UTC. */
  readonly waitingSince: string;
}

interface Values {
  readonly text: string;
  readonly count: number;
  readonly flag: boolean;
  readonly bytes: Buffer;
  readonly waiting: readonly ListedMessage[];
}
type Required<T> = {
  readonly [E in keyof T as T[E] extends keyof Values ? Uncapitalize<E & string> : never]: Values[T[E] & keyof Values];
};
type Optional<T> = {
  readonly [E in keyof T as T[E] extends `${string}?` ? Uncapitalize<E & string> : never]?: T[E] extends 'bytes?'
    ? Buffer
    : string;
};
type Messages = typeof MESSAGES;

/** The name of a message: the element in the SOAP body. */
export type WssOperation = keyof Messages;
/** One message as values; the names are those of the XSD, in lower camel case. */
export type WssMessage<O extends WssOperation = WssOperation> = {
  [K in O]: { readonly operation: K } & Required<Messages[K]> & Optional<Messages[K]>;
}[O];

const propertyOf = (element: string): string => element.charAt(0).toLowerCase() + element.slice(1);
const elementXml = (name: string, text: string): string => `<${name}>${escapeText(text)}</${name}>`;

const waitingXml = (listed: readonly ListedMessage[]): string =>
  listed
    .map(
      ({ messageId, waitingSince }) =>
        `<Message>${elementXml('MessageId', messageId)}${elementXml('WaitingSince', waitingSince)}</Message>`,
    )
    .join('');

/** Writes a message in exclusive canonical form, as signedSoap12 needs it. */
export const writeWssMessage = (message: WssMessage): string => {
  const values = message as unknown as Readonly<Record<string, Values[keyof Values] | undefined>>;
  const fields = Object.entries<Kind>(MESSAGES[message.operation]).map(([element, kind]) => {
    const value = values[propertyOf(element)];
    if (kind === 'waiting') return waitingXml(value as readonly ListedMessage[]);
    if (value === undefined) return '';
    if (Buffer.isBuffer(value)) return elementXml(element, value.toString('base64'));
    return elementXml(element, typeof value === 'string' ? value : JSON.stringify(value));
  });
  return `<${message.operation} xmlns="${EDOC_SOAP_WSS_NAMESPACE}">${fields.join('')}</${message.operation}>`;
};

const requireNoAttributes = (tree: XmlTree): void => {
  if (tree.attributes.length > 0) throw wireProblem('Validation', 'The messages of this contract have no attributes.');
  for (const child of tree.children) requireNoAttributes(child);
};

const bytesOf = (text: string, pointer: string): Buffer => {
  const bytes = decodeBase64(text);
  if (bytes === undefined) throw wireProblem('Validation', 'The text is not base64.', pointer);
  if (bytes.length > WSS_ENVELOPE_MAX_BYTES) {
    throw wireProblem('SizeLimitExceeded', `More than ${WSS_ENVELOPE_MAX_BYTES} bytes cannot be sent here.`, pointer);
  }
  return bytes;
};

const waitingOf = (trees: readonly XmlTree[]): readonly ListedMessage[] =>
  trees
    .filter(({ name }) => name === 'Message')
    .map(({ children: [id, since] }) => ({ messageId: id?.text ?? '', waitingSince: since?.text ?? '' }));

/**
 * Reads a message as values, once it is valid by edoc-soap-wss-1.0.xsd. Throws WireProblem Validation, SizeLimitExceeded.
 * @param element the one child of the SOAP body.
 */
export const readWssMessage = (element: XmlElement, maxDepth: number): WssMessage => {
  const tree = treeOf(element, maxDepth);
  requireNoAttributes(tree);
  requireValid(element);
  if (!Object.hasOwn(MESSAGES, tree.name)) {
    throw wireProblem('Validation', 'This element is neither a request nor a response of this contract.');
  }
  const values: Record<string, unknown> = { operation: tree.name };
  for (const [name, kind] of Object.entries<Kind>(MESSAGES[tree.name as WssOperation])) {
    const text = tree.children.find((child) => child.name === name)?.text;
    if (kind === 'waiting') values[propertyOf(name)] = waitingOf(tree.children);
    else if (text === undefined) continue;
    else if (kind === 'count') values[propertyOf(name)] = Number(text);
    else if (kind === 'flag') values[propertyOf(name)] = ['true', '1'].includes(text.trim());
    else values[propertyOf(name)] = kind.startsWith('bytes') ? bytesOf(text, `/${tree.name}/${name}`) : text;
  }
  return values as unknown as WssMessage;
};
