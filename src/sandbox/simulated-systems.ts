import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ExampleCertificates, readExampleKeyPair } from '../../certs-example/make-certs.ts';
import { EDOC_REST_PREFIX } from '../inbound/agency-rest/routes.ts';
import { EDOC_SOAP_PATH } from '../inbound/agency-soap/routes.ts';
import { MAILBOX_REST_PREFIX } from '../inbound/mailbox-rest/routes.ts';
import { MAILBOX_SOAP_PATH } from '../inbound/mailbox-soap/routes.ts';
import type { Clock } from '../ports/clock.ts';
import type { DeskSettings } from '../simulators/edoc/settings.ts';
import { type EdocSimulators, type SystemKeys, startEdocSimulators } from '../simulators/edoc/start.ts';
import { GATEWAY_CODE } from './gateway-code.ts';
import { agencyAddress, type SandboxPorts } from './ports.ts';
import { simulatedAgencies } from './register-sandbox.ts';

export type { EdocSimulators } from '../simulators/edoc/start.ts';

/** Starts the simulated e-document systems with the example keys of the sandbox. */
export const startSimulatedSystems = async (sandbox: {
  readonly dataFolder: string;
  readonly ports: SandboxPorts;
  readonly certificates: ExampleCertificates;
  readonly settings?: Partial<DeskSettings>;
  readonly clock?: Clock;
}): Promise<EdocSimulators> => {
  const { certificates, ports } = sandbox;
  const pair = (name: string) => readExampleKeyPair(certificates, name);
  const keysOf = async (system: string): Promise<SystemKeys> => {
    const [server, client] = await Promise.all([pair(`system-${system}-server`), pair(`system-${system}-client`)]);
    return {
      serverKeyPem: server.keyPem,
      serverCertificatePem: server.chainPem,
      clientKeyPem: client.keyPem,
      clientCertificatePem: client.chainPem,
    };
  };
  const seals = await Promise.all(
    (await simulatedAgencies()).map(async (code) => [code, await pair(`agency-${code}-seal`)] as const),
  );
  const gatewaySeals = await Promise.all([pair('gateway-seal-ecdsa'), pair('gateway-seal-rsa')]);
  const gatewayClient = new X509Certificate((await pair('gateway-client')).certificatePem);
  const caPem = await readFile(certificates.caChainFile, 'utf8');
  return startEdocSimulators({
    certificates: {
      caPem,
      systems: {
        napr: await keysOf('napr'),
        mof: await keysOf('mof'),
        mia: await keysOf('mia'),
        postal: await keysOf('postal'),
      },
      seals: Object.fromEntries(seals),
      messageKey: await pair('system-mia-wss'),
    },
    gateway: {
      code: GATEWAY_CODE,
      sealCertificatesPem: gatewaySeals.map((seal) => seal.certificatePem),
      restUrl: `${agencyAddress(ports)}${EDOC_REST_PREFIX}`,
      soapUrl: `${agencyAddress(ports)}${EDOC_SOAP_PATH}`,
      messageCertificatePem: (await pair('gateway-wss')).certificatePem,
      mailbox: {
        restUrl: `${agencyAddress(ports)}${MAILBOX_REST_PREFIX}`,
        soapUrl: `${agencyAddress(ports)}${MAILBOX_SOAP_PATH}`,
      },
      clientSpkiSha256: createHash('sha256')
        .update(gatewayClient.publicKey.export({ type: 'spki', format: 'der' }))
        .digest('hex'),
    },
    folder: join(sandbox.dataFolder, 'simulators'),
    host: '127.0.0.1',
    ports: { napr: ports.napr, mof: ports.mof, mia: ports.mia },
    ...(sandbox.settings !== undefined && { settings: sandbox.settings }),
    ...(sandbox.clock !== undefined && { clock: sandbox.clock }),
  });
};
