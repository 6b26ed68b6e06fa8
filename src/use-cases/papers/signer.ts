import { certificateFacts } from '../../domain/certificates.ts';
import type { ContentId } from '../../domain/ids.ts';
import type { Content } from '../../ports/content.ts';
import type { EnvelopeCertificates } from '../../ports/envelope-certificates.ts';
import type { Transaction } from '../../ports/transaction.ts';

/** Who sealed an envelope, as the certificate says. */
export interface Signer {
  readonly name: string;
  readonly issuer: string;
  /** Upper-case hexadecimal without leading zeros. */
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

/** Reads who a certificate (PEM) names. @returns undefined where it is none that can be read. */
export const readSigner = (certificatePem: string): Signer | undefined => {
  const facts = certificateFacts(certificatePem);
  if (facts === undefined) return undefined;
  const { subjectName, issuerName, serialNumber, notBefore, notAfter } = facts;
  return {
    name: subjectName,
    issuer: issuerName,
    serialNumber,
    notBefore,
    notAfter,
    certificatePem: facts.certificatePem,
  };
};

export interface SignerDeps {
  readonly content: Pick<Content, 'get' | 'extent'>;
  readonly envelopeCertificates: EnvelopeCertificates;
}

/**
 * Tells who sealed an envelope: for those of agencies the certificate that the registry knows the key by, for our own the one they carry.
 * Undefined where neither is there. A key is looked up until its certificate is found, not once: of two envelopes under one key, one may
 * have been erased.
 */
export const makeSignerOf = ({ content, envelopeCertificates }: SignerDeps) => {
  const known = new Map<string, Signer>();
  // Of an envelope that was erased, the digest is all that is kept.
  const ownCertificate = async (tx: Transaction, { contentId, sealedBy }: SealToName): Promise<string | undefined> =>
    (await content.extent(tx, contentId)).chunks === 0
      ? undefined
      : envelopeCertificates.ofKey(await content.get(tx, contentId), sealedBy);
  return async (tx: Transaction, seal: SealToName): Promise<Signer | undefined> => {
    const key = `${seal.direction}-${seal.sealedBy}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const certificatePem =
      seal.certificatePem ?? (seal.direction === 'out' ? await ownCertificate(tx, seal) : undefined);
    const signer = certificatePem === undefined ? undefined : readSigner(certificatePem);
    if (signer !== undefined) known.set(key, signer);
    return signer;
  };
};
