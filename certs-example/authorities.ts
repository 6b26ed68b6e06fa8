import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Issuer, issueCertificate } from './certificate.ts';
import { readIfPresent, writeWhole } from './files.ts';
import { makeKeyPair, privateKeyPem } from './key-pair.ts';
import { authorityValidity, lastsLongEnough } from './validity.ts';

/** One certificate authority: its keys and its certificate. */
export type Authority = Issuer & { readonly certificatePem: string };

/** The two authorities of a set. */
export type Authorities = { readonly root: Authority; readonly issuing: Authority };

const ROOT = { file: 'root-ca', commonName: 'Shikriki example root CA' } as const;
const ISSUING = { file: 'issuing-ca', commonName: 'Shikriki example issuing CA' } as const;

const readAuthority = async (
  outDir: string,
  { file, commonName }: typeof ROOT | typeof ISSUING,
  now: Date,
): Promise<Authority | undefined> => {
  const keyPem = await readIfPresent(join(outDir, `${file}.key.pem`));
  const certificatePem = await readIfPresent(join(outDir, `${file}.cert.pem`));
  if (keyPem === undefined || certificatePem === undefined) return undefined;
  const certificate = new X509Certificate(certificatePem);
  const privateKey = createPrivateKey(keyPem);
  if (!certificate.checkPrivateKey(privateKey)) return undefined;
  if (!lastsLongEnough(new Date(certificate.validTo), now)) return undefined;
  return { commonName, certificatePem, privateKey, publicKey: createPublicKey(privateKey) };
};

/** Reads the authorities of a directory; undefined where they are absent, do not belong together, or end within 30 days. */
export const readAuthorities = async (outDir: string, now: Date): Promise<Authorities | undefined> => {
  const root = await readAuthority(outDir, ROOT, now);
  const issuing = await readAuthority(outDir, ISSUING, now);
  if (root === undefined || issuing === undefined) return undefined;
  return new X509Certificate(issuing.certificatePem).verify(root.publicKey) ? { root, issuing } : undefined;
};

/** Makes new authorities and writes their files; everything issued under earlier ones is worthless from then on. */
export const makeAuthorities = async (outDir: string, now: Date): Promise<Authorities> => {
  const [rootKeys, issuingKeys] = await Promise.all([makeKeyPair('rsa-3072'), makeKeyPair('rsa-3072')]);
  const rootIssuer = { ...rootKeys, commonName: ROOT.commonName };
  const validity = authorityValidity(now);
  const root: Authority = {
    ...rootIssuer,
    certificatePem: issueCertificate({ ...rootIssuer, ...validity, purpose: { kind: 'root-ca' }, issuer: rootIssuer }),
  };
  const issuingIssuer = { ...issuingKeys, commonName: ISSUING.commonName };
  const issuing: Authority = {
    ...issuingIssuer,
    certificatePem: issueCertificate({ ...issuingIssuer, ...validity, purpose: { kind: 'issuing-ca' }, issuer: root }),
  };
  // Without the index an interrupted renewal is seen as no set at all.
  await rm(join(outDir, 'index.json'), { force: true });
  await writeWhole(join(outDir, 'root-ca.key.pem'), privateKeyPem(root.privateKey), true);
  await writeWhole(join(outDir, 'root-ca.cert.pem'), root.certificatePem);
  await writeWhole(join(outDir, 'issuing-ca.key.pem'), privateKeyPem(issuing.privateKey), true);
  await writeWhole(join(outDir, 'issuing-ca.cert.pem'), issuing.certificatePem);
  await writeWhole(join(outDir, 'ca-chain.pem'), issuing.certificatePem + root.certificatePem);
  return { root, issuing };
};
