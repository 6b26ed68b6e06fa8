/** Dialect edoc-soap-wss on the wire, for the connector and the simulator: the one door to this folder for it. */
import type { Readable } from 'node:stream';
import { PROBLEMS, type Problem, type ProblemCode, problem } from '../domain/problems.ts';
import { treeOf, type XmlLimits } from './bounded-xml.ts';
import {
  EDOC_SOAP_WSS_NAMESPACE,
  readWssMessage,
  type WssMessage,
  type WssOperation,
  writeWssMessage,
} from './edoc-soap-wss-messages.ts';
import { parseContentType } from './mime-headers.ts';
import { readBounded } from './multipart-related.ts';
import { problemXml, toldProblem } from './soap-problem.ts';
import { faultOfTree, soap12Fault } from './soap12.ts';
import { WireProblem, wireProblem } from './wire-problem.ts';
import { SOAP12_NAMESPACE } from './wss-names.ts';
import { type MessageSigner, signedSoap12 } from './wss-sign.ts';
import { type MessageTrust, openSignedSoap12 } from './wss-verify.ts';

export {
  CHUNK_BYTES,
  LIST_MAX_MESSAGES,
  type WssMessage,
  type WssOperation,
} from './edoc-soap-wss-messages.ts';
export { WireProblem } from './wire-problem.ts';
export { type MessageSigner, makeMessageSigner } from './wss-sign.ts';
export type { MessageTrust } from './wss-verify.ts';

/** Media type of SOAP 1.2 (RFC 3902). */
export const SOAP12_MEDIA_TYPE = 'application/soap+xml';

/** The longest HTTP body, in bytes. */
export const WSS_BODY_MAX_BYTES = 14_000_000;

const LIMITS: XmlLimits = { maxBytes: WSS_BODY_MAX_BYTES, maxElements: 2_000, maxDepth: 16, commentsAndCData: false };

/** A signed message, ready to be sent. */
export interface SignedMessage {
  readonly contentType: string;
  readonly body: Buffer;
}

/** Writes and signs a message. */
export const signedWssMessage = (message: WssMessage, signer: MessageSigner, now: Date): SignedMessage => ({
  contentType: `${SOAP12_MEDIA_TYPE}; charset=utf-8; action="${EDOC_SOAP_WSS_NAMESPACE}/${message.operation}"`,
  body: signedSoap12(writeWssMessage(message), signer, now),
});

/** Writes and signs a problem as a SOAP 1.2 fault: HTTP 400 and Sender, or 500 and Receiver, by the problem's status. */
export const signedWssFault = (
  told: Problem,
  traceId: string | undefined,
  signer: MessageSigner,
  now: Date,
): SignedMessage & { readonly httpStatus: 400 | 500 } => {
  const { status, title } = PROBLEMS[told.code];
  const code = status < 500 ? 'Sender' : 'Receiver';
  const detail = problemXml(EDOC_SOAP_WSS_NAMESPACE, told, traceId);
  return {
    httpStatus: code === 'Sender' ? 400 : 500,
    contentType: `${SOAP12_MEDIA_TYPE}; charset=utf-8`,
    body: signedSoap12(soap12Fault(code, `${told.code}: ${title}`, detail), signer, now),
  };
};

const open = (xml: Buffer, trust: MessageTrust) =>
  openSignedSoap12(xml, LIMITS, trust, (element) =>
    element.name === 'Fault' && element.namespaceUri === SOAP12_NAMESPACE
      ? { fault: faultOfTree(treeOf(element, LIMITS.maxDepth)) }
      : { message: readWssMessage(element, LIMITS.maxDepth) },
  );

const bodyOf = (contentType: string, body: Readable): Promise<Buffer> => {
  const type = parseContentType(contentType);
  if (type?.mediaType !== SOAP12_MEDIA_TYPE) {
    throw wireProblem('MediaTypeNotSupported', `The body must be ${SOAP12_MEDIA_TYPE} (SOAP 1.2).`);
  }
  if ((type.parameters.get('charset') ?? 'utf-8').toLowerCase() !== 'utf-8') {
    throw wireProblem('Validation', 'The SOAP message must be UTF-8.');
  }
  return readBounded(body, WSS_BODY_MAX_BYTES, 'The SOAP message');
};

/** Every message that asks. */
export type WssRequest = WssMessage<Exclude<WssOperation, `${string}Response`>>;

/**
 * Reads a request. Nothing of it is given away before its signature holds.
 * Throws WireProblem: Validation, SizeLimitExceeded, MediaTypeNotSupported, SignatureInvalid, CertificateUnknown, CertificateRevoked.
 */
export const readWssRequest = async (contentType: string, body: Readable, trust: MessageTrust): Promise<WssRequest> => {
  const { message } = open(await bodyOf(contentType, body), trust);
  if (message === undefined || message.operation.endsWith('Response')) {
    throw wireProblem('Validation', 'A request is expected.');
  }
  return message as WssRequest;
};

/** What a remote system answered. */
export type WssAnswer =
  | { readonly kind: 'message'; readonly message: WssMessage }
  /** It refused, or it failed, and signed so. Texts are bounded and cleaned, but they are the remote system's words. */
  | { readonly kind: 'fault'; readonly problem: Problem }
  /** It says it is SOAP, but it cannot be read or its signature does not hold: nothing of it counts. */
  | { readonly kind: 'not_believed'; readonly problem: Problem }
  /** No SOAP at all: from a proxy, or a system that is not well. The HTTP status decides. */
  | { readonly kind: 'no_soap' };

/** Receiver means that trying again may help; everything else does not. */
const codeWithoutDetail = (faultCode: string): ProblemCode =>
  faultCode === 'Receiver' ? 'TemporarilyUnavailable' : 'Validation';

/**
 * Reads what a remote system answered. Never throws for what the bytes are; throws the stream's own error where the
 * connection breaks. After `not_believed` and `no_soap` the stream may be unfinished: destroy it.
 */
export const readWssAnswer = async (
  answer: { readonly httpStatus: number; readonly contentType: string | undefined; readonly body: Readable },
  trust: MessageTrust,
): Promise<WssAnswer> => {
  const { httpStatus, contentType = '' } = answer;
  if (parseContentType(contentType)?.mediaType !== SOAP12_MEDIA_TYPE) return { kind: 'no_soap' };
  try {
    const { fault, message } = open(await bodyOf(contentType, answer.body), trust);
    if (message === undefined) {
      const { code = '', reason = '', detail } = fault ?? {};
      const told = toldProblem(EDOC_SOAP_WSS_NAMESPACE, { detail, words: reason }, codeWithoutDetail(code));
      return { kind: 'fault', problem: told.problem };
    }
    return httpStatus >= 200 && httpStatus < 300
      ? { kind: 'message', message }
      : { kind: 'not_believed', problem: problem('Validation', 'The answer contradicts its HTTP status.') };
  } catch (error) {
    if (error instanceof WireProblem) return { kind: 'not_believed', problem: error.problem };
    throw error;
  }
};
