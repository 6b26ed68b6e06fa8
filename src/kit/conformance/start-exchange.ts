import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { composeGateway } from '../../compose.ts';
import { readGatewayConfig } from '../../config.ts';
import { EICAR_ONLY } from '../../outbound/scanner/index.ts';
import { freePorts } from '../../sandbox/free-ports.ts';
import { FILED_FREELY } from '../../sandbox/gateway-environment.ts';
import { exampleCitizens } from '../../simulators/citizens/letters.ts';
import { registerIdentityProvider } from '../../simulators/identity/provider.ts';
import { startMailReceiver } from '../../simulators/mail/receiver.ts';
import { startEmbeddedPostgres } from '../../store/embedded-postgres.ts';
import { enterSystem } from '../../store/enter-system.ts';
import { migrate } from '../../store/migrate.ts';
import { registerSystems } from '../../store/registration.ts';
import { seedDirectory } from '../../store/seed.ts';
import type { Taps } from '../../taps.ts';
import type { Vendor } from './vendor.ts';

/** The gateway's own keys and addresses, as the system under test knows them: names of PEM files. */
export interface GatewayIdentity {
  readonly code: string;
  readonly sealKeyFile: string;
  readonly sealCertificateFile: string;
  readonly serverKeyFile: string;
  readonly serverCertificateFile: string;
  readonly clientKeyFile: string;
  readonly clientCertificateFile: string;
  readonly caFile: string;
  /** The key that signs messages, in dialects with signed messages. */
  readonly messageKeyFile?: string;
  readonly messageCertificateFile?: string;
  /** Where the agencies' door listens. */
  readonly host: string;
  readonly port: number;
  /** How the system reaches it: https, without a slash at its end. */
  readonly address: string;
}

/** A temporary gateway with one system. */
export interface Exchange {
  readonly portalAddress: string;
  token(): Promise<string>;
  stop(): Promise<void>;
}

// Somebody waits for the run: what the system has for us is looked for as often as the relay looks.
const POLL_INTERVAL_MS = 1_000;
const AUDIENCE = 'shikriki-conformance';

const hostAndPort = (address: string): string => {
  const { hostname, port } = new URL(address);
  return `${hostname}:${port === '' ? '443' : port}`;
};

/**
 * Starts a whole gateway of its own: PostgreSQL in a temporary folder, the directory, the system under test, an identity provider and a
 * mail receiver for the run's one citizen. What was started is stopped again where a later part fails.
 * @param options.databaseUrl a migrated and seeded database in place of the embedded one.
 */
