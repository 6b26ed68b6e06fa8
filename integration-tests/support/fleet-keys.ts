import type { SimulatedAgency } from '../../src/simulators/edoc/agencies.ts';
import type { Speech, SystemKeys } from '../../src/simulators/edoc/start-system.ts';
import { makePool } from '../../src/store/pool.ts';
import { type KeyRegistration, registerSystems } from '../../src/store/registration.ts';
import type { FleetSystem } from './fleet-plan.ts';
import type { FreshCertificates, FreshPair } from './fresh-certificates.ts';

/** The keys of a fleet, certified by the example CA. */
export interface FleetKeys {
  readonly systems: ReadonlyMap<string, { readonly keys: SystemKeys; readonly speech: Speech }>;
  /** By agency code. */
  readonly seals: Readonly<Record<string, FreshPair>>;
  /** By which the gateway knows them. */
  readonly registrations: readonly KeyRegistration[];
}

/** Makes all keys, ECDSA, which takes milliseconds each. */
export const makeFleetKeys = async (plan: readonly FleetSystem[], fresh: FreshCertificates): Promise<FleetKeys> => {
  const systems = new Map<string, { keys: SystemKeys; speech: Speech }>();
  const seals: { [agencyCode: string]: FreshPair } = {};
  const registrations: KeyRegistration[] = [];
  for (const { code, dialect, agencyCodes } of plan) {
    const [server, client, message] = [
      await fresh.pair('tls-server'),
      await fresh.pair('tls-client'),
      dialect === 'edoc-soap-wss' ? await fresh.pair('wss') : undefined,
    ];
    registrations.push({ use: 'tls', owner: { systemCode: code }, certificatePem: client.certificatePem });
    if (message !== undefined)
      registrations.push({ use: 'wss', owner: { systemCode: code }, certificatePem: message.certificatePem });
    systems.set(code, {
      keys: {
        serverKeyPem: server.keyPem,
        serverCertificatePem: server.chainPem,
        clientKeyPem: client.keyPem,
        clientCertificatePem: client.chainPem,
      },
      speech: dialect === 'edoc-soap-wss' ? { dialect, messageKey: message ?? (await fresh.pair('wss')) } : { dialect },
    });
    for (const agencyCode of agencyCodes) {
      const seal = await fresh.pair('seal');
      seals[agencyCode] = seal;
      registrations.push({ use: 'seal', owner: { agencyCode }, certificatePem: seal.certificatePem });
    }
  }
  return { systems, seals, registrations };
};

/** An agency of the fleet, as its system and the directory name it. */
export const fleetAgency = (code: string): SimulatedAgency => ({
  code,
  nameKa: `უწყება ${code} (მაგალითი)`,
  nameEn: `Body ${code} (example)`,
});

// As in the directory as it ships.
const MAX_CONCURRENCY = 8;
// A mailbox has no connection to spare: what is waiting there takes a place until it is confirmed.
const MAX_IN_MAILBOX = 50;
const POLL_INTERVAL_MS = 1_000;

/** Writes a fleet into the directory and connects it. `addresses` by system code; a mailbox has none. */
export const registerFleet = async (
  databaseUrl: string,
  plan: readonly FleetSystem[],
  keys: Pick<FleetKeys, 'registrations'>,
  addresses: ReadonlyMap<string, string>,
): Promise<void> => {
  const pool = makePool({ databaseUrl, role: 'shikriki_migrator', max: 1, onError: () => undefined });
  try {
    for (const { code, dialect, agencyCodes } of plan) {
      await pool.query(
        'insert into systems (code, name_ka, name_en, dialect, max_concurrency) values ($1, $1, $1, $2, $3)',
        [code, dialect, dialect === 'mailbox' ? MAX_IN_MAILBOX : MAX_CONCURRENCY],
      );
      for (const agency of agencyCodes.map(fleetAgency)) {
        await pool.query(
          `insert into agencies (code, name_ka, name_en, category, search_folded) values ($1, $2, $3, 'other', $1)`,
          [agency.code, agency.nameKa, agency.nameEn],
        );
        await pool.query('insert into system_agency (system_code, agency_code) values ($1, $2)', [code, agency.code]);
      }
    }
  } finally {
    await pool.end();
  }
  await registerSystems(databaseUrl, {
    endpoints: plan.flatMap(({ code: systemCode, dialect }) => {
      const address = addresses.get(systemCode);
      return address === undefined ? [] : [{ systemCode, dialect, address }];
    }),
    polls: plan
      .filter(({ dialect }) => dialect === 'edoc-soap-wss')
      .map(({ code: systemCode }) => ({ systemCode, intervalMs: POLL_INTERVAL_MS })),
    keys: keys.registrations,
  });
};
