import { constants, createHash, createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { EXCLUSIVE_C14N, SEAL_ALGORITHMS, SHA256, SIGNATURE_NAMESPACE } from '../envelope/names.ts';
import { sealAlgorithmOf } from '../envelope/verify/key.ts';
import { BASE64_BINARY, SOAP12_NAMESPACE, WSSE_NAMESPACE, WSU_NAMESPACE, X509_V3 } from './wss-names.ts';

/** A message's life: long enough for clocks that differ and a slow line. */
const LIFE_MS = 5 * 60_000;

/** Signs messages with one key. */
export interface MessageSigner {
  /** Base64 of the certificate, for the token. */
  readonly token: string;
  readonly algorithm: keyof typeof SEAL_ALGORITHMS;
  sign(bytes: Buffer): Buffer;
}

/**
 * Makes a signer from PEM; `certificatePem` may be a chain, of which the first is shown. Throws where the two do not
 * belong together or the key may not sign (ECDSA P-256, or RSA of 2048 bits or more).
 */
export const makeMessageSigner = (pair: {
  readonly keyPem: string;
  readonly certificatePem: string;
}): MessageSigner => {
  const key = createPrivateKey(pair.keyPem);
  const certificate = new X509Certificate(pair.certificatePem);
  if (!certificate.checkPrivateKey(key))
    throw new Error('the key that signs messages does not belong to its certificate');
  const algorithm = sealAlgorithmOf(certificate.publicKey);
  if (algorithm === undefined) throw new Error('messages are signed with ECDSA P-256, or RSA of 2048 bits or more');
  return {
    token: certificate.raw.toString('base64'),
    algorithm,
    sign: (bytes) =>
      sign(
        'sha256',
        bytes,
        algorithm === 'ecdsa' ? { key, dsaEncoding: 'ieee-p1363' } : { key, padding: constants.RSA_PKCS1_PADDING },
      ),
  };
};

const digestOf = (canonicalXml: string): string => createHash('sha256').update(canonicalXml).digest('base64');

const referenceTo = (id: string, canonicalXml: string): string =>
  `<ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="${EXCLUSIVE_C14N}"></ds:Transform></ds:Transforms>` +
  `<ds:DigestMethod Algorithm="${SHA256}"></ds:DigestMethod><ds:DigestValue>${digestOf(canonicalXml)}</ds:DigestValue></ds:Reference>`;

const atSecond = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

/**
 * Wraps a body into a signed SOAP 1.2 message. Body, Timestamp and SignedInfo are written in exclusive canonical form, each
 * with the namespaces that it uses, so that what is digested is what is sent and no parser stands between.
 * @param bodyXml XML that we wrote ourselves, in canonical form: end tags, no carriage return, no attribute out of order.
 */
export const signedSoap12 = (bodyXml: string, signer: MessageSigner, now: Date): Buffer => {
  const body = `<soap:Body xmlns:soap="${SOAP12_NAMESPACE}" xmlns:wsu="${WSU_NAMESPACE}" wsu:Id="Body">${bodyXml}</soap:Body>`;
  const timestamp =
    `<wsu:Timestamp xmlns:wsu="${WSU_NAMESPACE}" wsu:Id="Timestamp"><wsu:Created>${atSecond(now)}</wsu:Created>` +
    `<wsu:Expires>${atSecond(new Date(now.getTime() + LIFE_MS))}</wsu:Expires></wsu:Timestamp>`;
  const signedInfo =
    `<ds:SignedInfo xmlns:ds="${SIGNATURE_NAMESPACE}"><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}"></ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="${SEAL_ALGORITHMS[signer.algorithm]}"></ds:SignatureMethod>` +
    `${referenceTo('Body', body)}${referenceTo('Timestamp', timestamp)}</ds:SignedInfo>`;
  const signature =
    `<ds:Signature xmlns:ds="${SIGNATURE_NAMESPACE}">${signedInfo}<ds:SignatureValue>${signer.sign(Buffer.from(signedInfo)).toString('base64')}</ds:SignatureValue>` +
    `<ds:KeyInfo><wsse:SecurityTokenReference><wsse:Reference URI="#Token" ValueType="${X509_V3}"></wsse:Reference>` +
    '</wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature>';
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP12_NAMESPACE}"><soap:Header>` +
      `<wsse:Security xmlns:wsse="${WSSE_NAMESPACE}" soap:mustUnderstand="true">` +
      `<wsse:BinarySecurityToken xmlns:wsu="${WSU_NAMESPACE}" EncodingType="${BASE64_BINARY}" ValueType="${X509_V3}" wsu:Id="Token">${signer.token}</wsse:BinarySecurityToken>` +
      `${timestamp}${signature}</wsse:Security></soap:Header>${body}</soap:Envelope>`,
  );
};
