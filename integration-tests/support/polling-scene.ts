import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach } from 'vitest';
import { readExampleKeyPair } from '../../certs-example/make-certs.ts';
import { composeStore } from '../../src/compose-store.ts';
import { composeApiUseCases, composeWorkerUseCases } from '../../src/compose-use-cases.ts';
import type { DeliveryId, FileId } from '../../src/domain/ids.ts';
import { makeEnvelopeSealer } from '../../src/envelope/seal.ts';
import { makeEnvelopeVerifier } from '../../src/envelope/verify.ts';
import { startEdocSoapWssPeer, type WssPeer } from '../../src/outbound/connectors/edoc-soap-wss.peer.ts';
import { connectorsFor, polledDialects } from '../../src/outbound/connectors/index.ts';
import { makeEicarOnlyScanner } from '../../src/outbound/scanner/eicar-only.ts';
import type { Connector } from '../../src/ports/connector.ts';
import { registerSystems } from '../../src/store/registration.ts';
import { type AgencyWord, readLetter } from './agency-words.ts';
import { exampleCertificates, sealKey } from './certificates.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { addressHash, GATEWAY, ids, rememberingLog, rememberingQueue } from './parts.ts';
import type { ArrivedLetter } from './sandbox.ts';
import { aSubmission } from './submission.ts';

/** The agency that tests write to; its system is `mia`. */
export const AGENCY = 'patrol';

/** The database and the system of the test under way. */
export let database: TestDatabase;
export let peer: WssPeer;

const pair = async (name: string) => readExampleKeyPair(await exampleCertificates(), name);

/** Where the system of `mia` is reached, and the keys by which it and two agencies are known. */
export const connectSystem = async (address: string, messageCertificatePem: string): Promise<void> => {
  const seal = async (agencyCode: string) => (await sealKey(`agency-${agencyCode}-seal`)).certificatePem;
  await registerSystems(database.databaseUrl, {
    endpoints: [{ systemCode: 'mia', dialect: 'edoc-soap-wss', address, timeoutMs: 5_000 }],
    keys: [
      { use: 'wss', owner: { systemCode: 'mia' }, certificatePem: messageCertificatePem },
      { use: 'seal', owner: { agencyCode: AGENCY }, certificatePem: await seal(AGENCY) },
      { use: 'seal', owner: { agencyCode: 'mof' }, certificatePem: await seal('mof') },
    ],
  });
};

/** Gives every test a database of its own and a system of dialect edoc-soap-wss that is connected. */
export const usePollingScene = (): void => {
  beforeEach(async () => {
    const [{ caChainFile }, server, theirs, ours] = await Promise.all([
      exampleCertificates(),
      pair('system-mia-server'),
      pair('system-mia-wss'),
      pair('gateway-wss'),
    ]);
    database = await testDatabase();
    peer = await startEdocSoapWssPeer({
      key: server.keyPem,
      cert: server.chainPem,
      ca: await readFile(caChainFile, 'utf8'),
      wss: { ...theirs, gatewayCertificatePem: ours.certificatePem },
    });
    await connectSystem(peer.address, theirs.certificatePem);
  }, 60_000);
  afterEach(async () => {
    await peer.close();
    await database.close();
  });
};

/** The use cases of both roles, over real PostgreSQL and a real connector. Close them when done. */
export const polling = async () => {
  const [{ caChainFile }, client, ours] = await Promise.all([
    exampleCertificates(),
    pair('gateway-client'),
    pair('gateway-wss'),
  ]);
  const log = rememberingLog();
  const queue = rememberingQueue();
  const workerStore = composeStore(database.poolAs('shikriki_worker'), ids);
  const connectors = connectorsFor(
    { keyPem: client.keyPem, certificatePem: client.chainPem, caPem: await readFile(caChainFile, 'utf8') },
    {
      allowPrivate: ['127.0.0.0/8'],
      messageSecurity: {
        signingKey: ours,
        keysOf: (systemCode) =>
          workerStore.transactions.inTransaction({ kind: 'worker' }, (tx) =>
            workerStore.registry.messageKeysOf(tx, systemCode),
          ),
      },
    },
  );
  const sealer = makeEnvelopeSealer({ seal: await sealKey('gateway-seal-ecdsa') });
  const around = {
    sealers: () => [sealer],
    verifier: makeEnvelopeVerifier(),
    queue,
    log,
    ids,
    gateway: GATEWAY,
    random: () => 0.5,
    addressHash,
  };
  const worker = composeWorkerUseCases(workerStore, {
    ...around,
    connectorOf: (dialect): Connector | undefined => connectors.get(dialect),
    polledDialects: polledDialects(connectors),
    channels: [],
    scanner: makeEicarOnlyScanner(),
    portalAddress: 'https://my.gov.ge',
    worker: 'worker-1',
    leaseMs: 30_000,
    relayQueue: queue,
  });
  return {
    log,
    queue,
    worker,
    api: composeApiUseCases(composeStore(database.pool, ids), around),
    close: () => Promise.all([...connectors.values()].map((connector) => connector.close())),
  };
};

/** The parts of a test. */
export type Polling = Awaited<ReturnType<typeof polling>>;

/** A signal that is never given. */
export const never = new AbortController().signal;

/** Files a letter to the agency and delivers it. */
export const delivered = async ({
  api,
  worker,
  queue,
}: Polling): Promise<ArrivedLetter & { readonly caseId: string }> => {
  const filed = await api.submitLetter(aSubmission({ agencyCode: AGENCY }));
  if (!filed.ok) throw new Error(filed.problem.code);
  const wakeUp = queue.published.findLast(({ topic }) => topic === 'delivery');
  await worker.deliverEnvelope(wakeUp?.id as DeliveryId, never);
  const submission = peer.asked.findLast((request) => request.operation === 'SubmitEnvelope');
  if (submission === undefined) throw new Error('the letter did not arrive');
  const letter = await readLetter(submission.envelope, AGENCY);
  return { ...letter, caseId: letter.conversationId };
};

/** Judges every file that nobody has judged yet. */
export const scanned = async ({ worker }: Polling): Promise<void> => {
  const { rows } = await database
    .poolAs('shikriki_migrator')
    .query<{ file_id: string }>(`select file_id from files where state = 'complete' and scan_state = 'not_scanned'`);
  for (const { file_id } of rows) await worker.scanFile(file_id as FileId, never);
};

/** Lets an agency's word wait at its system. */
export const waits = ({ messageId, envelopeXml, files }: AgencyWord): void =>
  void peer.waiting.set(messageId, {
    envelopeXml,
    files: Object.fromEntries(files.map(({ contentId, bytes }) => [contentId, bytes])),
  });

/** Moves the exchange's clock ahead. */
export const shiftClock = (interval: string) =>
  database
    .poolAs('shikriki_migrator')
    .query('update installation set clock_shift = clock_shift + $1::interval', [interval]);
