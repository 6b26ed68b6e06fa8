import { fromBER, OctetString, UTCTime } from 'asn1js';
import { ContentInfo, SignedData, type SignerInfo } from 'pkijs';
import type { SignedFileFinding, SignerCertificate } from '../../domain/signed-file.ts';
import { berParts } from './ber-parts.ts';
import { signerOf } from './cms-signer.ts';
import { contentHashOf, isSignatureBy } from './signature-algorithm.ts';

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  timeStamp: '1.2.840.113549.1.9.16.1.4',
} as const;

/** A CMS signature (RFC 5652) of one signer, as it was read. */
export interface CmsSignature {
  readonly certificate: SignerCertificate;
  readonly signedAt?: Date;
  /** The name of the content's hash, as node:crypto knows it; undefined where it is none that is computed. */
  readonly hash: string | undefined;
  /** What the signed attributes say the digest of the signed bytes is; undefined where there are no such attributes. */
  readonly messageDigest: Buffer | undefined;
  /** The signed bytes themselves, where the signature holds them. */
  readonly content: Buffer | undefined;
  /** Whether the signature over the signed attributes is that of the certificate's key; undefined where that is not computed. */
  isByItsKey(): boolean | undefined;
}

/** Why no signature was read: there is none, or the time stamp of one; or it is larger than is read. */
export type NoCms = 'none' | 'too large';

/** The finding where no signature was read. @param none what is told where there is none. */
export const absentCms = (why: NoCms, none: string): SignedFileFinding => ({
  kind: 'absent',
  detail: why === 'none' ? none : 'the signature is too large to be read',
});

const attributeOf = (signer: SignerInfo, oid: string): unknown =>
  signer.signedAttrs?.attributes.find(({ type }) => type === oid)?.values[0];

/** Reads a CMS signature, DER or BER; what is behind it does not count. */
export const readCms = (bytes: Buffer): CmsSignature | NoCms => {
  const parts = berParts(bytes);
  if (parts !== 'few') return parts === 'many' ? 'too large' : 'none';
  try {
    const { result, offset } = fromBER(new Uint8Array(bytes));
    if (offset === -1) return 'none';
    const info = new ContentInfo({ schema: result });
    if (info.contentType !== OID.signedData) return 'none';
    const signed = new SignedData({ schema: info.content });
    const [signer] = signed.signerInfos;
    if (signer === undefined || signed.encapContentInfo.eContentType === OID.timeStamp) return 'none';
    const found = signerOf(signed, signer);
    if (found === undefined) return 'none';
    const digest = attributeOf(signer, OID.messageDigest);
    // GeneralizedTime is one as well.
    const time = attributeOf(signer, OID.signingTime);
    const signedAt = time instanceof UTCTime ? time.toDate() : undefined;
    const content = signed.encapContentInfo.eContent;
    return {
      certificate: found.certificate,
      ...(signedAt !== undefined && !Number.isNaN(signedAt.getTime()) && { signedAt }),
      hash: contentHashOf(signer),
      messageDigest: digest instanceof OctetString ? Buffer.from(digest.getValue()) : undefined,
      content: content === undefined ? undefined : Buffer.from(content.getValue()),
      isByItsKey: () => isSignatureBy(signer, found.certificatePem),
    };
  } catch {
    // Whatever is wrong with it: it is no signature that can be read.
    return 'none';
  }
};

/**
 * Judges a signature by the digest of the bytes that it should be of; undefined where that was not computed. Then, and where the signature
 * is of an algorithm that is not computed, it is carried.
 */
export const judgeCms = (cms: CmsSignature, digest: Buffer | undefined): SignedFileFinding => {
  const { certificate, signedAt, messageDigest } = cms;
  const found = { certificate, ...(signedAt !== undefined && { signedAt }) };
  if (digest === undefined || messageDigest === undefined) return { kind: 'carried', ...found };
  if (!messageDigest.equals(digest)) return { kind: 'broken', detail: 'the file was changed after it was signed' };
  const isByItsKey = cms.isByItsKey();
  if (isByItsKey === undefined) return { kind: 'carried', ...found };
  return isByItsKey
    ? { kind: 'fits', ...found }
    : { kind: 'broken', detail: 'the signature is not that of the certificate in it' };
};
