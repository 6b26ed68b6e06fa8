import type { Readable } from 'node:stream';
import { type Problem, type ProblemCode, problem } from '../domain/problems.ts';
import { EDOC_SOAP_LIMITS, type EdocSoapLimits, xmlLimitsOf } from './edoc-soap-limits.ts';
import { type Acknowledgement, copyValidMessage, type DeliveryStatus, messageOfTree } from './edoc-soap-messages.ts';
import { EDOC_SOAP_NAMESPACE } from './edoc-soap-schema.ts';
import { readBounded } from './multipart-related.ts';
import { openSoapBody, type SoapBody } from './soap-body.ts';
import type { BinarySource } from './soap-message.ts';
import { toldProblem } from './soap-problem.ts';
import { readSoap11, type Soap11Fault } from './soap11.ts';
import { WireProblem } from './wire-problem.ts';

/** What a remote system answered. `receiptXml` is its sealed RECEIPT envelope, not yet verified. */
export type EdocSoapResponse =
  | { readonly kind: 'acknowledgement'; readonly acknowledgement: Acknowledgement; readonly receiptXml?: Buffer }
  | { readonly kind: 'status'; readonly status: DeliveryStatus; readonly receiptXml?: Buffer }
  /** It refused, or it failed. Texts are bounded and cleaned, but they are the remote system's words. */
  | { readonly kind: 'fault'; readonly problem: Problem; readonly traceId?: string }
  /** A success by its HTTP status that cannot be read: whether the message arrived has to be asked. */
  | { readonly kind: 'unreadable'; readonly problem: Problem };

/** Server and 5xx mean that trying again may help; everything else does not. */
const codeWithoutDetail = (faultCode: string): ProblemCode =>
  /^Server(\.|$)/.test(faultCode) ? 'TemporarilyUnavailable' : 'Validation';

/** What a fault says: by the Problem in its detail, else by its code. */
export const responseOfFault = ({ faultCode, faultString, detail }: Soap11Fault): EdocSoapResponse => ({
  kind: 'fault',
  ...toldProblem(EDOC_SOAP_NAMESPACE, { detail, words: faultString }, codeWithoutDetail(faultCode)),
});

const receiptOf = async (
  body: SoapBody,
  receipt: BinarySource | undefined,
  limits: EdocSoapLimits,
): Promise<{ receiptXml?: Buffer }> => {
  const bytes =
    receipt === undefined
      ? Buffer.alloc(0)
      : await readBounded(await body.open(receipt, '//Receipt'), limits.envelopeMaxBytes, 'The receipt');
  await body.expectEnd();
  return bytes.length === 0 ? {} : { receiptXml: bytes };
};

const readAnswer = async (contentType: string, stream: Readable, limits: EdocSoapLimits): Promise<EdocSoapResponse> => {
  const body = await openSoapBody(contentType, stream, limits);
  const read = readSoap11(body.messageXml, xmlLimitsOf(limits, 'answer'), copyValidMessage);
  if (read.kind === 'fault') return responseOfFault(read.fault);
  const message = messageOfTree(read.message, limits);
  switch (message.operation) {
    case 'SubmitEnvelopeResponse': {
      const receipt = await receiptOf(body, message.receipt, limits);
      return { kind: 'acknowledgement', acknowledgement: message.acknowledgement, ...receipt };
    }
    case 'GetDeliveryStatusResponse': {
      const receipt = await receiptOf(body, message.receipt, limits);
      return { kind: 'status', status: message.status, ...receipt };
    }
    default:
      return { kind: 'unreadable', problem: problem('Validation', 'The answer is a request.') };
  }
};

/** An answer that is no SOAP, by its HTTP status: from a proxy, or a system that is not well. */
const withoutSoap = (httpStatus: number, why: Problem): EdocSoapResponse => {
  if (httpStatus >= 200 && httpStatus < 300) return { kind: 'unreadable', problem: why };
  const mayHelpLater = httpStatus >= 500 || httpStatus === 429 || httpStatus < 400;
  const detail = `The system answered HTTP ${httpStatus} without a readable SOAP message.`;
  return { kind: 'fault', problem: problem(mayHelpLater ? 'TemporarilyUnavailable' : 'Validation', detail) };
};

/**
 * Reads what a remote system answered to SubmitEnvelope or GetDeliveryStatus: text/xml or MTOM, an answer or a fault.
 * Never throws for what the bytes are; throws the stream's own error where the connection breaks. After a fault or
 * `unreadable` the stream may be unfinished: destroy it.
 */
export const readEdocSoapResponse = async (
  contentType: string | undefined,
  httpStatus: number,
  body: Readable,
  limits: EdocSoapLimits = EDOC_SOAP_LIMITS,
): Promise<EdocSoapResponse> => {
  try {
    const answer = await readAnswer(contentType ?? '', body, limits);
    // A success inside a failure is believed by nobody.
    const contradicts =
      answer.kind !== 'fault' && answer.kind !== 'unreadable' && (httpStatus < 200 || httpStatus > 299);
    return contradicts
      ? withoutSoap(httpStatus, problem('Validation', 'The answer contradicts its HTTP status.'))
      : answer;
  } catch (error) {
    if (error instanceof WireProblem) return withoutSoap(httpStatus, error.problem);
    throw error;
  }
};
