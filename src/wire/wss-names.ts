/** The fixed words of a message signed by WS-Security (OASIS WSS 1.1, X.509 Certificate Token Profile) over SOAP 1.2. */

/** SOAP 1.2. */
export const SOAP12_NAMESPACE = 'http://www.w3.org/2003/05/soap-envelope';
/** The header block and the token. */
export const WSSE_NAMESPACE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
/** The time stamp, and the attribute Id that references point to. */
export const WSU_NAMESPACE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
/** ValueType of a token that is one certificate. */
export const X509_V3 = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3';
/** EncodingType of a token. */
export const BASE64_BINARY =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary';

/** How far the two clocks may differ. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;
/** The longest life that a message may give itself: what bounds the time in which it could be sent again by others. */
export const TIMESTAMP_MAX_LIFE_MS = 15 * 60_000;
