import { constants, verify, X509Certificate } from 'node:crypto';
import { AlgorithmIdentifier, RSASSAPSSParams, type SignerInfo } from 'pkijs';

// No SHA-1: a qualified signature has not been made with it for years.
const HASHES: { readonly [oid: string]: string } = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

// RFC 4055 and RFC 5758: these name the hash of the signature, which need not be that of the content (RFC 5652, 5.4).
const WITH_HASH: { readonly [oid: string]: string } = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

// The algorithms that name none, rsaEncryption and id-ecPublicKey: then it is that of the content.
const WITHOUT_HASH: readonly string[] = ['1.2.840.113549.1.1.1', '1.2.840.10045.2.1'];

const PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';

/** The hash of the content of a signature, as node:crypto knows it; undefined where it is none that is computed. */
export const contentHashOf = (signer: SignerInfo): string | undefined => HASHES[signer.digestAlgorithm.algorithmId];

// node:crypto masks with the hash that it signs with, as every signer does; another mask is not computed.
const pssHashOf = (params: unknown): string | undefined => {
  const { hashAlgorithm, maskGenAlgorithm } = new RSASSAPSSParams({ schema: params });
  const masked = new AlgorithmIdentifier({ schema: maskGenAlgorithm.algorithmParams }).algorithmId;
  return maskGenAlgorithm.algorithmId === MGF1 && masked === hashAlgorithm.algorithmId ? HASHES[masked] : undefined;
};

const signatureHashOf = (signer: SignerInfo): string | undefined => {
  const { algorithmId } = signer.signatureAlgorithm;
  if (algorithmId === PSS) return pssHashOf(signer.signatureAlgorithm.algorithmParams);
  return WITHOUT_HASH.includes(algorithmId) ? contentHashOf(signer) : WITH_HASH[algorithmId];
};

/**
 * Whether the signature over the signed attributes is that of the certificate's key. @returns undefined where its algorithm is none that is
 * computed.
 */
export const isSignatureBy = (signer: SignerInfo, certificatePem: string): boolean | undefined => {
  try {
    const hash = signatureHashOf(signer);
    if (hash === undefined) return undefined;
    const attributes = signer.signedAttrs?.encodedValue;
    if (attributes === undefined) return false;
    const padding =
      signer.signatureAlgorithm.algorithmId === PSS
        ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
        : {};
    const key = { key: new X509Certificate(certificatePem).publicKey, ...padding };
    return verify(hash, Buffer.from(attributes), key, signer.signature.valueBlock.valueHexView);
  } catch {
    return false;
  }
};
