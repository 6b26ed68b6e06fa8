import type { Readable } from 'node:stream';
import { EDOC_SOAP_NAMESPACE } from './edoc-soap-schema.ts';
import { escapeAttribute, escapeText } from './escape-text.ts';
import { multipartRelated } from './multipart-related.ts';
import { soap11Envelope } from './soap11.ts';

/** The values of the SOAPAction header, without the quotes that go around them. */
export const EDOC_SOAP_ACTIONS = {
  SubmitEnvelope: `${EDOC_SOAP_NAMESPACE}/SubmitEnvelope`,
  GetDeliveryStatus: `${EDOC_SOAP_NAMESPACE}/GetDeliveryStatus`,
} as const;

/** One file on its way out. */
export interface OutgoingFile {
  readonly fileGuid: string;
  /** As the envelope lists it; it becomes the part's Content-ID. */
  readonly contentId: string;
  readonly sizeBytes: number;
  /** Opens the bytes when their turn has come. */
  open(): Promise<Readable>;
}

/** An HTTP request ready to be sent. */
export interface EdocSoapCall<Body> {
  readonly contentType: string;
  /** Goes into the SOAPAction header in double quotes. */
  readonly soapAction: string;
  readonly body: Body;
  readonly contentLength: number;
}

const includeOf = (contentId: string): string =>
  `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:${escapeAttribute(encodeURIComponent(contentId).replaceAll('%40', '@'))}"/>`;

/**
 * Writes SubmitEnvelope as MTOM: the message, the envelope's bytes unchanged, the files in the order given (which must
 * be that of the envelope). The body is streamed and ends with an error where a file is not as long as it said.
 */
export const edocSoapSubmit = (submission: {
  readonly messageId: string;
  readonly envelopeXml: Buffer;
  readonly files: readonly OutgoingFile[];
}): EdocSoapCall<Readable> => {
  const { messageId, envelopeXml, files } = submission;
  const rootId = `message-${messageId}@shikriki`;
  const envelopeId = `envelope-${messageId}@shikriki`;
  const ids = [rootId, envelopeId, ...files.map(({ contentId }) => contentId)];
  if (new Set(ids).size < ids.length) throw new Error('Two parts of one submission have the same Content-ID.');

  const fileXml = files.map(
    ({ fileGuid, contentId }) =>
      `<File><FileGuid>${escapeText(fileGuid)}</FileGuid><ContentId>${escapeText(contentId)}</ContentId>` +
      `<Content>${includeOf(contentId)}</Content></File>`,
  );
  const message = soap11Envelope(
    `<SubmitEnvelope xmlns="${EDOC_SOAP_NAMESPACE}"><Envelope>${includeOf(envelopeId)}</Envelope>` +
      `${fileXml.length === 0 ? '' : `<Files>${fileXml.join('')}</Files>`}</SubmitEnvelope>`,
  );
  const binaryHeaders = (contentId: string) => ({
    'Content-Type': 'application/octet-stream',
    'Content-Transfer-Encoding': 'binary',
    'Content-ID': `<${contentId}>`,
  });
  const { contentType, body, contentLength } = multipartRelated(
    [
      {
        headers: { ...binaryHeaders(rootId), 'Content-Type': 'application/xop+xml; charset=UTF-8; type="text/xml"' },
        body: Buffer.from(message),
      },
      { headers: binaryHeaders(envelopeId), body: envelopeXml },
      ...files.map(({ contentId, sizeBytes, open }) => ({ headers: binaryHeaders(contentId), body: open, sizeBytes })),
    ],
    { type: 'application/xop+xml', start: `<${rootId}>`, 'start-info': 'text/xml' },
  );
  return { contentType, soapAction: EDOC_SOAP_ACTIONS.SubmitEnvelope, body, contentLength: contentLength as number };
};

/** Writes GetDeliveryStatus. */
export const edocSoapAskStatus = (messageId: string): EdocSoapCall<Buffer> => {
  const body = Buffer.from(
    soap11Envelope(
      `<GetDeliveryStatus xmlns="${EDOC_SOAP_NAMESPACE}"><MessageId>${escapeText(messageId)}</MessageId></GetDeliveryStatus>`,
    ),
  );
  const contentType = 'text/xml; charset=utf-8';
  return { contentType, soapAction: EDOC_SOAP_ACTIONS.GetDeliveryStatus, body, contentLength: body.length };
};
