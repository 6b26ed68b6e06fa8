import { createHash, X509Certificate } from 'node:crypto';
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
  /** Lower-case hex SHA-256 of the SubjectPublicKeyInfo: what a key is known by. */
  readonly spkiSha256: string;
  /** This certificate alone, PEM. */
  readonly certificatePem: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Lower-case hex SHA-256 of a certificate's SubjectPublicKeyInfo. */
export const spkiSha256Of = (certificate: X509Certificate): string =>
  createHash('sha256')
    .update(certificate.publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');

/** True for the certificate of an authority, which signs others and speaks for nobody. */
export const isAuthority = (certificatePem: string): boolean => new X509Certificate(certificatePem).ca;

const oneLine = (name: string): string => name.split('\n').join(', ');

/**
 * Reads a certificate, PEM or DER; of a chain the first. Problems: Validation.
 */
export const readCertificate = (pemOrDer: string | Buffer): Result<CertificateFacts> => {
  try {
    const certificate = new X509Certificate(pemOrDer);
    return ok({
      spkiSha256: spkiSha256Of(certificate),
      certificatePem: certificate.toString(),
      subject: oneLine(certificate.subject),
      issuer: oneLine(certificate.issuer),
      serialNumber: certificate.serialNumber,
      notBefore: new Date(certificate.validFrom),
      notAfter: new Date(certificate.validTo),
    });
  } catch {
    return fail('Validation', 'There is no certificate (PEM or DER) that can be read.');
  }
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
