import { addressHash, GATEWAY, ids, rememberingQueue } from '../../integration-tests/support/parts.ts';
import { composeStore } from '../../src/compose-store.ts';
import { composeApiUseCases, composeWorkerUseCases } from '../../src/compose-use-cases.ts';
import { makeEnvelopeSealer } from '../../src/envelope/seal.ts';
import { makeEnvelopeVerifier } from '../../src/envelope/verify.ts';
import { connectorsFor } from '../../src/outbound/connectors/index.ts';
import { makeEicarOnlyScanner } from '../../src/outbound/scanner/eicar-only.ts';
import type { Log } from '../../src/ports/log.ts';
import { registerSystems } from '../../src/store/registration.ts';
import { AGENCY, openPool, type Setting } from './setting.ts';

/** What a warning would hide in a figure: a letter that was retried, refused or left. */
const intolerantLog: Log = {
  note: () => undefined,
  warn: (event, fields) => {
    throw new Error(`${event} ${JSON.stringify(fields)}`);
  },
  error: (event, error) => {
    throw new Error(event, { cause: error });
  },
};

/**
 * The gateway as one process of role `all` composes it, without its servers, relay and notices: real store, real seals, real
 * connectors. Wake-ups are kept for the claim, which hands them to the worker.
 */
export const composeMeasured = async (setting: Setting) => {
  const { databaseUrl, seals, tlsClient, agency } = setting;
  await registerSystems(databaseUrl, {
    endpoints: [{ systemCode: AGENCY.systemCode, dialect: 'edoc-rest', address: agency.address }],
    keys: [{ use: 'seal', owner: { agencyCode: AGENCY.agencyCode }, certificatePem: seals.agency.certificatePem }],
  });
  const pools = [openPool(databaseUrl, 'shikriki_api'), openPool(databaseUrl, 'shikriki_worker')] as const;
  const connectors = connectorsFor(tlsClient, { allowPrivate: ['127.0.0.0/8'] });
  const queue = rememberingQueue();
  const sealer = makeEnvelopeSealer({ seal: seals.gateway });
  const around = {
    sealers: () => [sealer],
    verifier: makeEnvelopeVerifier(),
    queue,
    log: intolerantLog,
    ids,
    gateway: GATEWAY,
    random: Math.random,
    addressHash,
  };
  return {
    /** Ids of deliveries that wake-ups were published for since the last call. */
    wokenDeliveries: (): string[] =>
      queue.published.splice(0).flatMap(({ topic, id }) => (topic === 'delivery' ? [id] : [])),
    api: composeApiUseCases(composeStore(pools[0], ids), around),
    worker: composeWorkerUseCases(composeStore(pools[1], ids), {
      ...around,
      connectorOf: (dialect) => connectors.get(dialect),
      channels: [],
      scanner: makeEicarOnlyScanner(),
      portalAddress: 'https://my.gov.ge',
      worker: 'bench',
      leaseMs: 30_000,
      relayQueue: queue,
    }),
    async close() {
      await Promise.all([...connectors.values()].map((connector) => connector.close()));
      await Promise.all(pools.map((pool) => pool.end()));
    },
  };
};

/** The gateway under measurement. */
export type MeasuredGateway = Awaited<ReturnType<typeof composeMeasured>>;