export const startExchange = async (options: {
  readonly vendor: Vendor;
  readonly gateway: GatewayIdentity;
  readonly taps: Taps;
  readonly databaseUrl?: string;
  readonly logLevel?: string;
}): Promise<Exchange> => {
  const { vendor, gateway } = options;
  const folder = await mkdtemp(join(tmpdir(), 'shikriki-conformance-'));
  const started: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    const [portalPort = 0, identityPort = 0, mailPort = 0] = await freePorts(3);
    let { databaseUrl } = options;
    if (databaseUrl === undefined) {
      const server = await startEmbeddedPostgres({
        folder: join(folder, 'postgres'),
        port: 0,
        // Nothing of a run has to survive it.
        settings: { fsync: 'off', full_page_writes: 'off' },
      });
      started.push(async () => {
        await server.stop();
        await rm(server.folder, { recursive: true, force: true });
      });
      databaseUrl = server.databaseUrl;
      await migrate(databaseUrl, 'sandbox');
      await seedDirectory(databaseUrl);
    }
    await enterSystem(databaseUrl, {
      code: vendor.systemCode,
      dialect: vendor.dialect,
      agencyCodes: [...vendor.seals.keys()],
    });
    const ofTheSystem = (use: 'tls_server' | 'wss', certificatePem: string | undefined) =>
      certificatePem === undefined ? [] : [{ use, owner: { systemCode: vendor.systemCode }, certificatePem }];
    await registerSystems(databaseUrl, {
      endpoints:
        vendor.endpoint === ''
          ? []
          : [{ systemCode: vendor.systemCode, dialect: vendor.dialect, address: vendor.endpoint }],
      keys: [
        { use: 'tls', owner: { systemCode: vendor.systemCode }, certificatePem: vendor.clientCertificate },
        ...[...vendor.seals].map(([agencyCode, certificatePem]) => ({
          use: 'seal' as const,
          owner: { agencyCode },
          certificatePem,
        })),
        ...ofTheSystem('tls_server', vendor.serverCertificate),
        ...ofTheSystem('wss', vendor.messageCertificate),
      ],
      ...(vendor.dialect === 'edoc-soap-wss' && {
        polls: [{ systemCode: vendor.systemCode, intervalMs: POLL_INTERVAL_MS }],
      }),
    });

    const mail = await startMailReceiver({ host: '127.0.0.1', port: mailPort, folder: join(folder, 'mail'), keep: 1 });
    started.push(() => mail.close());
    const identity = fastify({ forceCloseConnections: true });
    const issuer = `http://127.0.0.1:${identityPort}`;
    await registerIdentityProvider(identity, {
      issuer,
      audience: AUDIENCE,
      citizens: exampleCitizens,
      environment: 'sandbox',
    });
    await identity.listen({ host: '127.0.0.1', port: identityPort });
    started.push(() => identity.close());

    const read = readGatewayConfig({
      SHIKRIKI_ENVIRONMENT: 'sandbox',
      DATABASE_URL: databaseUrl,
      SHIKRIKI_HOST: gateway.host,
      SHIKRIKI_DATA_DIR: folder,
      SHIKRIKI_PORTAL_PORT: String(portalPort),
      SHIKRIKI_PORTAL_ADDRESS: `http://127.0.0.1:${portalPort}`,
      SHIKRIKI_AGENCY_PORT: String(gateway.port),
      SHIKRIKI_AGENCY_ADDRESS: gateway.address,
      SHIKRIKI_GATEWAY_CODE: gateway.code,
      SHIKRIKI_SEAL_KEY_FILE: gateway.sealKeyFile,
      SHIKRIKI_SEAL_CERTIFICATE_FILE: gateway.sealCertificateFile,
      SHIKRIKI_TLS_KEY_FILE: gateway.serverKeyFile,
      SHIKRIKI_TLS_CERTIFICATE_FILE: gateway.serverCertificateFile,
      SHIKRIKI_TLS_CLIENT_KEY_FILE: gateway.clientKeyFile,
      SHIKRIKI_TLS_CLIENT_CERTIFICATE_FILE: gateway.clientCertificateFile,
      SHIKRIKI_TLS_CA_FILE: gateway.caFile,
      ...(gateway.messageKeyFile !== undefined && { SHIKRIKI_WSS_KEY_FILE: gateway.messageKeyFile }),
      ...(gateway.messageCertificateFile !== undefined && {
        SHIKRIKI_WSS_CERTIFICATE_FILE: gateway.messageCertificateFile,
      }),
      ...(vendor.endpoint !== '' && { SHIKRIKI_AGENCY_PRIVATE_ADDRESSES: hostAndPort(vendor.endpoint) }),
      SHIKRIKI_JWT_ISSUER: issuer,
      SHIKRIKI_JWT_AUDIENCE: AUDIENCE,
      SHIKRIKI_JWKS_URL: `${issuer}/jwks.json`,
      SHIKRIKI_SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
      SHIKRIKI_MAIL_FROM: 'no-reply@my.gov.ge.example',
      // Addresses that bounce are remembered for this run only.
      SHIKRIKI_ADDRESS_KEY: randomBytes(24).toString('base64url'),
      SHIKRIKI_SCANNER_ADDRESS: EICAR_ONLY,
      ...FILED_FREELY,
      SHIKRIKI_LOG_LEVEL: options.logLevel ?? 'silent',
    });
    if (!read.ok) throw new Error(`the run's own configuration is wrong: ${read.mistakes.join('; ')}`);
    const composed = await composeGateway(read.config, 'all', options.taps);
    started.push(() => composed.close());
    const token = async (): Promise<string> => (await (await fetch(`${issuer}/token/example-nino`)).text()).trim();
    return { portalAddress: `http://127.0.0.1:${portalPort}`, token, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
