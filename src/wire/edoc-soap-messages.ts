import type { XmlTree } from './bounded-xml.ts';
import type { EdocSoapLimits } from './edoc-soap-limits.ts';
import { EDOC_SOAP_NAMESPACE, requireValidMessage } from './edoc-soap-schema.ts';
import { type BinarySource, binaryOf, childOf, makeCopyValidMessage, optional, textOf } from './soap-message.ts';
import { wireProblem } from './wire-problem.ts';

const contract = {
  namespace: EDOC_SOAP_NAMESPACE,
  binaryElements: ['Envelope', 'Content', 'Receipt'],
  requireValid: requireValidMessage,
};

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

/**
 * Copies a message out of the parser once it is valid by edoc-soap-1.0.xsd; made for readSoap11.
 * Throws WireProblem Validation.
 */
export const copyValidMessage = makeCopyValidMessage(contract);

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
