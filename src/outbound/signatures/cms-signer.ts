import { Constructed, OctetString, Primitive } from 'asn1js';
import { Certificate, IssuerAndSerialNumber, type SignedData, type SignerInfo } from 'pkijs';
import { signerCertificate } from './signer-certificate.ts';

const SUBJECT_KEY_IDENTIFIER = '2.5.29.14';

/** The key identifier by which a signer is named (RFC 5652, 5.3): [0], implicit; some write an octet string in it. */
const keyIdentifierIn = (sid: unknown): Buffer | undefined => {
  if (sid instanceof Primitive) return Buffer.from(sid.valueBlock.valueHexView);
  const inner: unknown = sid instanceof Constructed ? sid.valueBlock.value[0] : undefined;
  return inner instanceof OctetString ? Buffer.from(inner.getValue()) : undefined;
};

const keyIdentifierOf = (certificate: Certificate): Buffer | undefined => {
  const value: unknown = certificate.extensions?.find(({ extnID }) => extnID === SUBJECT_KEY_IDENTIFIER)?.parsedValue;
  return value instanceof OctetString ? Buffer.from(value.getValue()) : undefined;
};

/** The certificate that a signature names as its signer's, by number or by key. @returns undefined where it does not hold that one. */
export const signerOf = ({ certificates = [] }: SignedData, { sid }: { readonly sid: SignerInfo['sid'] }) => {
  const named: unknown = sid;
  const keyIdentifier = keyIdentifierIn(named);
  const found = certificates.find((one): one is Certificate => {
    if (!(one instanceof Certificate)) return false;
    if (named instanceof IssuerAndSerialNumber)
      return one.serialNumber.isEqual(named.serialNumber) && one.issuer.isEqual(named.issuer);
    return keyIdentifier !== undefined && keyIdentifierOf(one)?.equals(keyIdentifier) === true;
  });
  return found && signerCertificate(Buffer.from(found.toSchema().toBER()));
};
