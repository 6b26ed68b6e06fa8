import { createHash, createHmac, createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { canonicalBytes } from '../canonical.ts';
import { ENVELOPED_SIGNATURE, EXCLUSIVE_C14N, SEAL_ALGORITHMS, SHA256, SIGNATURE_NAMESPACE } from '../names.ts';
import { parseXml } from '../parse-xml.ts';
import type { SealKey } from '../seal.ts';
import { sealAlgorithmOf } from '../verify/key.ts';

/** What to say in a seal instead of what the profile says; for seals that must be refused. */
export interface SealByHand {
  readonly canonicalization?: string;
  readonly signatureMethod?: string;
  readonly transforms?: readonly string[];
  readonly digestMethod?: string;
  readonly digestHash?: 'sha256' | 'sha1';
  readonly signatureHash?: 'sha256' | 'sha1';
  readonly uri?: string;
  /** How often the Reference stands in SignedInfo. */
  readonly references?: number;
  /** Signs with an HMAC of these bytes instead of the private key. */
  readonly hmacSecret?: Buffer;
  readonly keyInfoCertificatePem?: string;
}

const canonicalOf = (xml: string): Buffer => {
  const document = parseXml(Buffer.from(xml));
  try {
    return canonicalBytes(document);
  } finally {
    document.dispose();
  }
};

const signatureBytes = (
  signedInfo: Buffer,
  key: KeyObject,
  { hmacSecret, signatureHash = 'sha256' }: SealByHand,
): Buffer =>
  hmacSecret === undefined
    ? sign(signatureHash, signedInfo, key.asymmetricKeyType === 'ec' ? { key, dsaEncoding: 'ieee-p1363' } : key)
    : createHmac('sha256', hmacSecret).update(signedInfo).digest();

/**
 * Seals any document, valid or not, with a seal that may break the profile; independent of xml-crypto.
 * @returns the ds:Signature element; {@link sealByHand} sets it in.
 */
export const signatureByHand = (unsealedXml: string, seal: SealKey, options: SealByHand = {}): string => {
  const key = createPrivateKey(seal.keyPem);
  const certificate = new X509Certificate(seal.certificatePem);
  const id = / ID=["']([^"']*)["']/.exec(unsealedXml)?.[1] ?? '';
  const digest = createHash(options.digestHash ?? 'sha256')
    .update(canonicalOf(unsealedXml))
    .digest('base64');
  const transforms = (options.transforms ?? [ENVELOPED_SIGNATURE, EXCLUSIVE_C14N])
    .map((uri) => `<Transform Algorithm="${uri}"/>`)
    .join('');
  const reference =
    `<Reference URI="${options.uri ?? `#${id}`}"><Transforms>${transforms}</Transforms>` +
    `<DigestMethod Algorithm="${options.digestMethod ?? SHA256}"/><DigestValue>${digest}</DigestValue></Reference>`;
  const method = options.signatureMethod ?? SEAL_ALGORITHMS[sealAlgorithmOf(certificate.publicKey) ?? 'rsa'];
  const signedInfo =
    `<SignedInfo xmlns="${SIGNATURE_NAMESPACE}"><CanonicalizationMethod Algorithm="${options.canonicalization ?? EXCLUSIVE_C14N}"/>` +
    `<SignatureMethod Algorithm="${method}"/>${reference.repeat(options.references ?? 1)}</SignedInfo>`;
  const value = signatureBytes(canonicalOf(signedInfo), key, options).toString('base64');
  const named = new X509Certificate(options.keyInfoCertificatePem ?? seal.certificatePem).raw.toString('base64');
  return (
    `<Signature xmlns="${SIGNATURE_NAMESPACE}">${signedInfo}<SignatureValue>${value}</SignatureValue>` +
    `<KeyInfo><X509Data><X509Certificate>${named}</X509Certificate></X509Data></KeyInfo></Signature>`
  );
};

/** Seals a document: {@link signatureByHand} as its last child. */
export const sealByHand = (unsealedXml: string, seal: SealKey, options: SealByHand = {}): string => {
  const end = unsealedXml.lastIndexOf('</');
  return `${unsealedXml.slice(0, end)}${signatureByHand(unsealedXml, seal, options)}${unsealedXml.slice(end)}`;
};
