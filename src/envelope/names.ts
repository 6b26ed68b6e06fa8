/** The fixed words of a sealed envelope: namespaces, algorithms, limits. Sources: schemas/xsd and the verification profile. */

/** Namespace of envelope-1.0.xsd. */
export const ENVELOPE_NAMESPACE = 'urn:shikriki:envelope:1';

/** Namespace of W3C XML Signature. */
export const SIGNATURE_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';

/** Exclusive XML Canonicalization 1.0, without comments. */
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** The transform that leaves the signature itself out of what is digested (XML Signature 6.6.4). */
export const ENVELOPED_SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** SHA-256 as a digest method. */
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

/** The signature methods a seal may use: ECDSA on P-256 (default) and RSA PKCS #1 v1.5, both with SHA-256. */
export const SEAL_ALGORITHMS = {
  ecdsa: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
  rsa: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
} as const;
export type SealAlgorithm = keyof typeof SEAL_ALGORITHMS;

/** Below this an RSA key does not seal. */
export const MIN_RSA_BITS = 2048;

/** The `ID` of an envelope's root element, to which the seal's one Reference points. */
export const envelopeIdOf = (messageId: string): string => `env-${messageId}`;
