import { readFileSync } from 'node:fs';
import { multipartRelated } from '../multipart-related.ts';
import { readWhole } from './requests.ts';

/** Reads a file of fixtures/. */
export const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
/** Stands for a sealed envelope; on the wire it is opaque. */
export const envelope = Buffer.from(
  '<Envelope xmlns="urn:shikriki:envelope:1" ID="env-1">გამარჯობა &amp; ნახვამდის</Envelope>',
);
/** Some MessageId. */
export const messageId = '0190aaaa-0000-7000-8000-0000000000aa';
/** The n-th FileGuid. */
export const guid = (n: number) => `0190aaaa-0000-7000-8000-00000000000${n}`;
/** All 256 bytes. */
export const everyByte = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

/** Declares the prefix xop. */
export const INCLUDE = 'xmlns:xop="http://www.w3.org/2004/08/xop/include"';
/** An xop:Include. */
export const include = (partId: string) => `<xop:Include ${INCLUDE} href="cid:${partId}"/>`;
/** The n-th File of a message. */
export const file = (n: number, contentXml: string) =>
  `<File><FileGuid>${guid(n)}</FileGuid><ContentId>file-${n}</ContentId><Content>${contentXml}</Content></File>`;
/** A SubmitEnvelope message. */
export const submitXml = (envelopeXml: string, files = '') =>
  `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><SubmitEnvelope xmlns="urn:shikriki:edoc-soap:1">` +
  `<Envelope>${envelopeXml}</Envelope>${files === '' ? '' : `<Files>${files}</Files>`}</SubmitEnvelope></soap:Body></soap:Envelope>`;

/** Headers of a root part. */
export const XOP = { 'Content-Type': 'application/xop+xml; charset=UTF-8; type="text/xml"', 'Content-ID': '<root>' };
/** An MTOM body of a message and parts by Content-ID. */
export const mtom = (
  message: string,
  parts: Readonly<Record<string, string>> = {},
  rootHeaders: Readonly<Record<string, string>> = XOP,
  parameters: Readonly<Record<string, string>> = {
    type: 'application/xop+xml',
    start: '<root>',
    'start-info': 'text/xml',
  },
) => {
  const others = Object.entries(parts).map(([id, text]) => ({
    headers: { 'Content-ID': `<${id}>` },
    body: Buffer.from(text),
  }));
  return multipartRelated([{ headers: rootHeaders, body: Buffer.from(message) }, ...others], parameters);
};
/** Reads such a body to its end. */
export const readMtom = (...of: Parameters<typeof mtom>) => {
  const { contentType, body } = mtom(...of);
  return readWhole(contentType, body);
};
