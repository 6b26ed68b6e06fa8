import type { XmlLimits } from './bounded-xml.ts';

/** How much of one call is put up with. Files are bounded by whoever reads them: their sizes are in the envelope. */
export interface EdocSoapLimits {
  /** Of a body that is not multipart, and of the SOAP message in one that is. */
  readonly messageMaxBytes: number;
  /** Of one inline element, decoded. libxml2 reads 10 000 000 characters of text at most. */
  readonly inlineMaxBytes: number;
  readonly envelopeMaxBytes: number;
  /** The SOAP message, the envelope, and one part to each file. */
  readonly partsMax: number;
  readonly partHeadersMaxBytes: number;
}

/** What the contract promises (edoc-soap-1.0.xsd, head comment). */
export const EDOC_SOAP_LIMITS: EdocSoapLimits = {
  messageMaxBytes: 14_000_000,
  inlineMaxBytes: 7_000_000,
  envelopeMaxBytes: 10_000_000,
  partsMax: 102,
  partHeadersMaxBytes: 16_384,
};

const MAX_ELEMENTS = 2_000;
const MAX_DEPTH = 16;

/** The XML limits of a request (strict) or an answer (comments and CDATA sections are let through). */
export const xmlLimitsOf = (limits: EdocSoapLimits, direction: 'request' | 'answer'): XmlLimits => ({
  maxBytes: limits.messageMaxBytes,
  maxElements: MAX_ELEMENTS,
  maxDepth: MAX_DEPTH,
  commentsAndCData: direction === 'answer',
});
