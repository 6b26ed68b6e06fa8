import type { Readable } from 'node:stream';
import type { Problem } from '../domain/problems.ts';
import type { XmlTree } from './bounded-xml.ts';
import { EDOC_SOAP_LIMITS, xmlLimitsOf } from './edoc-soap-limits.ts';
import { responseOfFault } from './edoc-soap-response.ts';
import { copyValidMailboxMessage, MAILBOX_NAMESPACE, type MailboxOperation } from './mailbox-soap-contract.ts';
import { openSoapBody } from './soap-body.ts';
import { binaryOf } from './soap-message.ts';
import { readSoap11, soap11Envelope } from './soap11.ts';
import { WireProblem, wireProblem } from './wire-problem.ts';
import { type XmlFields, xmlOfFields } from './xml-fields.ts';

/** A request ready to be sent. */
export interface MailboxSoapCall {
  readonly contentType: string;
  /** Goes into the SOAPAction header in double quotes. */
  readonly soapAction: string;
  readonly body: Buffer;
}

/** Writes a request. @param fields in the order of mailbox-1.0.xsd; bytes as base64. */
export const mailboxSoapCall = (operation: MailboxOperation, fields: XmlFields): MailboxSoapCall => ({
  contentType: 'text/xml; charset=utf-8',
  soapAction: `${MAILBOX_NAMESPACE}/${operation}`,
  body: Buffer.from(soap11Envelope(`<${operation} xmlns="${MAILBOX_NAMESPACE}">${xmlOfFields(fields)}</${operation}>`)),
});

/** What the gateway answered. */
export type MailboxSoapAnswer =
  | {
      readonly kind: 'answer';
      readonly message: XmlTree;
      /** The bytes of a binary element of the answer, inline or from its part; read them before the connection is used again. */
      bytesOf(element: XmlTree): Promise<AsyncIterable<Buffer>>;
    }
  | { readonly kind: 'fault'; readonly problem: Problem };

/** Reads an answer, text/xml or MTOM, valid by mailbox-1.0.xsd. Throws WireProblem where it cannot be read. */
export const readMailboxSoapAnswer = async (contentType: string, stream: Readable): Promise<MailboxSoapAnswer> => {
  const body = await openSoapBody(contentType, stream, EDOC_SOAP_LIMITS);
  const read = readSoap11(body.messageXml, xmlLimitsOf(EDOC_SOAP_LIMITS, 'answer'), copyValidMailboxMessage);
  if (read.kind === 'fault') {
    const fault = responseOfFault(read.fault);
    if (fault.kind !== 'fault') throw new WireProblem({ code: 'Validation', detail: 'The fault cannot be read.' });
    return { kind: 'fault', problem: fault.problem };
  }
  const { message } = read;
  if (!message.name.endsWith('Response')) throw wireProblem('Validation', 'A response is expected, a request came.');
  return {
    kind: 'answer',
    message,
    bytesOf: (element) => body.open(binaryOf(element, `/${message.name}`, EDOC_SOAP_LIMITS), `/${message.name}`),
  };
};
