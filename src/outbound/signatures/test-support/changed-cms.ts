import { sign } from 'node:crypto';
import { OctetString } from 'asn1js';
import { AlgorithmIdentifier, ContentInfo, SignedData, type SignerInfo } from 'pkijs';

/** A CMS in which something is written otherwise than openssl writes it. */
export const changedCms = (bytes: Buffer, change: (signed: SignedData, signer: SignerInfo) => void): Buffer => {
  const signed = new SignedData({ schema: ContentInfo.fromBER(bytes).content });
  const [signer] = signed.signerInfos;
  if (signer === undefined) throw new Error('no signer');
  change(signed, signer);
  const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signed.toSchema(true) });
  return Buffer.from(info.toSchema().toBER());
};

/** A CMS whose signed attributes are signed anew, with another hash than its content. */
export const signedWith = (bytes: Buffer, keyPem: string, hash: string, algorithmId: string): Buffer =>
  changedCms(bytes, (_, signer) => {
    const attributes = Buffer.from(signer.signedAttrs?.encodedValue ?? new ArrayBuffer(0));
    signer.signatureAlgorithm = new AlgorithmIdentifier({ algorithmId });
    signer.signature = new OctetString({ valueHex: new Uint8Array(sign(hash, attributes, keyPem)) });
  });
