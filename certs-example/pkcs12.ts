import forge from 'node-forge';

/** An RSA key, its certificate and the CA certificates, to be packed into one file. */
export type Pkcs12Request = {
  readonly friendlyName: string;
  readonly keyPem: string;
  /** Leaf first. */
  readonly certificatePems: readonly string[];
  readonly password: string;
};

/** Packs an RSA key and its certificates as PKCS#12 (RFC 7292), AES-256 under the password; DER. */
export const packPkcs12 = ({ friendlyName, keyPem, certificatePems, password }: Pkcs12Request): Buffer => {
  const container = forge.pkcs12.toPkcs12Asn1(
    forge.pki.privateKeyFromPem(keyPem),
    certificatePems.map((certificate) => forge.pki.certificateFromPem(certificate)),
    password,
    { algorithm: 'aes256', friendlyName },
  );
  return Buffer.from(forge.asn1.toDer(container).getBytes(), 'latin1');
};
