import { createHash, X509Certificate } from 'node:crypto';
import { attributeOf, namedBy, oneLineOf } from './distinguished-name.ts';
import { fail, ok, type Result } from './problems.ts';

/**
 * What a registered key is for: `tls` a system's client key, `tls_server` the key of its server, `seal` the seal of an agency (or of its
 * system), `wss` a system's WS-Security signature.
 */
export const CERTIFICATE_USES = ['tls', 'tls_server', 'seal', 'wss'] as const;
export type CertificateUse = (typeof CERTIFICATE_USES)[number];

/** Reads a use that came from outside. */
export const asCertificateUse = (text: string): CertificateUse | undefined =>
  CERTIFICATE_USES.find((use) => use === text);

/** What a certificate says of itself. Instants in UTC. */
export interface CertificateFacts {
  /** This certificate alone, PEM. */
  readonly certificatePem: string;
  /** The whole names, as RFC 4514 orders and escapes them. */
  readonly subject: string;
  readonly issuer: string;
  /** Whom it names: the common name, else the organisation. */
  readonly subjectName: string;
  readonly issuerName: string;
  /** What the subject's attribute serialNumber says, where there is one: of a person the personal number, with a prefix for the kind of it. */
  readonly personNumber?: string;
  /** Upper-case hexadecimal without leading zeros. */
  readonly serialNumber: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** A certificate by whose key something is known. */
export interface KeyedCertificate extends CertificateFacts {
  /** Lower-case hex SHA-256 of the SubjectPublicKeyInfo: what a key is known by. */
  readonly spkiSha256: string;
}

/** Lower-case hex SHA-256 of a certificate's SubjectPublicKeyInfo. */
export const spkiSha256Of = (certificate: X509Certificate): string =>
  createHash('sha256')
    .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');

/** True for the certificate of an authority, which signs others and speaks for nobody. */
export const isAuthority = (certificatePem: string): boolean => new X509Certificate(certificatePem).ca;

/** A serial number (hexadecimal) in the one form in which it is kept and compared: programs differ in case and in leading zeros. */
export const plainSerial = (serialNumber: string): string => serialNumber.toUpperCase().replace(/^0+(?=.)/, '');

/**
 * Reads what a certificate, PEM or DER, says of itself; of a chain the first. Its key is not looked at: it may be of a kind that nobody here
 * computes. @returns undefined where there is none, or none that says how long it is valid.
 */
export const certificateFacts = (pemOrDer: string | Uint8Array): CertificateFacts | undefined => {
  try {
    const certificate = new X509Certificate(pemOrDer);
    const [notBefore, notAfter] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
    if (Number.isNaN(notBefore.getTime()) || Number.isNaN(notAfter.getTime())) return undefined;
    const personNumber = attributeOf(certificate.subject, 'serialNumber');
    return {
      certificatePem: certificate.toString(),
      subject: oneLineOf(certificate.subject),
      issuer: oneLineOf(certificate.issuer),
      subjectName: namedBy(certificate.subject),
      issuerName: namedBy(certificate.issuer),
      ...(personNumber !== undefined && { personNumber }),
      serialNumber: plainSerial(certificate.serialNumber),
      notBefore,
      notAfter,
    };
  } catch {
    return undefined;
  }
};

/**
 * Reads a certificate, PEM or DER, with its key; of a chain the first. Problems: Validation.
 */
export const readCertificate = (pemOrDer: string | Buffer): Result<KeyedCertificate> => {
  try {
    const facts = certificateFacts(pemOrDer);
    if (facts !== undefined) return ok({ ...facts, spkiSha256: spkiSha256Of(new X509Certificate(pemOrDer)) });
  } catch {
    // A key that cannot be read is as good as none.
  }
  return fail('Validation', 'There is no certificate (PEM or DER) that can be read.');
};

// As the verification profile wants it (exchange.md): a key that could not seal is not worth registering.
const MIN_RSA_BITS = 2048;

/** Whether a key may seal: ECDSA P-256, or RSA of 2048 bits or more. */
export const maySeal = (certificatePem: string): boolean => {
  const { asymmetricKeyType, asymmetricKeyDetails } = new X509Certificate(certificatePem).publicKey;
  if (asymmetricKeyType === 'ec') return asymmetricKeyDetails?.namedCurve === 'prime256v1';
  return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_RSA_BITS;
};

/** Before how many days operators are told that a certificate ends. */
export const EXPIRY_STEPS_DAYS = [60, 30, 7, 1] as const;

const DAY_MS = 86_400_000;

/** Whole days that are left; negative after the end. */
export const daysLeft = (notAfter: Date, now: Date): number =>
  Math.floor((notAfter.getTime() - now.getTime()) / DAY_MS);

/** The step that an end has reached: the smallest that covers what is left. Undefined where it is far, or over. */
export const expiryStep = (notAfter: Date, now: Date): number | undefined => {
  const leftMs = notAfter.getTime() - now.getTime();
  if (leftMs <= 0) return undefined;
  return EXPIRY_STEPS_DAYS.findLast((step) => leftMs <= step * DAY_MS);
};

/** How a registered certificate stands at `now`. */
export type CertificateStanding = 'valid' | 'not yet valid' | 'expired' | 'retired' | 'revoked';

/** How a registered certificate stands: whether it may be used. */
export const certificateStanding = (
  certificate: {
    readonly notBefore: Date;
    readonly notAfter: Date;
    readonly retiredAt?: Date | undefined;
    readonly revokedAt?: Date | undefined;
  },
  now: Date,
): CertificateStanding => {
  if (certificate.revokedAt !== undefined && certificate.revokedAt <= now) return 'revoked';
  if (certificate.retiredAt !== undefined && certificate.retiredAt <= now) return 'retired';
  if (now < certificate.notBefore) return 'not yet valid';
  return now > certificate.notAfter ? 'expired' : 'valid';
};
