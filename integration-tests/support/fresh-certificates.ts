import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Authorities, readAuthorities } from '../../certs-example/authorities.ts';
import { issueCertificate, pem } from '../../certs-example/certificate.ts';
import { issueCrl } from '../../certs-example/crl.ts';
import type { Purpose } from '../../certs-example/extensions.ts';
import { makeKeyPair, privateKeyPem, spkiSha256 } from '../../certs-example/key-pair.ts';
import { exampleCertificates } from './certificates.ts';

/** A key that no other test has, certified by the example CA. */
export interface FreshPair {
  readonly keyPem: string;
  readonly certificatePem: string;
  /** The certificate, then the issuing CA's. */
  readonly chainPem: string;
  readonly spkiSha256: string;
  /** The certificate as a file, for commands. */
  readonly file: string;
}

/** The example CA at work: certificates and revocation lists as a test wants them, in a folder of its own. */
export interface FreshCertificates {
  readonly authorities: Authorities;
  readonly caPem: string;
  readonly folder: string;
  /** The root CA's list, which TLS asks for too. */
  readonly rootListFile: string;
  pair(purpose: Purpose['kind'], more?: { readonly notAfter?: Date; readonly notBefore?: Date }): Promise<FreshPair>;
  /** A seal of a curve that may not seal (P-384). */
  unfit(): Promise<FreshPair>;
  /** Another certificate for the key of a pair. */
  renewed(pair: FreshPair, purpose: Purpose['kind'], notAfter: Date): Promise<FreshPair>;
  /** Writes the issuing CA's list anew. */
  writeList(
    file: string,
    list: { readonly revoked: readonly string[]; readonly thisUpdate?: Date; readonly nextUpdate?: Date },
  ): Promise<void>;
  remove(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const HOSTS = ['localhost', '127.0.0.1'];

export const freshCertificates = async (): Promise<FreshCertificates> => {
  const set = await exampleCertificates();
  const authorities = await readAuthorities(set.outDir, new Date());
  if (authorities === undefined) throw new Error('the example CA is not there');
  const { issuing, root } = authorities;
  const folder = await mkdtemp(join(tmpdir(), 'shikriki-fresh-'));
  let count = 0;

  const issue = async (
    keys: { publicKey: Awaited<ReturnType<typeof makeKeyPair>>['publicKey']; keyPem: string },
    kind: Purpose['kind'],
    { notBefore = new Date(Date.now() - HOUR_MS), notAfter = new Date(Date.now() + 400 * 24 * HOUR_MS) },
  ): Promise<FreshPair> => {
    const certificatePem = issueCertificate({
      commonName: `fresh ${(count += 1)}`,
      publicKey: keys.publicKey,
      purpose: kind === 'tls-server' ? { kind, hosts: HOSTS } : { kind },
      notBefore,
      notAfter,
      issuer: issuing,
    });
    const file = join(folder, `${count}.pem`);
    await writeFile(file, certificatePem);
    return {
      keyPem: keys.keyPem,
      certificatePem,
      chainPem: certificatePem + issuing.certificatePem,
      spkiSha256: spkiSha256(keys.publicKey),
      file,
    };
  };

  return {
    authorities,
    caPem: issuing.certificatePem + root.certificatePem,
    folder,
    rootListFile: set.rootCrlFile,
    async pair(kind, more = {}) {
      const { publicKey, privateKey } = await makeKeyPair('ecdsa-p256');
      return issue({ publicKey, keyPem: privateKeyPem(privateKey) }, kind, more);
    },
    unfit() {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
      return issue({ publicKey, keyPem: privateKeyPem(privateKey) }, 'seal', {});
    },
    renewed: ({ keyPem, certificatePem }, kind, notAfter) =>
      issue({ publicKey: new X509Certificate(certificatePem).publicKey, keyPem }, kind, { notAfter }),
    async writeList(file, { revoked, thisUpdate = new Date(), nextUpdate = new Date(Date.now() + HOUR_MS) }) {
      const revokedSerials = revoked.map((certificatePem) => new X509Certificate(certificatePem).serialNumber);
      await writeFile(file, pem('X509 CRL', issueCrl({ issuer: issuing, revokedSerials, thisUpdate, nextUpdate })));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};
