import { fromBER } from 'asn1js';
import { CertificateRevocationList } from 'pkijs';
import type { Authorities } from './authorities.ts';
import { isSignedBy } from './signatures.ts';

/** A revocation list whose signature holds. */
export interface ReadList {
  /** SHA-256 fingerprint of the authority's certificate. */
  readonly issuer: string;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  /** When each certificate was revoked, by serial number. */
  readonly revoked: ReadonlyMap<bigint, Date>;
  readonly pem: string;
}

const PEM_LIST = /-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/g;

/** The lists of a file or an answer: DER, or PEM with any number of them. */
const derOf = (bytes: Buffer): readonly Buffer[] => {
  const inPem = [...bytes.toString('latin1').matchAll(PEM_LIST)].map((match) => Buffer.from(match[1] ?? '', 'base64'));
  return inPem.length > 0 ? inPem : [bytes];
};

const pemOf = (der: Buffer): string =>
  `-----BEGIN X509 CRL-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END X509 CRL-----\n`;

/** A serial number as OpenSSL and ASN.1 write it, as a number. */
export const serialOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);

/**
 * Reads one list (RFC 5280 section 5). Undefined where it cannot be read, was signed by none of the authorities, has no end, or is
 * of a kind that says less than everything (delta, partial, indirect: these extensions are critical).
 */
const readOne = (der: Buffer, authorities: Authorities): ReadList | undefined => {
  const parsed = fromBER(new Uint8Array(der));
  if (parsed.offset === -1) return undefined;
  const list = new CertificateRevocationList({ schema: parsed.result });
  const signed = {
    algorithmOid: list.signatureAlgorithm.algorithmId,
    bytes: list.tbsView,
    signature: list.signatureValue.valueBlock.valueHexView,
  };
  const issuer = authorities.all.find(({ publicKey }) => isSignedBy(publicKey, signed));
  const nextUpdate = list.nextUpdate?.value;
  if (issuer === undefined || nextUpdate === undefined) return undefined;
  if (list.crlExtensions?.extensions.some(({ critical }) => critical) === true) return undefined;
  return {
    issuer: issuer.fingerprint256,
    thisUpdate: list.thisUpdate.value,
    nextUpdate,
    revoked: new Map(
      (list.revokedCertificates ?? []).map(({ userCertificate, revocationDate }) => [
        serialOf(userCertificate.valueBlock.valueHexView),
        revocationDate.value,
      ]),
    ),
    pem: pemOf(der),
  };
};

/** Reads all lists of a file or an answer; undefined where one of them is not in order. */
export const readLists = (bytes: Buffer, authorities: Authorities): readonly ReadList[] | undefined => {
  try {
    const lists = derOf(bytes).map((der) => readOne(der, authorities));
    return lists.every((list) => list !== undefined) ? lists : undefined;
  } catch {
    return undefined;
  }
};
