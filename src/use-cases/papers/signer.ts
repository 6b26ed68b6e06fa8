import { X509Certificate } from 'node:crypto';
import type { ContentId } from '../../domain/ids.ts';
import type { Content } from '../../ports/content.ts';
import type { EnvelopeCertificates } from '../../ports/envelope-certificates.ts';
import type { Transaction } from '../../ports/transaction.ts';

/** Who sealed an envelope, as the certificate says. */
export interface Signer {
  readonly name: string;
  readonly issuer: string;
  /** Upper-case hexadecimal. */
  readonly serialNumber: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly certificatePem: string;
}

/** What of a seal says who made it. */
interface SealToName {
  readonly direction: 'out' | 'in';
  readonly contentId: ContentId;
  readonly sealedBy: string;
  readonly certificatePem?: string;
}

// Node writes one attribute a line.
const nameIn = (distinguishedName: string): string =>
  /^CN=(.+)$/m.exec(distinguishedName)?.[1] ?? /^O=(.+)$/m.exec(distinguishedName)?.[1] ?? distinguishedName;

/** Reads who a certificate (PEM) names. Throws where it is none. */
export const readSigner = (certificatePem: string): Signer => {
  const certificate = new X509Certificate(certificatePem);
  return {
    name: nameIn(certificate.subject),
    issuer: nameIn(certificate.issuer),
    serialNumber: certificate.serialNumber,
    notBefore: new Date(certificate.validFrom),
    notAfter: new Date(certificate.validTo),
    certificatePem: certificate.toString(),
  };
};

export interface SignerDeps {
  readonly content: Pick<Content, 'get' | 'extent'>;
  readonly envelopeCertificates: EnvelopeCertificates;
}

/**
 * Tells who sealed an envelope: for those of agencies the certificate that the registry knows the key by, for our own the one they carry.
 * Undefined where neither is there. Looks each key up once.
 */
export const makeSignerOf = ({ content, envelopeCertificates }: SignerDeps) => {
  const known = new Map<string, Signer | undefined>();
  // Of an envelope that was erased, the digest is all that is kept.
  const ownCertificate = async (tx: Transaction, { contentId, sealedBy }: SealToName): Promise<string | undefined> =>
    (await content.extent(tx, contentId)).chunks === 0
      ? undefined
      : envelopeCertificates.ofKey(await content.get(tx, contentId), sealedBy);
  return async (tx: Transaction, seal: SealToName): Promise<Signer | undefined> => {
    const key = `${seal.direction}-${seal.sealedBy}`;
    if (known.get(key) === undefined) {
      const certificatePem =
        seal.certificatePem ?? (seal.direction === 'out' ? await ownCertificate(tx, seal) : undefined);
      known.set(key, certificatePem === undefined ? undefined : readSigner(certificatePem));
    }
    return known.get(key);
  };
};
