import { constants, verify, type X509Certificate } from 'node:crypto';
import { fromBER, type GeneralizedTime, OctetString } from 'asn1js';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs';
import type { SignedFileFinding, SignerCertificate } from '../../domain/signed-file.ts';
import { hasFewParts } from './ber-parts.ts';
import { signerCertificate } from './signer-certificate.ts';

const OID = {
  signedData: '1.2.840.113549.1.7.2',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  timeStamp: '1.2.840.113549.1.9.16.1.4',
  pss: '1.2.840.113549.1.1.10',
} as const;

// No SHA-1: a qualified signature has not been made with it for years.
const HASHES: { readonly [oid: string]: string } = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** A CMS signature (RFC 5652) of one signer, as it was read. */
export interface CmsSignature {
  readonly certificate: SignerCertificate;
  readonly signedAt?: Date;
  /** The name of the hash, as node:crypto knows it; undefined where it is none that is computed. */
  readonly hash: string | undefined;
  /** What the signed attributes say the digest of the signed bytes is; undefined where there are no such attributes. */
  readonly messageDigest: Buffer | undefined;
  /** The signed bytes themselves, where the signature holds them. */
  readonly content: Buffer | undefined;
  /** Whether the signature over the signed attributes is that of the certificate's key. */
  isByItsKey(): boolean;
}

const attributeOf = (signer: SignerInfo, oid: string): unknown =>
  signer.signedAttrs?.attributes.find(({ type }) => type === oid)?.values[0];

const certificateOf = (signed: SignedData, signer: SignerInfo) => {
  const all = (signed.certificates ?? []).filter((one): one is Certificate => one instanceof Certificate);
  const sid: unknown = signer.sid;
  // By key identifier where it is not by number: then the one that is no authority's.
  const found =
    sid instanceof IssuerAndSerialNumber
      ? all.find((one) => one.serialNumber.isEqual(sid.serialNumber) && one.issuer.isEqual(sid.issuer))
      : all.map((one) => one).find((one) => signerCertificate(derOf(one))?.x509.ca === false);
  return found && signerCertificate(derOf(found));
};

const derOf = (certificate: Certificate): Buffer => Buffer.from(certificate.toSchema().toBER());

const signatureFits = (signer: SignerInfo, x509: X509Certificate, hash: string | undefined): boolean => {
  const attributes = signer.signedAttrs?.encodedValue;
  if (attributes === undefined || hash === undefined) return false;
  const key = x509.publicKey;
  const padding =
    signer.signatureAlgorithm.algorithmId === OID.pss
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
      : {};
  return verify(
    hash,
    Buffer.from(attributes),
    { key, ...padding },
    Buffer.from(signer.signature.valueBlock.valueHexView),
  );
};

/** Reads a CMS signature, DER or BER; zeros behind it do not count. @returns undefined where it is none, or the time stamp of one. */
export const readCms = (bytes: Buffer): CmsSignature | undefined => {
  if (!hasFewParts(bytes)) return undefined;
  try {
    const { result, offset } = fromBER(new Uint8Array(bytes));
    if (offset === -1) return undefined;
    const info = new ContentInfo({ schema: result });
    if (info.contentType !== OID.signedData) return undefined;
    const signed = new SignedData({ schema: info.content });
    const [signer] = signed.signerInfos;
    if (signer === undefined || signed.encapContentInfo.eContentType === OID.timeStamp) return undefined;
    const found = certificateOf(signed, signer);
    if (found === undefined) return undefined;
    const hash = HASHES[signer.digestAlgorithm.algorithmId];
    const digest = attributeOf(signer, OID.messageDigest);
    const time = attributeOf(signer, OID.signingTime) as GeneralizedTime | undefined;
    const content = signed.encapContentInfo.eContent;
    const signedAt = time?.toDate();
    return {
      certificate: found.certificate,
      ...(signedAt !== undefined && !Number.isNaN(signedAt.getTime()) && { signedAt }),
      hash,
      messageDigest: digest instanceof OctetString ? Buffer.from(digest.getValue()) : undefined,
      content: content === undefined ? undefined : Buffer.from(content.getValue()),
      isByItsKey: () => {
        try {
          return signatureFits(signer, found.x509, hash);
        } catch {
          return false;
        }
      },
    };
  } catch {
    // Whatever is wrong with it: it is no signature that can be read.
    return undefined;
  }
};

/** Judges a signature by the digest of the bytes that it should be of. */
export const judgeCms = (cms: CmsSignature, digest: Buffer): SignedFileFinding => {
  const { certificate, signedAt } = cms;
  const found = { certificate, ...(signedAt !== undefined && { signedAt }) };
  if (cms.messageDigest === undefined) return { kind: 'carried', ...found };
  if (!cms.messageDigest.equals(digest)) return { kind: 'broken', detail: 'the file was changed after it was signed' };
  return cms.isByItsKey()
    ? { kind: 'fits', ...found }
    : { kind: 'broken', detail: 'the signature is not that of the certificate in it' };
};
