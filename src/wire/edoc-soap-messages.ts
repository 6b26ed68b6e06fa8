import { XmlElement } from 'libxml2-wasm';
import { decodeBase64 } from './base64.ts';
import { treeOf, type XmlTree } from './bounded-xml.ts';
import type { EdocSoapLimits } from './edoc-soap-limits.ts';
import { EDOC_SOAP_NAMESPACE, requireValidMessage } from './edoc-soap-schema.ts';
import { wireProblem } from './wire-problem.ts';

const XOP_NAMESPACE = 'http://www.w3.org/2004/08/xop/include';
const BINARY_ELEMENTS: readonly string[] = ['Envelope', 'Content', 'Receipt'];

/**
 * Where the bytes of a binary element are: decoded here, or in the part that has one of these Content-IDs. The href is
 * percent-decoded (RFC 2392); as it stands it is taken too, because some libraries encode both sides.
 */
export type BinarySource = { readonly inline: Buffer } | { readonly partIds: readonly string[] };

/** One file of SubmitEnvelope as the SOAP message lists it. */
export interface SubmittedFile {
  readonly fileGuid: string;
  readonly contentId: string;
  readonly content: BinarySource;
}

/** What a receiver says about bytes it took. */
export interface Acknowledgement {
  readonly messageId: string;
  readonly receivedAt: string;
  /** Lower-case hex. */
  readonly receivedSha256: string;
  readonly duplicate: boolean;
}

