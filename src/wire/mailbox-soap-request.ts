import type { Readable } from 'node:stream';
import type { XmlTree } from './bounded-xml.ts';
import { EDOC_SOAP_LIMITS, xmlLimitsOf } from './edoc-soap-limits.ts';
import { copyValidMailboxMessage } from './mailbox-soap-contract.ts';
import { readBounded } from './multipart-related.ts';
import { openSoapBody, type SoapBody } from './soap-body.ts';
import { binaryOf, childOf, textOf } from './soap-message.ts';
import { readSoap11 } from './soap11.ts';
import { wireProblem } from './wire-problem.ts';

/** A request of dialect mailbox over SOAP; valid by mailbox-1.0.xsd. */
export type MailboxSoapRequest =
  | { readonly operation: 'Peek'; readonly maxMessages?: number; readonly leaseSeconds?: number }
  | { readonly operation: 'FetchEnvelope' | 'GetDeliveryStatus'; readonly messageId: string }
  | {
      readonly operation: 'FetchFile';
      readonly messageId: string;
      readonly contentId: string;
      readonly offset: number;
      readonly maxBytes?: number;
      readonly inline: boolean;
    }
  | {
      readonly operation: 'Confirm';
      readonly messageId: string;
      readonly leaseId: string;
      readonly receivedSha256: string;
      readonly receiptXml?: Buffer;
    }
  | { readonly operation: 'GiveBack'; readonly messageId: string; readonly leaseId: string }
  | {
      readonly operation: 'Refuse';
      readonly messageId: string;
      readonly leaseId: string;
      readonly receiptXml?: Buffer;
      readonly refusedWith?: { readonly code: string; readonly detail?: string };
    };

/** A sealed receipt has some kilobytes. */
const RECEIPT_MAX_BYTES = 1_048_576;

const numberIn = <Key extends string>(key: Key, tree: XmlTree, name: string): { [K in Key]?: number } => {
  const text = childOf(tree, name)?.text.trim();
  return text === undefined ? {} : ({ [key]: Number(text) } as { [K in Key]?: number });
};

const receiptIn = async (body: SoapBody, tree: XmlTree): Promise<{ receiptXml?: Buffer }> => {
  const receipt = childOf(tree, 'Receipt');
  if (receipt === undefined) return {};
  const pointer = `/${tree.name}/Receipt`;
  const source = binaryOf(receipt, pointer, { inlineMaxBytes: RECEIPT_MAX_BYTES });
  return { receiptXml: await readBounded(await body.open(source, pointer), RECEIPT_MAX_BYTES, 'The receipt') };
};

const requestOf = async (body: SoapBody, tree: XmlTree): Promise<MailboxSoapRequest> => {
  const messageId = textOf(tree, 'MessageId');
  const leaseId = textOf(tree, 'LeaseId');
  switch (tree.name) {
    case 'Peek':
      return {
        operation: 'Peek',
        ...numberIn('maxMessages', tree, 'MaxMessages'),
        ...numberIn('leaseSeconds', tree, 'LeaseSeconds'),
      };
    case 'FetchEnvelope':
    case 'GetDeliveryStatus':
      return { operation: tree.name, messageId };
    case 'FetchFile':
      return {
        operation: 'FetchFile',
        messageId,
        contentId: textOf(tree, 'ContentId'),
        offset: numberIn('offset', tree, 'Offset').offset ?? 0,
        ...numberIn('maxBytes', tree, 'MaxBytes'),
        inline: ['true', '1'].includes(textOf(tree, 'Inline').trim()),
      };
    case 'Confirm': {
      const receivedSha256 = textOf(tree, 'ReceivedSha256');
      return { operation: 'Confirm', messageId, leaseId, receivedSha256, ...(await receiptIn(body, tree)) };
    }
    case 'GiveBack':
      return { operation: 'GiveBack', messageId, leaseId };
    case 'Refuse': {
      const given = childOf(tree, 'RefusedWith');
      const detail = childOf(given, 'Detail')?.text;
      return {
        operation: 'Refuse',
        messageId,
        leaseId,
        ...(given && { refusedWith: { code: textOf(given, 'Code'), ...(detail !== undefined && { detail }) } }),
        ...(await receiptIn(body, tree)),
      };
    }
    default:
      throw wireProblem('Validation', 'A request is expected, a response came.');
  }
};

/**
 * Reads a request of dialect mailbox, text/xml or MTOM.
 * Throws WireProblem: Validation, SizeLimitExceeded, MediaTypeNotSupported; write it with `faultOf`. The stream is left as it is then.
 */
export const readMailboxSoapRequest = async (request: {
  readonly contentType: string;
  readonly body: Readable;
}): Promise<MailboxSoapRequest> => {
  const body = await openSoapBody(request.contentType, request.body, EDOC_SOAP_LIMITS);
  const read = readSoap11(body.messageXml, xmlLimitsOf(EDOC_SOAP_LIMITS, 'request'), copyValidMailboxMessage);
  if (read.kind === 'fault') throw wireProblem('Validation', 'A request is expected, a fault came.');
  const message = await requestOf(body, read.message);
  await body.expectEnd();
  return message;
};
