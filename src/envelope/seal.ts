import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { Envelope } from '../domain/envelope.ts';
import { brokenEnvelopeRule } from '../domain/envelope-rules.ts';
import type { EnvelopeSealer } from '../ports/envelope.ts';
import { signingClass } from './algorithms.ts';
import { buildEnvelopeXml } from './build.ts';
import { ENVELOPED_SIGNATURE, EXCLUSIVE_C14N, SEAL_ALGORITHMS, type SealAlgorithm, SHA256 } from './names.ts';
import { parseXml } from './parse-xml.ts';
import { schemaBreaks } from './schema.ts';
import { referencedBytes } from './verify/digest.ts';
import { sealAlgorithmOf } from './verify/key.ts';
import { readSeal } from './verify/signed-info.ts';

/** The key an envelope is sealed with, as PEM; `certificatePem` may be a chain, of which the first is published. */
export interface SealKey {
  readonly keyPem: string;
  readonly certificatePem: string;
}

interface SealingKey {
  readonly privateKey: KeyObject;
  readonly certificate: X509Certificate;
  readonly algorithm: SealAlgorithm;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const END_TAG = '</Envelope>';

const sealingKeyOf = ({ keyPem, certificatePem }: SealKey): SealingKey => {
  const privateKey = createPrivateKey(keyPem);
  const certificate = new X509Certificate(certificatePem);
  if (!certificate.checkPrivateKey(privateKey)) throw new Error('the seal key does not belong to its certificate');
  const algorithm = sealAlgorithmOf(certificate.publicKey);
  if (algorithm === undefined) throw new Error('the seal key must be ECDSA P-256, or RSA of 2048 bits or more');
  return { privateKey, certificate, algorithm };
};

const signatureOf = (unsealedXml: string, { privateKey, certificate, algorithm }: SealingKey): string => {
  const signer = new SignedXml({
    // Only says that there is a key; signingClass holds it.
    privateKey,
    signatureAlgorithm: SEAL_ALGORITHMS[algorithm],
    canonicalizationAlgorithm: EXCLUSIVE_C14N,
    getKeyInfoContent: () =>
      `<X509Data><X509Certificate>${certificate.raw.toString('base64')}</X509Certificate></X509Data>`,
  });
  signer.SignatureAlgorithms = { [SEAL_ALGORITHMS[algorithm]]: signingClass(algorithm, privateKey) };
  signer.addReference({ xpath: '/*', transforms: [ENVELOPED_SIGNATURE, EXCLUSIVE_C14N], digestAlgorithm: SHA256 });
  signer.computeSignature(unsealedXml);
  return signer.getSignatureXml();
};

/**
 * Parsers of XML 1.1 habits (xmldom, which xml-crypto and others stand on) read a raw U+0085 or U+2028 as a line end, and would digest
 * other bytes. As character references every parser reads them as they are; the canonical form is the same.
 */
const withReferences = (xml: string): string =>
  xml.replace(/[\u0085\u2028]/g, (character) => `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`);

const refuseBrokenRule = (envelope: Envelope): void => {
  const broken = brokenEnvelopeRule(envelope);
  if (broken !== undefined) throw new Error(`the envelope breaks a rule: ${broken}`);
};

/** Checks what was sealed with the other canonicaliser, so that the two never disagree about bytes that leave the house. */
const refuseBrokenSeal = (envelopeXml: Buffer, unsealedXml: string): void => {
  const document = parseXml(envelopeXml);
  try {
    const [broken] = schemaBreaks(document);
    if (broken !== undefined) throw new Error(`the envelope breaks its schema: ${broken.pointer}: ${broken.detail}`);
    const seal = readSeal(document);
    if (!seal.ok) throw new Error(`the seal is not in profile: ${seal.problem.detail}`);
    const bytes = referencedBytes(document, seal.value);
    const built = Buffer.from(unsealedXml);
    const digest = createHash('sha256').update(built).digest();
    if (bytes?.equals(built) !== true || !digest.equals(seal.value.digestValue)) {
      throw new Error('the sealed bytes do not read as they were built');
    }
  } finally {
    document.dispose();
  }
};

/**
 * Makes a sealer for one key: our own XML (build.ts) with an enveloped XML Signature of the profile as its last child.
 * xml-crypto computes the signature; it is set into our own text, so that no serialiser touches the letter.
 * Throws where the key does not fit its certificate or may not seal. `seal` throws where the envelope breaks its schema
 * or rules, or holds text that XML cannot carry; the errors name places, never values.
 */
export const makeEnvelopeSealer = ({ seal }: { seal: SealKey }): EnvelopeSealer => {
  const key = sealingKeyOf(seal);
  const sealedBy = createHash('sha256')
    .update(key.certificate.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  const sealingKey = {
    spkiSha256: sealedBy,
    notBefore: new Date(key.certificate.validFrom),
    notAfter: new Date(key.certificate.validTo),
  };
  return {
    key: sealingKey,
    seal: async (envelope) => {
      refuseBrokenRule(envelope);
      const unsealedXml = buildEnvelopeXml(envelope);
      const carriedXml = withReferences(unsealedXml);
      const content = carriedXml.slice(0, -END_TAG.length);
      const envelopeXml = Buffer.from(`${DECLARATION}${content}${signatureOf(carriedXml, key)}${END_TAG}`);
      refuseBrokenSeal(envelopeXml, unsealedXml);
      return {
        messageId: envelope.header.messageId,
        envelopeXml,
        sha256: createHash('sha256').update(envelopeXml).digest('hex'),
        sealedBy,
      };
    },
  };
};
