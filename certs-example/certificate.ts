import { type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  type Asn1,
  bits,
  explicit,
  nothing,
  oid,
  positiveInteger,
  printable,
  publicKey,
  sequence,
  setOfOne,
  time,
  toDer,
  utf8,
} from './der.ts';
import { authorityKeyIdentifier, extensionsFor, type Purpose, subjectKeyIdentifier } from './extensions.ts';
import { spkiDer } from './key-pair.ts';

/** O of every example subject: the mark by which start-up recognises an example certificate and refuses it. */
export const EXAMPLE_ORGANISATION = 'Shikriki EXAMPLE - not for production';

/** Who signs: the common name in its certificate, and its keys. */
export type Issuer = {
  readonly commonName: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
};

/** What one certificate says. Instants are cut to whole seconds. */
export type CertificateRequest = {
  readonly commonName: string;
  readonly publicKey: KeyObject;
  readonly purpose: Purpose;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly issuer: Issuer;
};

const attribute = (dottedOid: string, value: Asn1): Asn1 => setOfOne(sequence(oid(dottedOid), value));

/** Distinguished name of every example subject: C=GE, O={@link EXAMPLE_ORGANISATION}, CN=`commonName`. */
export const distinguishedName = (commonName: string): Asn1 =>
  sequence(
    attribute('2.5.4.6', printable('GE')),
    attribute('2.5.4.10', utf8(EXAMPLE_ORGANISATION)),
    attribute('2.5.4.3', utf8(commonName)),
  );

/** AlgorithmIdentifier of a signature by this key: RSASSA-PKCS1-v1_5 or ECDSA, both with SHA-256. */
export const signatureAlgorithm = (key: KeyObject): Asn1 =>
  key.asymmetricKeyType === 'rsa'
    ? sequence(oid('1.2.840.113549.1.1.11'), nothing())
    : sequence(oid('1.2.840.10045.4.3.2'));

/** DER of `SEQUENCE { toBeSigned, algorithm, signature }`, the shape of a certificate and of a CRL. */
export const signed = (toBeSigned: Asn1, key: KeyObject): Buffer =>
  toDer(sequence(toBeSigned, signatureAlgorithm(key), bits(sign('sha256', toDer(toBeSigned), key))));

/** PEM text (RFC 7468) of DER bytes under a label such as `CERTIFICATE` or `X509 CRL`. */
export const pem = (label: string, der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
};

const randomSerial = (): Buffer => {
  const serial = randomBytes(16);
  // The first byte within 64..127: positive, and never shorter than 16 bytes.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
};

/**
 * Issues one X.509 v3 certificate (RFC 5280), as PEM. The TBSCertificate is built here because node-forge itself knows
 * no EC keys; node:crypto signs it.
 */
export const issueCertificate = (request: CertificateRequest): string => {
  const { issuer } = request;
  const subjectKey = publicKey(spkiDer(request.publicKey));
  const issuerKey = publicKey(spkiDer(issuer.publicKey));
  const toBeSigned = sequence(
    explicit(0, positiveInteger(Uint8Array.of(2))),
    positiveInteger(randomSerial()),
    signatureAlgorithm(issuer.privateKey),
    distinguishedName(issuer.commonName),
    sequence(time(request.notBefore), time(request.notAfter)),
    distinguishedName(request.commonName),
    subjectKey.spki,
    explicit(
      3,
      sequence(
        ...extensionsFor(request.purpose),
        subjectKeyIdentifier(subjectKey.keyBits),
        authorityKeyIdentifier(issuerKey.keyBits),
      ),
    ),
  );
  return pem('CERTIFICATE', signed(toBeSigned, issuer.privateKey));
};
