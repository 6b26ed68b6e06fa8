import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ExampleCertificates,
  makeExampleCertificates,
  readExampleKeyPair,
} from '../../certs-example/make-certs.ts';
import { readAgencySeed } from '../../src/store/seed.ts';

/** The example PKI for all systems and agencies, made once for a machine and reused by later runs. */
export const exampleCertificates = async (): Promise<ExampleCertificates> => {
  const agencies = await readAgencySeed();
  return makeExampleCertificates({
    outDir: join(tmpdir(), 'shikriki-test-certs'),
    agencyCodes: agencies.map((agency) => agency.code),
    systems: ['napr', 'mof', 'mia', 'postal'],
  });
};

/** Key and certificate of one entry, for sealing. */
export const sealKey = async (name: string): Promise<{ keyPem: string; certificatePem: string }> =>
  readExampleKeyPair(await exampleCertificates(), name);
