import { X509Certificate } from 'node:crypto';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** The authorities that we trust, to find who issued a certificate. */
export interface Authorities {
  readonly all: readonly X509Certificate[];
  /** The authority that issued a certificate, by name and by signature; undefined where it is none of ours. */
  issuerOf(certificate: X509Certificate): X509Certificate | undefined;
}

// Certificates are looked up for every request; a few hundred are in use.
const MAX_KEPT = 2_000;

/** Reads the authorities of a PEM file. */
export const makeAuthorities = (caPem: string): Authorities => {
  const all = (caPem.match(CERTIFICATE) ?? []).map((pem) => new X509Certificate(pem));
  const found = new Map<string, X509Certificate | undefined>();
  return {
    all,
    issuerOf(certificate) {
      const key = certificate.fingerprint256;
      if (found.has(key)) return found.get(key);
      const issuer = all.find((one) => certificate.checkIssued(one) && certificate.verify(one.publicKey));
      if (found.size >= MAX_KEPT) found.clear();
      found.set(key, issuer);
      return issuer;
    },
  };
};
