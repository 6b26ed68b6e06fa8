import { createHash, X509Certificate } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ExampleCertificates,
  makeExampleCertificates,
  readExampleKeyPair,
} from '../../../certs-example/make-certs.ts';
import type { Address, Header } from '../../domain/envelope.ts';
import { ok } from '../../domain/problems.ts';
import type { RegisteredKey, VerificationContext } from '../../ports/envelope.ts';
import type { SealKey } from '../seal.ts';
import { EXAMPLE_NOW } from './example-parts.ts';

/** A seal key of the example PKI, as its owner and as a registry hold it. */
export interface ExampleKey extends SealKey {
  readonly registered: RegisteredKey;
}

/** The example PKI that envelope tests share; `foreign` is self-signed and registered nowhere. */
export interface ExampleKeys {
  readonly ecdsa: ExampleKey;
  readonly otherEcdsa: ExampleKey;
  readonly rsa: ExampleKey;
  readonly agencyRsa: ExampleKey;
  readonly foreign: ExampleKey;
  readonly certificates: ExampleCertificates;
}

/** What a registry would hold for a certificate; wide dates, so that no test depends on the day it runs. */
export const registeredKeyOf = (certificatePem: string, more: Partial<RegisteredKey> = {}): RegisteredKey => ({
  spkiSha256: createHash('sha256')
    .update(new X509Certificate(certificatePem).publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex'),
  certificatePem,
  notBefore: new Date('2026-01-01T00:00:00Z'),
  notAfter: new Date('2028-01-01T00:00:00Z'),
  ...more,
});

/** Makes the keys once in the temporary directory and reuses them. */
export const exampleKeys = async (): Promise<ExampleKeys> => {
  const certificates = await makeExampleCertificates({
    outDir: join(tmpdir(), 'shikriki-envelope-test-certs'),
    agencyCodes: ['napr', 'tbilisi'],
    systems: [],
  });
  const key = async (name: string): Promise<ExampleKey> => {
    const { keyPem, certificatePem } = await readExampleKeyPair(certificates, name);
    return { keyPem, certificatePem, registered: registeredKeyOf(certificatePem) };
  };
  return {
    ecdsa: await key('gateway-seal-ecdsa'),
    rsa: await key('gateway-seal-rsa'),
    otherEcdsa: await key('agency-tbilisi-seal'),
    agencyRsa: await key('agency-napr-seal'),
    foreign: await key('foreign-seal'),
    certificates,
  };
};

/** A context in which the given keys are registered for whoever the envelope names as its sender. */
export const contextFor = (
  receiver: Pick<Address, 'scheme' | 'code'>,
  keys: readonly RegisteredKey[],
  more: Partial<VerificationContext> = {},
): VerificationContext => ({ receiver, now: EXAMPLE_NOW, keysOf: () => Promise.resolve(ok(keys)), ...more });

/** The context in which an envelope with this header is received by its addressee. */
export const contextOf = (header: Header, keys: readonly RegisteredKey[]): VerificationContext =>
  contextFor(header.receiver, keys);
