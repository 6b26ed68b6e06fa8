import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { join } from 'node:path';
import type { Authorities } from './authorities.ts';
import { issueCertificate } from './certificate.ts';
import { readIfPresent, writeWhole } from './files.ts';
import { type KeyAlgorithm, makeKeyPair, privateKeyPem, spkiSha256 } from './key-pair.ts';
import { expiredValidity, lastsLongEnough, leafValidity } from './validity.ts';
import { type CertificateOwner, type CertificateUse, purposeOf, type WantedCertificate } from './wanted.ts';

/** One row of index.json. Instants are ISO 8601; file names are relative to the directory of index.json. */
export type ExampleCertificate = {
  readonly name: string;
  readonly use: CertificateUse;
  readonly owner: CertificateOwner;
  readonly algorithm: KeyAlgorithm;
  /** SHA-256 of the SubjectPublicKeyInfo DER, lower-case hex. */
  readonly spkiSha256: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly revoked: boolean;
  readonly keyFile: string;
  readonly certificateFile: string;
};

const covers = (certificate: X509Certificate, host: string): boolean =>
  (isIP(host) === 0 ? certificate.checkHost(host) : certificate.checkIP(host)) !== undefined;

/**
 * Whether a certificate made earlier may stay: its files are there and belong together and to its row, the present CA
 * issued it, it lasts another 30 days (unless it is the expired one) and names all wanted hosts.
 */
export const isFit = async (
  outDir: string,
  row: ExampleCertificate,
  wanted: WantedCertificate,
  authorities: Authorities,
  now: Date,
): Promise<boolean> => {
  const keyPem = await readIfPresent(join(outDir, row.keyFile));
  const certificatePem = await readIfPresent(join(outDir, row.certificateFile));
  if (keyPem === undefined || certificatePem === undefined) return false;
  const certificate = new X509Certificate(certificatePem);
  return (
    certificate.checkPrivateKey(createPrivateKey(keyPem)) &&
    spkiSha256(certificate.publicKey) === row.spkiSha256 &&
    certificate.verify(wanted.flaw === 'foreign' ? certificate.publicKey : authorities.issuing.publicKey) &&
    (wanted.flaw === 'expired' || lastsLongEnough(new Date(certificate.validTo), now)) &&
    wanted.hosts.every((host) => covers(certificate, host))
  );
};

/** Makes one key and its certificate, writes `<name>.key.pem`, `<name>.cert.pem` and, for TLS, `<name>.chain.pem`. */
export const makeLeaf = async (
  outDir: string,
  wanted: WantedCertificate,
  authorities: Authorities,
  now: Date,
): Promise<ExampleCertificate> => {
  const { name, commonName, use, owner, algorithm } = wanted;
  const keys = await makeKeyPair(algorithm);
  const { notBefore, notAfter } = wanted.flaw === 'expired' ? expiredValidity(now) : leafValidity(now);
  const certificatePem = issueCertificate({
    commonName,
    publicKey: keys.publicKey,
    purpose: purposeOf(wanted),
    notBefore,
    notAfter,
    issuer: wanted.flaw === 'foreign' ? { ...keys, commonName } : authorities.issuing,
  });
  const keyFile = `${name}.key.pem`;
  const certificateFile = `${name}.cert.pem`;
  await writeWhole(join(outDir, keyFile), privateKeyPem(keys.privateKey), true);
  await writeWhole(join(outDir, certificateFile), certificatePem);
  if (use === 'tls-client' || use === 'tls-server') {
    await writeWhole(join(outDir, `${name}.chain.pem`), certificatePem + authorities.issuing.certificatePem);
  }
  return {
    name,
    use,
    owner,
    algorithm,
    spkiSha256: spkiSha256(keys.publicKey),
    notBefore: notBefore.toISOString(),
    notAfter: notAfter.toISOString(),
    revoked: wanted.flaw === 'revoked',
    keyFile,
    certificateFile,
  };
};

/** Hosts that a server certificate made earlier names; empty where there is none. */
export const hostsNamedBy = async (outDir: string, name: string): Promise<string[]> => {
  const certificatePem = await readIfPresent(join(outDir, `${name}.cert.pem`));
  if (certificatePem === undefined) return [];
  const names = new X509Certificate(certificatePem).subjectAltName?.split(', ') ?? [];
  return names.map((name) => name.replace(/^(DNS|IP Address):/, ''));
};
