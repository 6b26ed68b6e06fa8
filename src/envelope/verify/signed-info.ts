import { type XmlDocument, XmlElement, XmlXPath } from 'libxml2-wasm';
import { ok, type Result } from '../../domain/problems.ts';
import { canonicalBytesIfAny } from '../canonical.ts';
import {
  ENVELOPED_SIGNATURE,
  EXCLUSIVE_C14N,
  SEAL_ALGORITHMS,
  type SealAlgorithm,
  SHA256,
  SIGNATURE_NAMESPACE,
} from '../names.ts';
import { xpathText } from '../xpath-text.ts';
import { refuse } from './refusal.ts';

/** What the seal of a document says, checked for its shape only: nothing here is proved yet. */
export interface Seal {
  /** The one ds:Signature, last child of the root. */
  readonly signature: XmlElement;
  readonly algorithm: SealAlgorithm;
  readonly canonicalSignedInfo: Buffer;
  readonly signatureValue: Buffer;
  readonly digestValue: Buffer;
  /** DER of the certificates that KeyInfo names. Never trusted: they only say which registered key to try first. */
  readonly namedCertificates: readonly Buffer[];
}

const inSignature = (xpath: string): XmlXPath => XmlXPath.compile(xpath, { ds: SIGNATURE_NAMESPACE });

const PATHS = {
  signatures: inSignature('//ds:Signature'),
  lastChild: inSignature('/*/*[last()]'),
  signedInfo: inSignature('ds:SignedInfo'),
  canonicalization: inSignature('string(ds:SignedInfo/ds:CanonicalizationMethod/@Algorithm)'),
  method: inSignature('string(ds:SignedInfo/ds:SignatureMethod/@Algorithm)'),
  uri: inSignature('string(ds:SignedInfo/ds:Reference/@URI)'),
  transforms: inSignature('ds:SignedInfo/ds:Reference/ds:Transforms/ds:Transform'),
  digestMethod: inSignature('string(ds:SignedInfo/ds:Reference/ds:DigestMethod/@Algorithm)'),
  digestValue: inSignature('string(ds:SignedInfo/ds:Reference/ds:DigestValue)'),
  signatureValue: inSignature('string(ds:SignatureValue)'),
  certificates: inSignature('ds:KeyInfo/ds:X509Data/ds:X509Certificate'),
} as const;

// The schema has checked that these are base64; whitespace inside is allowed.
const bytesOf = (base64: string): Buffer => Buffer.from(base64.replace(/[\t\n\r ]/g, ''), 'base64');

const algorithmOf = (uri: string): SealAlgorithm | undefined =>
  uri === SEAL_ALGORITHMS.ecdsa ? 'ecdsa' : uri === SEAL_ALGORITHMS.rsa ? 'rsa' : undefined;

/**
 * Step 2, last part: the parts of the seal's shape that a schema cannot say (the order of the transforms, the Reference
 * to the root's ID), and what it can say once more, letter for letter: a schema ignores spaces around these words.
 * For documents that met the schema.
 */
export const readSeal = (document: XmlDocument): Result<Seal> => {
  const { root } = document;
  const [signature, ...further] = document.find(PATHS.signatures);
  const lastChild = document.get(PATHS.lastChild);
  if (!(signature instanceof XmlElement) || further.length > 0 || lastChild?.isSameNode(signature) !== true) {
    return refuse('Validation', '/Envelope', 'There must be one ds:Signature, as last child of Envelope.');
  }
  const say = (xpath: XmlXPath): string => xpathText(signature, xpath);
  const at = '/Envelope/Signature/SignedInfo';
  if (say(PATHS.canonicalization) !== EXCLUSIVE_C14N) {
    return refuse('Validation', `${at}/CanonicalizationMethod`, 'Must be exclusive canonicalisation without comments.');
  }
  const algorithm = algorithmOf(say(PATHS.method));
  if (algorithm === undefined) {
    return refuse('Validation', `${at}/SignatureMethod`, 'Must be ecdsa-sha256 or rsa-sha256.');
  }
  const id = root.attr('ID')?.value ?? '';
  if (id === '' || say(PATHS.uri) !== `#${id}`) {
    return refuse('Validation', `${at}/Reference`, 'URI must be # and the ID of Envelope.');
  }
  const transforms = signature
    .find(PATHS.transforms)
    .map((transform) => (transform instanceof XmlElement ? transform.attr('Algorithm')?.value : undefined));
  if (transforms.length !== 2 || transforms[0] !== ENVELOPED_SIGNATURE || transforms[1] !== EXCLUSIVE_C14N) {
    return refuse(
      'Validation',
      `${at}/Reference/Transforms`,
      'Must be enveloped-signature, then exclusive canonicalisation.',
    );
  }
  if (say(PATHS.digestMethod) !== SHA256) {
    return refuse('Validation', `${at}/Reference/DigestMethod`, 'Must be SHA-256.');
  }
  const signedInfo = signature.get(PATHS.signedInfo);
  const canonicalSignedInfo = signedInfo instanceof XmlElement ? canonicalBytesIfAny(document, signedInfo) : undefined;
  if (canonicalSignedInfo === undefined) {
    return refuse('SignatureInvalid', at, 'Has no canonical form.');
  }
  return ok({
    signature,
    algorithm,
    canonicalSignedInfo,
    signatureValue: bytesOf(say(PATHS.signatureValue)),
    digestValue: bytesOf(say(PATHS.digestValue)),
    namedCertificates: signature.find(PATHS.certificates).map((certificate) => bytesOf(certificate.content)),
  });
};
