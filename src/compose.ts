import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server as HttpsServer } from 'node:https';
import { hostname } from 'node:os';
import type { FastifyInstance } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { composeOperatorAlerts } from './compose-alerts.ts';
import { composeChannels, smsProviderNames } from './compose-channels.ts';
import { composeFeedApi, composeFeedWorker } from './compose-feed.ts';
import { composePapers } from './compose-papers.ts';
import { composeTakeDeliveryReport } from './compose-reports.ts';
import { composeRevocation, readOwnCertificates } from './compose-revocation.ts';
import { composeStore } from './compose-store.ts';
import {
  composeApiUseCases,
  composeCheckCertificates,
  composeCheckEnvelope,
  composeWorkerUseCases,
  type Surroundings,
} from './compose-use-cases.ts';
import { type GatewayConfig, refuseExampleKeys } from './config.ts';
import { makeEnvelopeSealer } from './envelope/seal.ts';
import { makeEnvelopeInspector, makeEnvelopeVerifier } from './envelope/verify.ts';
import { registerAgencyRest } from './inbound/agency-rest/routes.ts';
import { registerAgencySoap } from './inbound/agency-soap/routes.ts';
import { registerFeedRoutes } from './inbound/feed/routes.ts';
import { makeAccessTokens, makeTokenClaims } from './inbound/http/access-token.ts';
import { forDialect } from './inbound/http/agreed-dialect.ts';
import { makeClientTokens } from './inbound/http/client-identity.ts';
import { registerHealthRoutes } from './inbound/http/health-routes.ts';
import { makeHttpServer } from './inbound/http/server.ts';
import { makeIdentifySystem } from './inbound/http/tls-system.ts';
import { registerMailboxRest } from './inbound/mailbox-rest/routes.ts';
import { registerMailboxSoap } from './inbound/mailbox-soap/routes.ts';
import { registerPortalRoutes } from './inbound/portal/routes.ts';
import { registerSmsReports } from './inbound/sms-reports/routes.ts';
import { startWorkers, type Workers } from './inbound/workers/start-workers.ts';
import { makeHealth } from './observability/health.ts';
import { makeLog } from './observability/log.ts';
import { makeAddressHash } from './outbound/channels/address-hash.ts';
import { connectorsFor, polledDialects } from './outbound/connectors/index.ts';
import { scannerAt } from './outbound/scanner/index.ts';
import { makeWebhookCalls } from './outbound/webhooks/webhook-calls.ts';
import type { Ids } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import { makeBullQueue } from './queue/bull.ts';
import { makeInProcessQueue } from './queue/in-process.ts';
import { makeChangeSignal } from './store/change-signal.ts';
import { requireMigrated } from './store/migrate.ts';
import { makePool, requireRowSecurity, requireUtf8 } from './store/pool.ts';
import type { Taps } from './taps.ts';

/** What a process is there for. */
export type Role = 'api' | 'worker' | 'all';

/** A gateway process under way. */
export interface Gateway {
  /** Stops taking work, lets what is under way end for some seconds, breaks the rest off, then closes everything. Idempotent. */
  close(): Promise<void>;
  readonly log: Pick<Log, 'error'>;
}

// How long transfers under way may still take once the process is told to stop.
const TRANSFER_GRACE_MS = 8_000;

const read = (file: string): string => readFileSync(file, 'utf8');

/**
 * The parts list: the only place that knows what stands behind each port. Reads the keys, opens the pools, and starts what the
 * role asks for. `taps` are for the conformance run alone. @throws where a key is missing, is an example key in production, or the database cannot keep Georgian text.
 */
