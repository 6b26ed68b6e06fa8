import { randomBytes, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Authorities } from './authorities.ts';
import { pem } from './certificate.ts';
import { issueCrl } from './crl.ts';
import { writeWhole } from './files.ts';
import type { ExampleCertificate } from './leaf.ts';
import { packPkcs12 } from './pkcs12.ts';
import { leafValidity } from './validity.ts';

/** Files of the revocation lists: the issuing CA's as PEM and DER, and the root's (empty, Node asks for it too). */
export const CRL_FILES = { pem: 'crl.pem', der: 'crl.der', root: 'root-crl.pem' } as const;

/** The PKCS#12 example: the seal it holds, and its files. */
export const PKCS12_FILES = {
  seal: 'gateway-seal-rsa',
  container: 'gateway-seal-rsa.p12',
  password: 'gateway-seal-rsa.p12.password',
} as const;

/** Writes the revocation lists anew: every revoked row is on the issuing CA's list. They last as long as a leaf. */
export const writeCrls = async (
  outDir: string,
  rows: readonly ExampleCertificate[],
  { root, issuing }: Authorities,
  now: Date,
): Promise<void> => {
  const revokedSerials = await Promise.all(
    rows
      .filter(({ revoked }) => revoked)
      .map(async (row) => new X509Certificate(await readFile(join(outDir, row.certificateFile))).serialNumber),
  );
  const { notBefore: thisUpdate, notAfter: nextUpdate } = leafValidity(now);
  const crl = issueCrl({ issuer: issuing, revokedSerials, thisUpdate, nextUpdate });
  const rootCrl = issueCrl({ issuer: root, revokedSerials: [], thisUpdate, nextUpdate });
  await writeWhole(join(outDir, CRL_FILES.der), crl);
  await writeWhole(join(outDir, CRL_FILES.pem), pem('X509 CRL', crl));
  await writeWhole(join(outDir, CRL_FILES.root), pem('X509 CRL', rootCrl));
};

/** Writes the RSA seal of the gateway once more as PKCS#12, under a new random password kept in a file beside it. */
export const writePkcs12 = async (
  outDir: string,
  rows: readonly ExampleCertificate[],
  { root, issuing }: Authorities,
): Promise<void> => {
  const seal = rows.find(({ name }) => name === PKCS12_FILES.seal);
  if (seal === undefined) throw new Error(`the set has no ${PKCS12_FILES.seal}`);
  const password = randomBytes(18).toString('base64url');
  const container = packPkcs12({
    friendlyName: seal.name,
    keyPem: await readFile(join(outDir, seal.keyFile), 'utf8'),
    certificatePems: [
      await readFile(join(outDir, seal.certificateFile), 'utf8'),
      issuing.certificatePem,
      root.certificatePem,
    ],
    password,
  });
  await writeWhole(join(outDir, PKCS12_FILES.password), password, true);
  await writeWhole(join(outDir, PKCS12_FILES.container), container, true);
};
