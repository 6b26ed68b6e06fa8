import { createHash, type X509Certificate } from 'node:crypto';
import { fromBER, type Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, CertID, Certificate, Extension, OCSPRequest, Request } from 'pkijs';

const NONCE = '1.3.6.1.5.5.7.48.1.2';
const SHA1 = '1.3.14.3.2.26';

/** SHA-1 only names the issuer here, as every responder knows it (RFC 5019); nothing is trusted by it. */
const sha1 = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(createHash('sha1').update(bytes).digest()).buffer;

/** By what a responder knows a certificate (RFC 6960, CertID). */
export const certIdOf = (certificate: X509Certificate, issuer: X509Certificate): CertID => {
  const issuerParts = Certificate.fromBER(new Uint8Array(issuer.raw));
  return new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA1, algorithmParams: new Null() }),
    issuerNameHash: new OctetString({ valueHex: sha1(new Uint8Array(issuerParts.subject.toSchema().toBER())) }),
    issuerKeyHash: new OctetString({
      valueHex: sha1(issuerParts.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView),
    }),
    serialNumber: Certificate.fromBER(new Uint8Array(certificate.raw)).serialNumber,
  });
};

/** Writes a request about one certificate with a nonce, DER. */
export const writeOcspRequest = (certId: CertID, nonce: Uint8Array): Buffer => {
  const request = new OCSPRequest();
  request.tbsRequest.requestList = [new Request({ reqCert: certId })];
  request.tbsRequest.requestExtensions = [
    new Extension({
      extnID: NONCE,
      extnValue: new OctetString({ valueHex: new Uint8Array(nonce).buffer }).toBER(),
    }),
  ];
  return Buffer.from(request.toSchema(true).toBER());
};

/** The nonce of a list of extensions; undefined where there is none. */
export const nonceOf = (extensions: readonly Extension[] | undefined): Buffer | undefined => {
  const extension = extensions?.find(({ extnID }) => extnID === NONCE);
  if (extension === undefined) return undefined;
  const inner = fromBER(extension.extnValue.valueBlock.valueHexView).result;
  return inner instanceof OctetString ? Buffer.from(inner.valueBlock.valueHexView) : Buffer.alloc(0);
};

/** Whether an answer is about the certificate that was asked for, whichever way it writes the algorithm. */
export const sameCertId = (a: CertID, b: CertID): boolean => {
  const same = (x: OctetString | Integer, y: OctetString | Integer): boolean =>
    Buffer.from(x.valueBlock.valueHexView).equals(Buffer.from(y.valueBlock.valueHexView));
  return (
    a.hashAlgorithm.algorithmId === b.hashAlgorithm.algorithmId &&
    same(a.issuerNameHash, b.issuerNameHash) &&
    same(a.issuerKeyHash, b.issuerKeyHash) &&
    same(a.serialNumber, b.serialNumber)
  );
};
