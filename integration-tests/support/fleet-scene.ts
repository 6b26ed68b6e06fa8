import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify } from 'fastify';
import type pg from 'pg';
import { readExampleKeyPair } from '../../certs-example/make-certs.ts';
import { EDOC_REST_PREFIX } from '../../src/inbound/agency-rest/routes.ts';
import { EDOC_SOAP_PATH } from '../../src/inbound/agency-soap/routes.ts';
import { MAILBOX_REST_PREFIX } from '../../src/inbound/mailbox-rest/routes.ts';
import { MAILBOX_SOAP_PATH } from '../../src/inbound/mailbox-soap/routes.ts';
import { GATEWAY_CODE } from '../../src/sandbox/gateway-code.ts';
import { gatewayEnvironment, SANDBOX_AUDIENCE, smsLogin } from '../../src/sandbox/gateway-environment.ts';
import { agencyAddress, portalAddress, sandboxAddress } from '../../src/sandbox/ports.ts';
import { exampleCitizens } from '../../src/simulators/citizens/citizens.ts';
import type { SimulatedSystem } from '../../src/simulators/edoc/simulated-system.ts';
import { startSystem } from '../../src/simulators/edoc/start-system.ts';
import { registerIdentityProvider } from '../../src/simulators/identity/provider.ts';
import { startMailReceiver } from '../../src/simulators/mail/receiver.ts';
import { startSmsReceiver } from '../../src/simulators/sms/receiver.ts';
import { makePool } from '../../src/store/pool.ts';
import { exampleCertificates } from './certificates.ts';
import { makeShiftedClock, type ShiftedClock } from './chaos-clock.ts';
import { fleetAgency, makeFleetKeys, registerFleet } from './fleet-keys.ts';
import type { FleetSystem } from './fleet-plan.ts';
import { freshCertificates } from './fresh-certificates.ts';
import { sandboxPorts } from './sandbox.ts';

/** A fleet of e-document systems, with everything around a gateway but the gateway itself. */
export interface FleetScene {
  /** In the order of the plan. */
  readonly systems: readonly SimulatedSystem[];
  readonly portal: string;
  /** Bearer tokens of the example citizens. */
  readonly tokens: readonly string[];
  /** By which a gateway process joins. */
  readonly environment: { readonly [name: string]: string };
  /** Acts as the owner of the tables. */
  readonly pool: pg.Pool;
  readonly clock: ShiftedClock;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const REGISTERED_AFTER_MS = 50;
// The gateway's share for a system is its places divided by the systems that it calls: four each.
const PLACES = 32;
const POOL = 20;

/**
 * Starts the systems of a plan, in memory and on free ports, mail, SMS and tokens, and writes the fleet into a migrated and seeded
 * database. The caller starts the gateway.
 */
export const startFleetScene = async (options: {
  readonly plan: readonly FleetSystem[];
  readonly databaseUrl: string;
  readonly keepReceived: number;
}): Promise<FleetScene> => {
  const { plan, databaseUrl } = options;
  const endings: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  try {
    const dataFolder = await mkdtemp(join(tmpdir(), 'shikriki-fleet-'));
    endings.push(() => rm(dataFolder, { recursive: true, force: true }));
    const [certificates, fresh, ports, login] = await Promise.all([
      exampleCertificates(),
      freshCertificates(),
      sandboxPorts(),
      smsLogin(dataFolder),
    ]);
    endings.push(() => fresh.remove());
    const keys = await makeFleetKeys(plan, fresh);

    const receiver = { host: HOST, keep: options.keepReceived };
    const mail = await startMailReceiver({ ...receiver, port: ports.mail });
    endings.push(() => mail.close());
    const sms = await startSmsReceiver({ ...receiver, port: ports.sms, login });
    endings.push(() => sms.close());
    const issuer = fastify({ forceCloseConnections: true });
    await registerIdentityProvider(issuer, {
      issuer: sandboxAddress(ports),
      audience: SANDBOX_AUDIENCE,
      citizens: exampleCitizens,
      folder: dataFolder,
      environment: 'test',
    });
    await issuer.listen({ host: HOST, port: ports.sandbox });
    endings.push(() => issuer.close());

    const clock = makeShiftedClock();
    const pair = (name: string) => readExampleKeyPair(certificates, name);
    const client = new X509Certificate((await pair('gateway-client')).certificatePem);
    const agency = agencyAddress(ports);
    const around = {
      caPem: await readFile(certificates.caChainFile, 'utf8'),
      seals: keys.seals,
      gateway: {
        code: GATEWAY_CODE,
        sealCertificatesPem: [(await pair('gateway-seal-ecdsa')).certificatePem],
        restUrl: `${agency}${EDOC_REST_PREFIX}`,
        soapUrl: `${agency}${EDOC_SOAP_PATH}`,
        mailbox: { restUrl: `${agency}${MAILBOX_REST_PREFIX}`, soapUrl: `${agency}${MAILBOX_SOAP_PATH}` },
        messageCertificatePem: (await pair('gateway-wss')).certificatePem,
        clientSpkiSha256: createHash('sha256')
          .update(client.publicKey.export({ type: 'spki', format: 'der' }))
          .digest('hex'),
      },
      host: HOST,
      settings: { registrationDelayMs: REGISTERED_AFTER_MS, statusDelayMs: null, replyDelayMs: null },
      clock,
    };
    const systems: SimulatedSystem[] = [];
    for (const { code, agencyCodes } of plan) {
      const known = keys.systems.get(code)!;
      const system = await startSystem({ ...known, code, port: 0, agencies: agencyCodes.map(fleetAgency) }, around);
      endings.push(() => system.close());
      systems.push(system);
    }
    const called = systems.filter(({ dialect }) => dialect !== 'mailbox');
    await registerFleet(databaseUrl, plan, keys, new Map(called.map(({ code, address }) => [code, address])));

    const tokens = await Promise.all(
      exampleCitizens.map(async ({ subject }) =>
        (await (await fetch(`${sandboxAddress(ports)}/token/${subject}`)).text()).trim(),
      ),
    );
    const pool = makePool({ databaseUrl, role: 'shikriki_migrator', max: 3, onError: () => undefined });
    endings.push(() => pool.end());
    const environment = {
      ...gatewayEnvironment({ ports, certificates, databaseUrl, dataFolder, sms: login, environment: 'test' }),
      SHIKRIKI_AGENCY_PRIVATE_ADDRESSES: called.map(({ address }) => new URL(address).host).join(','),
      SHIKRIKI_WORKER_CONCURRENCY: String(PLACES),
      SHIKRIKI_DATABASE_POOL: String(POOL),
    };
    return { systems, portal: portalAddress(ports), tokens, environment, pool, clock, close };
  } catch (error) {
    await close();
    throw error;
  }
};
