import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readExampleKeyPair } from '../../certs-example/make-certs.ts';
import { EDOC_REST_PREFIX } from '../../src/inbound/agency-rest/routes.ts';
import { EDOC_SOAP_PATH } from '../../src/inbound/agency-soap/routes.ts';
import { MAILBOX_REST_PREFIX } from '../../src/inbound/mailbox-rest/routes.ts';
import { MAILBOX_SOAP_PATH } from '../../src/inbound/mailbox-soap/routes.ts';
import type { ConformanceReport } from '../../src/kit/conformance/report.ts';
import { runConformance } from '../../src/kit/conformance/run-conformance.ts';
import { GATEWAY_CODE } from '../../src/sandbox/gateway-code.ts';
import { agenciesOf } from '../../src/simulators/edoc/agencies.ts';
import type { Defect } from '../../src/simulators/edoc/defects.ts';
import { type EdocSimulators, type SimulatedSystemCode, startEdocSimulators } from '../../src/simulators/edoc/start.ts';
import { exampleCertificates } from './certificates.ts';
import { testDatabase } from './database.ts';
import { ownFreePorts } from './own-ports.ts';

/** What was found, by the cases that failed. */
export const failedCases = ({ cases }: ConformanceReport): { readonly [id: string]: string } =>
  Object.fromEntries(cases.filter(({ verdict }) => verdict === 'failed').map(({ id, found }) => [id, found]));

/** A system of the sandbox, asked by the conformance run. */
export const conformanceOf = async (
  systemCode: SimulatedSystemCode,
  asked: {
    readonly defects?: readonly Defect[];
    readonly only?: readonly string[];
    readonly patienceMs?: number;
    readonly pinned?: string;
  } = {},
): Promise<ConformanceReport> => {
  const [database, certificates, [port = 0]] = await Promise.all([
    testDatabase(),
    exampleCertificates(),
    ownFreePorts(1),
  ]);
  const file = (name: string): string => join(certificates.outDir, name);
  const pair = (name: string) => readExampleKeyPair(certificates, name);
  const keysOf = async (code: string) => {
    const [server, client] = await Promise.all([pair(`system-${code}-server`), pair(`system-${code}-client`)]);
    return {
      serverKeyPem: server.keyPem,
      serverCertificatePem: server.chainPem,
      clientKeyPem: client.keyPem,
      clientCertificatePem: client.chainPem,
    };
  };
  const agencies = agenciesOf(systemCode)
    .slice(0, 2)
    .map(({ code }) => code);
  const seals = Object.fromEntries(
    await Promise.all(agencies.map(async (code) => [code, await pair(`agency-${code}-seal`)] as const)),
  );
  const address = `https://127.0.0.1:${port}`;
  const gatewayClient = new X509Certificate((await pair('gateway-client')).certificatePem);
  let systems: EdocSimulators | undefined;
  try {
    systems = await startEdocSimulators({
      certificates: {
        caPem: await readFile(certificates.caChainFile, 'utf8'),
        systems: {
          napr: await keysOf('napr'),
          mof: await keysOf('mof'),
          mia: await keysOf('mia'),
          postal: await keysOf('postal'),
        },
        messageKey: await pair('system-mia-wss'),
        seals,
      },
      gateway: {
        code: GATEWAY_CODE,
        sealCertificatesPem: [(await pair('gateway-seal-ecdsa')).certificatePem],
        restUrl: `${address}${EDOC_REST_PREFIX}`,
        soapUrl: `${address}${EDOC_SOAP_PATH}`,
        ...(systemCode === 'postal' && {
          mailbox: { restUrl: `${address}${MAILBOX_REST_PREFIX}`, soapUrl: `${address}${MAILBOX_SOAP_PATH}` },
        }),
        messageCertificatePem: (await pair('gateway-wss')).certificatePem,
        clientSpkiSha256: createHash('sha256')
          .update(gatewayClient.publicKey.export({ type: 'spki', format: 'der' }))
          .digest('hex'),
      },
      host: '127.0.0.1',
      ports: { napr: 0, mof: 0, mia: 0 },
      settings: { registrationDelayMs: 0, statusDelayMs: null, replyDelayMs: 0, defects: asked.defects ?? [] },
    });
    const system = systems.systems[systemCode];
    return await runConformance({
      vendor: {
        systemCode,
        dialect: system.dialect,
        endpoint: systemCode === 'postal' ? '' : system.address,
        agencyCode: agencies[0] ?? '',
        seals: new Map(Object.entries(seals).map(([code, { certificatePem }]) => [code, certificatePem])),
        ...(systemCode === 'mia' && { messageCertificate: (await pair('system-mia-wss')).certificatePem }),
        ...(systemCode !== 'postal' && {
          serverCertificate: (await pair(`system-${asked.pinned ?? systemCode}-server`)).certificatePem,
        }),
        clientCertificate: (await pair(`system-${systemCode}-client`)).certificatePem,
      },
      gateway: {
        code: GATEWAY_CODE,
        sealKeyFile: file('gateway-seal-ecdsa.key.pem'),
        sealCertificateFile: file('gateway-seal-ecdsa.cert.pem'),
        serverKeyFile: file('gateway-server.key.pem'),
        serverCertificateFile: file('gateway-server.chain.pem'),
        clientKeyFile: file('gateway-client.key.pem'),
        clientCertificateFile: file('gateway-client.chain.pem'),
        caFile: file('ca-chain.pem'),
        messageKeyFile: file('gateway-wss.key.pem'),
        messageCertificateFile: file('gateway-wss.cert.pem'),
        host: '127.0.0.1',
        port,
        address,
      },
      ...(asked.only !== undefined && { only: asked.only }),
      largeFileBytes: 3_000_000,
      patienceMs: asked.patienceMs ?? 30_000,
      settleMs: 500,
      limitMs: 100_000,
      databaseUrl: database.databaseUrl,
    });
  } finally {
    await systems?.close();
    await database.close();
  }
};
