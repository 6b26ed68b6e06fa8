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

const read = (certificatePem: string): Signer => {
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
  readonly content: Pick<Content, 'get'>;
  readonly envelopeCertificates: EnvelopeCertificates;
}

/**
 * Tells who sealed an envelope: for those of agencies the certificate that the registry knows the key by, for our own the one they carry.
 * Undefined where neither is there. Looks each key up once.
 */
export const makeSignerOf = ({ content, envelopeCertificates }: SignerDeps) => {
  const known = new Map<string, Signer | undefined>();
  return async (tx: Transaction, seal: SealToName): Promise<Signer | undefined> => {
    const key = `${seal.direction}-${seal.sealedBy}`;
    if (!known.has(key)) {
      const certificatePem =
        seal.certificatePem ??
        (seal.direction === 'out'
          ? envelopeCertificates.ofKey(await content.get(tx, seal.contentId), seal.sealedBy)
          : undefined);
      known.set(key, certificatePem === undefined ? undefined : read(certificatePem));
    }
    return known.get(key);
  };
};