/** edoc-soap-1.0.xsd DeliveryStateType. */
export const DELIVERY_STATES = ['NOT_RECEIVED', 'RECEIVING', 'RECEIVED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What a receiver says about a MessageId it was asked for. */
export interface DeliveryStatus {
  readonly messageId: string;
  readonly state: DeliveryState;
  readonly receivedSha256?: string;
  readonly receivedAt?: string;
}

/** A message of edoc-soap-1.0.xsd as values. */
export type EdocSoapMessage =
  | { readonly operation: 'SubmitEnvelope'; readonly envelope: BinarySource; readonly files: readonly SubmittedFile[] }
  | { readonly operation: 'GetDeliveryStatus'; readonly messageId: string }
  | {
      readonly operation: 'SubmitEnvelopeResponse';
      readonly acknowledgement: Acknowledgement;
      readonly receipt?: BinarySource;
    }
  | {
      readonly operation: 'GetDeliveryStatusResponse';
      readonly status: DeliveryStatus;
      readonly receipt?: BinarySource;
    };

const isInclude = (element: { name: string; namespaceUri: string }): boolean =>
  element.name === 'Include' && element.namespaceUri === XOP_NAMESPACE;
const isBinary = (element: { name: string; namespaceUri: string }): boolean =>
  element.namespaceUri === EDOC_SOAP_NAMESPACE && BINARY_ELEMENTS.includes(element.name);

/** The schema speaks of base64 text; an xop:Include stands for it and is taken out before the schema looks. */
const removeIncludes = (element: XmlElement): void => {
  const binary = isBinary(element);
  for (let node = element.firstChild; node !== null; ) {
    const { next } = node;
    if (node instanceof XmlElement) {
      if (binary && isInclude(node)) node.remove();
      else removeIncludes(node);
    }
    node = next;
  }
};

/** Nothing here has attributes. Refused before the schema looks, because it would let xsi:type and the like through. */
const requireNoAttributes = (tree: XmlTree, inBinary: boolean): void => {
  const allowed = (name: string, namespaceUri: string) =>
    inBinary && isInclude(tree) && name === 'href' && namespaceUri === '';
  if (tree.attributes.some(({ name, namespaceUri }) => !allowed(name, namespaceUri))) {
    throw wireProblem('Validation', 'The messages of this contract have no attributes.');
  }
  for (const child of tree.children) requireNoAttributes(child, isBinary(tree));
};

/**
 * Copies a message out of the parser once it is valid by edoc-soap-1.0.xsd; made for readSoap11.
 * Throws WireProblem Validation.
 */
export const copyValidMessage = (message: XmlElement, maxDepth: number): XmlTree => {
  const tree = treeOf(message, maxDepth);
  requireNoAttributes(tree, false);
  removeIncludes(message);
  requireValidMessage(message);
  return tree;
};

const partIdsOf = (href: string, pointer: string): readonly string[] => {
  try {
    const partId = /^cid:(.+)$/is.exec(href.trim())?.[1];
    if (partId !== undefined) return [decodeURIComponent(partId), partId];
  } catch {
    // Falls through: a wrong escape is as good as no cid.
  }
  throw wireProblem('Validation', 'An xop:Include needs an href that begins with "cid:".', pointer);
};

const binaryOf = (tree: XmlTree, pointer: string, limits: EdocSoapLimits): BinarySource => {
  const [include, ...others] = tree.children;
  if (include !== undefined) {
    if (others.length > 0 || tree.text.trim() !== '' || include.children.length > 0 || include.text.trim() !== '') {
      throw wireProblem('Validation', 'An xop:Include must stand alone in its element, and be empty.', pointer);
    }
    return { partIds: partIdsOf(include.attributes[0]?.value ?? '', pointer) };
  }
  const inline = decodeBase64(tree.text);
  if (inline === undefined) throw wireProblem('Validation', 'The text is not base64.', pointer);
  if (inline.length > limits.inlineMaxBytes) {
    throw wireProblem(
      'SizeLimitExceeded',
      `More than ${limits.inlineMaxBytes} bytes cannot be sent inline; use MTOM.`,
      pointer,
    );
  }
  return { inline };
};

const childOf = (tree: XmlTree | undefined, name: string): XmlTree | undefined =>
  tree?.children.find((child) => child.name === name);
const textOf = (tree: XmlTree | undefined, name: string): string => childOf(tree, name)?.text ?? '';

const filesOf = (tree: XmlTree, limits: EdocSoapLimits): SubmittedFile[] => {
  const files = (childOf(tree, 'Files')?.children ?? []).map((file, index) => ({
    fileGuid: textOf(file, 'FileGuid'),
    contentId: textOf(file, 'ContentId'),
    content: binaryOf(childOf(file, 'Content') as XmlTree, `/SubmitEnvelope/Files/File[${index + 1}]/Content`, limits),
  }));
  for (const key of ['fileGuid', 'contentId'] as const) {
    if (new Set(files.map((file) => file[key])).size < files.length) {
      throw wireProblem(
        'Validation',
        `Two files have the same ${key === 'fileGuid' ? 'FileGuid' : 'ContentId'}.`,
        '/SubmitEnvelope/Files',
      );
    }
  }
  return files;
};

const optional = <Key extends string>(key: Key, tree: XmlTree | undefined): { [K in Key]?: string } =>
  tree === undefined ? {} : ({ [key]: tree.text } as { [K in Key]?: string });

/**
 * Reads a valid message as values. Throws WireProblem Validation or SizeLimitExceeded.
 * @param tree from copyValidMessage.
 */
export const messageOfTree = (tree: XmlTree, limits: EdocSoapLimits): EdocSoapMessage => {
  const receiptTree = childOf(tree, 'Receipt');
  const receipt = receiptTree === undefined ? {} : { receipt: binaryOf(receiptTree, `/${tree.name}/Receipt`, limits) };
  switch (tree.name) {
    case 'SubmitEnvelope': {
      const envelope = binaryOf(childOf(tree, 'Envelope') as XmlTree, '/SubmitEnvelope/Envelope', limits);
      return { operation: 'SubmitEnvelope', envelope, files: filesOf(tree, limits) };
    }
    case 'GetDeliveryStatus':
      return { operation: 'GetDeliveryStatus', messageId: textOf(tree, 'MessageId') };
    case 'SubmitEnvelopeResponse': {
      const words = childOf(tree, 'Acknowledgement');
      const acknowledgement = {
        messageId: textOf(words, 'MessageId'),
        receivedAt: textOf(words, 'ReceivedAt'),
        receivedSha256: textOf(words, 'ReceivedSha256'),
        duplicate: ['true', '1'].includes(textOf(words, 'Duplicate').trim()),
      };
      return { operation: 'SubmitEnvelopeResponse', acknowledgement, ...receipt };
    }
    case 'GetDeliveryStatusResponse': {
      const status = {
        messageId: textOf(tree, 'MessageId'),
        state: textOf(tree, 'State') as DeliveryState,
        ...optional('receivedSha256', childOf(tree, 'ReceivedSha256')),
        ...optional('receivedAt', childOf(tree, 'ReceivedAt')),
      };
      return { operation: 'GetDeliveryStatusResponse', status, ...receipt };
    }
    default:
      throw wireProblem('Validation', 'This element is neither a request nor a response of this contract.');
  }
};
