import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeExampleCertificates, readExampleKeyPair } from '../../../../certs-example/make-certs.ts';
import type { SealKey } from '../../../envelope/seal.ts';
import type { TlsIdentity } from '../../../ports/connector.ts';
import { SIMULATED_SYSTEMS, type SimulatorCertificates, type SystemKeys } from '../start.ts';

/** Agencies with a seal key in these tests. */
export const TESTED_AGENCIES = ['napr', 'psda', 'mof', 'tbilisi', 'patrol'] as const;

/** The keys of the tests: those of the simulators, and those of the gateway that the tests play. */
export interface SimulatorTestKeys {
  readonly certificates: SimulatorCertificates;
  readonly gatewaySeal: SealKey;
  readonly gatewayServer: TlsIdentity;
  readonly gatewayClient: TlsIdentity;
  readonly gatewayMessages: SealKey;
  /** Signed by the same authority, but not the gateway. */
  readonly otherClient: TlsIdentity;
  readonly gatewayClientSpkiSha256: string;
}

/** Makes the example keys once in the temporary directory and reuses them. */
export const simulatorTestKeys = async (): Promise<SimulatorTestKeys> => {
  const set = await makeExampleCertificates({
    outDir: join(tmpdir(), 'shikriki-simulator-test-certs'),
    agencyCodes: TESTED_AGENCIES,
    systems: SIMULATED_SYSTEMS,
  });
  const caPem = await readFile(set.caChainFile, 'utf8');
  const tls = async (name: string): Promise<TlsIdentity> => {
    const { keyPem, chainPem } = await readExampleKeyPair(set, name);
    return { keyPem, certificatePem: chainPem, caPem };
  };
  const systemKeys = async (code: string): Promise<SystemKeys> => {
    const [server, client] = [await tls(`system-${code}-server`), await tls(`system-${code}-client`)];
    return {
      serverKeyPem: server.keyPem,
      serverCertificatePem: server.certificatePem,
      clientKeyPem: client.keyPem,
      clientCertificatePem: client.certificatePem,
    };
  };
  const seals: Record<string, SealKey> = {};
  for (const code of TESTED_AGENCIES) seals[code] = await readExampleKeyPair(set, `agency-${code}-seal`);
  const gatewayClient = await tls('gateway-client');
  const spki = new X509Certificate(gatewayClient.certificatePem).publicKey.export({ type: 'spki', format: 'der' });
  return {
    certificates: {
      caPem,
      systems: {
        napr: await systemKeys('napr'),
        mof: await systemKeys('mof'),
        mia: await systemKeys('mia'),
        postal: await systemKeys('postal'),
      },
      seals,
      messageKey: await readExampleKeyPair(set, 'system-mia-wss'),
    },
    gatewaySeal: await readExampleKeyPair(set, 'gateway-seal-ecdsa'),
    gatewayServer: await tls('gateway-server'),
    gatewayClient,
    gatewayMessages: await readExampleKeyPair(set, 'gateway-wss'),
    otherClient: await tls('system-mof-client'),
    gatewayClientSpkiSha256: createHash('sha256').update(spki).digest('hex'),
  };
};
