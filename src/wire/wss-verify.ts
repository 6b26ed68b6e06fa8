import { constants, createHash, timingSafeEqual, verify } from 'node:crypto';
import { type XmlDocument, XmlElement } from 'libxml2-wasm';
import { canonicalBytesIfAny } from '../envelope/canonical.ts';
import { type ReadCertificate, readRegisteredCertificate, sealAlgorithmOf } from '../envelope/verify/key.ts';
import type { RegisteredKey } from '../ports/envelope.ts';
import { treeOf, withForeignXml, type XmlLimits } from './bounded-xml.ts';
import { wireProblem } from './wire-problem.ts';
import { CLOCK_TOLERANCE_MS, TIMESTAMP_MAX_LIFE_MS, WSU_NAMESPACE } from './wss-names.ts';
import { readSignedParts, type SignedParts } from './wss-shape.ts';

/** What is known about the other side before a message of its is opened. */
export interface MessageTrust {
  /** The keys registered for the system that was called or that calls: only these are tried, never what the message brings. */
  readonly keys: readonly RegisteredKey[];
  readonly now: Date;
}

const signatureHolds = (parts: SignedParts, canonicalSignedInfo: Buffer, certificate: ReadCertificate): boolean =>
  sealAlgorithmOf(certificate.publicKey) === parts.algorithm &&
  verify(
    'sha256',
    canonicalSignedInfo,
    parts.algorithm === 'ecdsa'
      ? { key: certificate.publicKey, dsaEncoding: 'ieee-p1363' }
      : { key: certificate.publicKey, padding: constants.RSA_PKCS1_PADDING },
    parts.signatureValue,
  );

const isUsable = ({ notBefore, notAfter, revokedAt }: RegisteredKey, now: Date): boolean =>
  notBefore <= now && now <= notAfter && (revokedAt === undefined || revokedAt > now);

const checkSignatureValue = (parts: SignedParts, canonicalSignedInfo: Buffer, { keys, now }: MessageTrust): void => {
  const known = keys.map((key) => ({ key, certificate: readRegisteredCertificate(key.certificatePem) }));
  const made = known.filter(({ certificate }) => signatureHolds(parts, canonicalSignedInfo, certificate));
  if (made.some(({ key }) => isUsable(key, now))) return;
  if (made.length > 0) {
    throw wireProblem('CertificateRevoked', 'The key that signed the message is revoked or out of date.', '//Security');
  }
  throw known.some(({ certificate }) => certificate.raw.equals(parts.shownCertificate))
    ? wireProblem('SignatureInvalid', 'The signature does not hold over its SignedInfo.', '//Security/Signature')
    : wireProblem(
        'CertificateUnknown',
        'The key that signed the message is not registered for its system.',
        '//Security',
      );
};

/** The canonical bytes of a signed element, once their digest is the signed one. */
const signedBytes = (document: XmlDocument, element: XmlElement, digest: Buffer, name: string): Buffer => {
  const bytes = canonicalBytesIfAny(document, element);
  const found = bytes && createHash('sha256').update(bytes).digest();
  if (bytes === undefined || found?.byteLength !== digest.byteLength || !timingSafeEqual(found, digest)) {
    throw wireProblem('SignatureInvalid', `The ${name} is not what was signed.`, '//Security/Signature');
  }
  return bytes;
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]00:00)$/;

const checkTimestamp = (bytes: Buffer, limits: XmlLimits, now: Date): void => {
  const times = withForeignXml(bytes, limits, (root) => treeOf(root, 3).children);
  const [created, expires] = times.map(({ name, namespaceUri, text }, position) => {
    const expected = namespaceUri === WSU_NAMESPACE && name === ['Created', 'Expires'][position];
    return expected && INSTANT.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN;
  });
  const at = '//Security/Timestamp';
  if (times.length !== 2 || created === undefined || expires === undefined || !(created < expires)) {
    throw wireProblem('Validation', 'Must hold Created and then Expires, later and in UTC.', at);
  }
  if (expires - created > TIMESTAMP_MAX_LIFE_MS) {
    throw wireProblem('Validation', 'Created and Expires lie more than 15 minutes apart.', at);
  }
  if (created > now.getTime() + CLOCK_TOLERANCE_MS || expires < now.getTime() - CLOCK_TOLERANCE_MS) {
    throw wireProblem('SignatureInvalid', 'The message is out of date, or one of the two clocks is wrong.', at);
  }
};

/**
 * Opens a signed SOAP 1.2 message: one parse within limits, exact shape, signature by a registered key, then the digests,
 * then the time. `readBody` is given the one child of the Body, parsed anew from the very bytes that were digested.
 * Throws WireProblem: Validation, SizeLimitExceeded, SignatureInvalid, CertificateUnknown, CertificateRevoked.
 */
export const openSignedSoap12 = <T>(
  xml: Buffer,
  limits: XmlLimits,
  trust: MessageTrust,
  readBody: (message: XmlElement) => T,
): T => {
  const proved = withForeignXml(xml, limits, (root) => {
    const document = root.doc;
    const parts = readSignedParts(root, limits.maxDepth);
    const canonicalSignedInfo = canonicalBytesIfAny(document, parts.signedInfo);
    if (canonicalSignedInfo === undefined) throw wireProblem('SignatureInvalid', 'SignedInfo has no canonical form.');
    checkSignatureValue(parts, canonicalSignedInfo, trust);
    return {
      timestamp: signedBytes(document, parts.timestamp, parts.timestampDigest, 'Timestamp'),
      body: signedBytes(document, parts.body, parts.bodyDigest, 'Body'),
    };
  });
  checkTimestamp(proved.timestamp, limits, trust.now);
  return withForeignXml(proved.body, limits, (body) => {
    const elements: XmlElement[] = [];
    for (let node = body.firstChild; node !== null; node = node.next) {
      if (node instanceof XmlElement) elements.push(node);
      else if (node.content.trim() !== '') throw wireProblem('Validation', 'There is text in the SOAP body.');
    }
    const [message, ...others] = elements;
    if (message === undefined || others.length > 0) {
      throw wireProblem('Validation', 'The SOAP body must hold exactly one element.');
    }
    return readBody(message);
  });
};
