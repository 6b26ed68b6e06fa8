import type { Readable } from 'node:stream';
import type { SoapAnswer } from './edoc-soap-answers.ts';
import { MAILBOX_NAMESPACE, type MailboxOperation } from './mailbox-soap-contract.ts';
import { multipartRelated } from './multipart-related.ts';
import { soap11Envelope } from './soap11.ts';
import { type XmlFields, xmlOfFields } from './xml-fields.ts';

/** An HTTP answer whose binary part is streamed. */
export interface StreamedSoapAnswer {
  readonly httpStatus: 200;
  readonly contentType: string;
  readonly body: Readable;
  readonly contentLength: number;
}

const messageXml = (operation: MailboxOperation, innerXml: string): string =>
  soap11Envelope(`<${operation}Response xmlns="${MAILBOX_NAMESPACE}">${innerXml}</${operation}Response>`);

/** Writes the answer of an operation as text/xml. @param fields in the order of mailbox-1.0.xsd. */
export const mailboxSoapAnswer = (operation: MailboxOperation, fields: XmlFields): SoapAnswer => ({
  httpStatus: 200,
  contentType: 'text/xml; charset=utf-8',
  body: messageXml(operation, xmlOfFields(fields)),
});

/**
 * Writes the answer of an operation as MTOM: the message, and the bytes of its last element in one part of their own, streamed. The body
 * ends with an error where the bytes are not as many as was said.
 */
export const mailboxSoapStreamed = (
  operation: MailboxOperation,
  fields: XmlFields,
  bytes: { readonly element: string; readonly sizeBytes: number; open(): Promise<Readable> },
): StreamedSoapAnswer => {
  const include = `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:content@shikriki"/>`;
  const message = messageXml(operation, `${xmlOfFields(fields)}<${bytes.element}>${include}</${bytes.element}>`);
  const { contentType, body, contentLength } = multipartRelated(
    [
      {
        headers: {
          'Content-Type': 'application/xop+xml; charset=UTF-8; type="text/xml"',
          'Content-Transfer-Encoding': 'binary',
          'Content-ID': '<message@shikriki>',
        },
        body: Buffer.from(message),
      },
      {
        headers: {
          'Content-Type': 'application/octet-stream',
          'Content-Transfer-Encoding': 'binary',
          'Content-ID': '<content@shikriki>',
        },
        body: () => bytes.open(),
        sizeBytes: bytes.sizeBytes,
      },
    ],
    { type: 'application/xop+xml', start: '<message@shikriki>', 'start-info': 'text/xml' },
  );
  return { httpStatus: 200, contentType, body, contentLength: contentLength as number };
};