export const composeGateway = async (config: GatewayConfig, role: Role, taps: Taps = {}): Promise<Gateway> => {
  const log = makeLog({ level: config.logLevel, pretty: process.stdout.isTTY });
  const ids: Ids = { uuid: () => uuidv7(), traceId: () => randomBytes(16).toString('hex') };
  const clock = { now: () => new Date() };
  const serves = role !== 'worker';
  const works = role !== 'api';

  const seals = config.seals.map((pair) => ({
    keyPem: read(pair.keyFile),
    certificatePem: read(pair.certificateFile),
  }));
  const tlsServer = { key: read(config.tls.server.keyFile), cert: read(config.tls.server.certificateFile) };
  const tlsClient = {
    keyPem: read(config.tls.client.keyFile),
    certificatePem: read(config.tls.client.certificateFile),
    caPem: read(config.tls.caFile),
  };
  const messageKey = config.wss && {
    keyPem: read(config.wss.keyFile),
    certificatePem: read(config.wss.certificateFile),
  };
  for (const pem of [
    ...seals.map(({ certificatePem }) => certificatePem),
    tlsServer.cert,
    tlsClient.certificatePem,
    tlsClient.caPem,
    ...(messageKey === undefined ? [] : [messageKey.certificatePem]),
  ]) {
    const refusal = refuseExampleKeys(pem, config.environment);
    if (refusal !== undefined) throw new Error(refusal);
  }

  const openPool = (databaseRole: 'shikriki_api' | 'shikriki_worker') =>
    makePool({
      databaseUrl: config.databaseUrl,
      role: databaseRole,
      max: config.databasePool,
      onError: (error) => log.error('database.connection_lost', error),
    });
  const pools = [...(serves ? [openPool('shikriki_api')] : []), ...(works ? [openPool('shikriki_worker')] : [])];
  const [firstPool, lastPool] = [pools[0], pools.at(-1)];
  if (firstPool === undefined || lastPool === undefined) throw new Error(`role ${role} needs no database?`);
  await requireUtf8(firstPool);
  await requireMigrated(firstPool);
  if (serves) await requireRowSecurity(firstPool, 'shikriki_api');
  if (works) await requireRowSecurity(lastPool, 'shikriki_worker');

  const { lists, responder } = await composeRevocation(config, clock);
  const queue =
    config.redisUrl === undefined ? makeInProcessQueue({ log }) : makeBullQueue({ redisUrl: config.redisUrl, log });
  const sealers = seals.map((seal) => {
    const sealer = makeEnvelopeSealer({ seal });
    return taps.sealer?.(sealer) ?? sealer;
  });
  const around = {
    sealers: () => sealers,
    taps,
    verifier: makeEnvelopeVerifier(),
    queue,
    log,
    ids,
    gateway: { scheme: 'gateway', code: config.gateway.code, name: config.gateway.name, systemId: config.gateway.code },
    random: Math.random,
    revocationLists: lists,
    filingRules: config.filingRules,
    noticeRules: config.notices,
    addressHash: makeAddressHash(config.addressKey),
  } satisfies Surroundings & { readonly addressHash: unknown };

  const webhookCalls = makeWebhookCalls({
    allowPrivate: config.webhookPrivateAddresses,
    httpLoopback: config.environment !== 'production',
    now: clock.now,
  });
  const closers: { close(): Promise<void> }[] = [webhookCalls];
  const servers: FastifyInstance[] = [];
  let workers: Workers | undefined;
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    // Neither new requests nor new work; what is under way may end. A transfer that does not is cut: both sides can go on with it later.
    const cut = setTimeout(() => {
      for (const { server } of servers) server.closeAllConnections();
    }, TRANSFER_GRACE_MS);
    await Promise.all([workers?.stop(), ...servers.map((server) => server.close())]);
    clearTimeout(cut);
    lists.close();
    await queue.close();
    await Promise.all(closers.map((part) => part.close()));
    await Promise.all(pools.map((pool) => pool.end()));
    log.note('gateway.stopped', { role });
  };
  if (serves) {
    const store = composeStore(firstPool, ids);
    const useCases = composeApiUseCases(store, around);

    const portal = makeHttpServer({ log, ids, trustedProxies: config.trustedProxies });
    // Not the queue: without it letters are filed and delivered all the same, a second later.
    const health = makeHealth({ checks: { database: store.transactions.ping } });
    registerHealthRoutes(portal, { ready: health.ready });
    const tokenRules = { ...config.tokens, keys: { jwksUrl: config.tokens.jwksUrl } };
    const readAccessToken = makeAccessTokens(tokenRules, { clock });
    const papers = composePapers(store, { gatewayName: config.gateway.name, portalAddress: config.portalAddress });
    registerPortalRoutes(portal, { ...store, ...useCases, ...papers, readAccessToken, clock, log });
    if (config.sms?.http !== undefined)
      registerSmsReports(portal, {
        secrets: config.sms.http.reportSecrets,
        takeDeliveryReport: composeTakeDeliveryReport(store, around),
        clock,
      });
    const changeSignal = makeChangeSignal(firstPool, (error) => log.error('feed.listening_lost', error));
    closers.push(changeSignal);
    const readClientToken = makeClientTokens(makeTokenClaims(tokenRules, { clock }));
    const feed = composeFeedApi(store, { ...around, webhookCalls, changeSignal });
    registerFeedRoutes(portal, { ...feed, readClientToken, changeSignal });

    const trust = () => {
      const crl = [...lists.tls().crl];
      return { ...tlsServer, ca: tlsClient.caPem, ...(crl.length > 0 && { crl }) };
    };
    const https = { ...trust(), requestCert: true, rejectUnauthorized: true };
    const agencies = makeHttpServer({ log, ids, https });
    taps.agencyDoor?.(agencies);
    // Handshakes from now on know the new list; whoever is connected is looked up in it with every request.
    lists.onChange(() => (agencies.server as HttpsServer).setSecureContext({ minVersion: 'TLSv1.2', ...trust() }));
    const identifySystem = makeIdentifySystem({ ...store, revocationLists: lists });
    const checkEnvelope = composeCheckEnvelope(store, around, makeEnvelopeInspector());
    registerAgencyRest(agencies, { ...useCases, identifySystem, checkEnvelope });
    registerAgencySoap(agencies, { ...useCases, identifySystem, publicAddress: config.agencyAddress, log });
    const identifyMailbox = forDialect(identifySystem, 'mailbox');
    const mailbox = { ...store, ...useCases, identifySystem: identifyMailbox, log };
    registerMailboxRest(agencies, mailbox);
    registerMailboxSoap(agencies, { ...mailbox, publicAddress: config.agencyAddress });

    servers.push(portal, agencies);
    try {
      await portal.listen({ host: config.host, port: config.portalPort });
      await agencies.listen({ host: config.host, port: config.agencyPort });
    } catch (error) {
      // A port that is taken: what was opened would keep the process alive for ever.
      await close();
      throw error;
    }
  }

  if (works) {
    const store = composeStore(lastPool, ids);
    const connectors = connectorsFor(tlsClient, {
      allowPrivate: config.agencyPrivateAddresses,
      revocationLists: lists,
      messageSecurity: {
        signingKey: messageKey ?? tlsClient,
        keysOf: (systemCode) =>
          store.transactions.inTransaction({ kind: 'worker' }, (tx) => store.registry.messageKeysOf(tx, systemCode)),
      },
    });
    const channels = composeChannels(config, store, {
      ...around,
      takeDeliveryReport: composeTakeDeliveryReport(store, around),
    });
    const scanner = scannerAt(config.scannerAddress);
    if (scanner.name !== 'clamd') log.warn('scanner.stand_in', { name: scanner.name });
    closers.push(...connectors.values(), ...channels);
    // What is due is worked on here even while Redis is away: the relay speaks to this process, not to the shared queue.
    const relayQueue = config.redisUrl === undefined ? queue : makeInProcessQueue({ log });
    closers.push(relayQueue);
    const useCases = composeWorkerUseCases(store, {
      ...around,
      relayQueue,
      connectorOf: (dialect) => {
        const connector = connectors.get(dialect);
        return connector && (taps.connector?.(connector) ?? connector);
      },
      scanner,
      polledDialects: polledDialects(connectors),
      channels,
      smsProviderNames: smsProviderNames(config),
      portalAddress: config.portalAddress,
      alertEmail: config.alertEmail,
      worker: `${hostname()}:${process.pid}`,
      leaseMs: config.leaseMs,
      places: config.workerConcurrency,
    });
    workers = await startWorkers({
      ...useCases,
      ...composeFeedWorker(store, { ...around, webhookCalls }),
      checkCertificates: composeCheckCertificates(store, {
        lists,
        responder,
        ownCertificates: readOwnCertificates(config),
        judgesAll: true,
        alerts: composeOperatorAlerts(store, { ids, log }),
        log,
      }),
      queues: [...new Set([queue, relayQueue])],
      relayIntervalMs: config.relayIntervalMs,
      concurrency: config.workerConcurrency,
      log,
    });
  }
  log.note('gateway.started', { role });

  return { log, close: () => (closing ??= close()) };
};
