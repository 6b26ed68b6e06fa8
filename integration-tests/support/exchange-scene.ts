import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { QueryResultRow } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { composeOperatorUseCases } from '../../src/compose-operator-use-cases.ts';
import { composeStore, type Store } from '../../src/compose-store.ts';
import { composeApiUseCases, composeHeldFiles, composeWorkerUseCases } from '../../src/compose-use-cases.ts';
import type { Envelope, EnvelopeBody, EnvelopeFile, MessageKind } from '../../src/domain/envelope.ts';
import { newHeader } from '../../src/domain/envelope-header.ts';
import type { DeliveryId } from '../../src/domain/ids.ts';
import { makeEnvelopeSealer, type SealKey } from '../../src/envelope/seal.ts';
import { makeEnvelopeVerifier } from '../../src/envelope/verify.ts';
import { zipArchive } from '../../src/outbound/archive/zip.ts';
import { makeEicarOnlyScanner } from '../../src/outbound/scanner/eicar-only.ts';
import type { Channel } from '../../src/ports/channel.ts';
import type { Connector, Consignment, DeliveryOutcome, DeliveryStatusAnswer } from '../../src/ports/connector.ts';
import type { WakeUp } from '../../src/ports/queue.ts';
import type { Scanner } from '../../src/ports/scanner.ts';
import { registerSystems } from '../../src/store/registration.ts';
import { sealKey } from './certificates.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { addressHash, GATEWAY, ids, rememberingLog, rememberingQueue } from './parts.ts';
import { aSubmission } from './submission.ts';

/** A connector that does what the test says and remembers what it was given. */
const scripted = () => {
  const sent: Consignment[] = [];
  let outcome: (consignment: Consignment) => DeliveryOutcome | Promise<DeliveryOutcome> = () => ({
    kind: 'acknowledged',
    httpStatus: 200,
    sentBytes: 1,
  });
  let status: DeliveryStatusAnswer = { kind: 'not_received' };
  const connector: Connector = {
    dialect: 'edoc-rest',
    submit: async (consignment) => {
      sent.push(consignment);
      return outcome(consignment);
    },
    askStatus: async () => status,
    close: async () => undefined,
  };
  return {
    connector,
    sent,
    answers: (next: typeof outcome) => {
      outcome = next;
    },
    says: (next: DeliveryStatusAnswer) => {
      status = next;
    },
  };
};

/** The database of the test under way. */
export let database: TestDatabase;
let seals: {
  gateway: { keyPem: string; certificatePem: string };
  mof: { keyPem: string; certificatePem: string };
  rs: { keyPem: string; certificatePem: string };
  treasury: { keyPem: string; certificatePem: string };
};

/** Gives every test of the file a database of its own, or all of them one together, with the system `mof` connected. */
export const useExchangeScene = ({ oneDatabase = false } = {}): void => {
  beforeAll(async () => {
    seals = {
      gateway: await sealKey('gateway-seal-ecdsa'),
      mof: await sealKey('agency-mof-seal'),
      rs: await sealKey('agency-rs-seal'),
      treasury: await sealKey('agency-treasury-seal'),
    };
  });
  (oneDatabase ? beforeAll : beforeEach)(async () => {
    database = await testDatabase();
    await registerSystems(database.databaseUrl, {
      endpoints: [{ systemCode: 'mof', dialect: 'edoc-rest', address: 'https://127.0.0.1:1' }],
      keys: [
        { use: 'seal', owner: { agencyCode: 'mof' }, certificatePem: seals.mof.certificatePem },
        { use: 'seal', owner: { agencyCode: 'rs' }, certificatePem: seals.rs.certificatePem },
        { use: 'seal', owner: { agencyCode: 'treasury' }, certificatePem: seals.treasury.certificatePem },
      ],
    });
  });
  (oneDatabase ? afterAll : afterEach)(() => database.close());
};

/** The use cases of both roles, over real PostgreSQL, with an agency that does what the test says. */
export const setting = (
  channels: readonly Channel[] = [],
  scanner: Scanner = makeEicarOnlyScanner(),
  ...ownSeals: readonly SealKey[]
) => {
  const sealers = (ownSeals.length > 0 ? ownSeals : [seals.gateway]).map((seal) => makeEnvelopeSealer({ seal }));
  const peer = scripted();
  const log = rememberingLog();
  const queue = rememberingQueue();
  const around = {
    sealers: () => sealers,
    verifier: makeEnvelopeVerifier(),
    queue,
    log,
    ids,
    gateway: GATEWAY,
    random: () => 0.5,
    addressHash,
  };
  const worker = (
    name = 'worker-1',
    store: Store = composeStore(database.poolAs('shikriki_worker'), ids),
    places = 32,
  ) =>
    composeWorkerUseCases(store, {
      ...around,
      connectorOf: () => peer.connector,
      channels,
      smsProviderNames: ['smpp', 'http'],
      scanner,
      portalAddress: 'https://my.gov.ge',
      worker: name,
      leaseMs: 30_000,
      places,
      relayQueue: queue,
      alertEmail: 'operators@example.ge',
    });
  const store = composeStore(database.pool, ids);
  return {
    peer,
    log,
    queue,
    api: composeApiUseCases(store, around),
    heldFiles: composeHeldFiles(composeStore(database.poolAs('shikriki_operator'), ids), around),
    operator: composeOperatorUseCases(composeStore(database.poolAs('shikriki_operator'), ids), {
      ...around,
      archive: zipArchive,
    }),
    worker,
  };
};

/** The value of a result; fails the test where it is a problem. */
export const unwrap = <T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

/** A signal that is never given. */
export const never = new AbortController().signal;
// Every call under way listens to it.
setMaxListeners(0, never);
export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** Looks at what is kept, whoever it belongs to. */
export const rows = async <T extends QueryResultRow>(sql: string, ...values: unknown[]): Promise<T[]> =>
  (await database.tables.query<T>(sql, values)).rows;
/** Moves the exchange's clock ahead. */
export const shiftClock = (interval: string) =>
  database
    .poolAs('shikriki_migrator')
    .query('update installation set clock_shift = clock_shift + $1::interval', [interval]);

/** The certificate by which agencies know the gateway's seal. */
export const gatewaySealPem = (): string => seals.gateway.certificatePem;

/** What an agency seals about a letter it got. */
export const word = async (
  from: 'mof' | 'rs' | 'treasury',
  letter: Envelope,
  kind: MessageKind,
  body: EnvelopeBody,
  change: Partial<Envelope['header']> = {},
  files: readonly EnvelopeFile[] = [],
) => {
  const sealed = await makeEnvelopeSealer({ seal: seals[from] }).seal({
    header: {
      ...newHeader({
        messageId: ids.uuid(),
        conversationId: letter.header.conversationId,
        legId: letter.header.legId,
        sequenceInConversation: 1,
        createdAt: new Date(),
        expiresAt: new Date(Date.now() + 86_400_000),
        messageKind: kind,
        letterType: letter.header.letterType,
        traceId: letter.header.traceId,
        sender: { scheme: 'agency', code: from, name: from, systemId: 'mof' },
        receiver: GATEWAY,
        refToMessageId: letter.header.messageId,
      }),
      ...change,
    },
    body,
    files,
  });
  return sealed.envelopeXml;
};
export const registration = (number: string): EnvelopeBody => ({
  block: 'registration',
  registration: {
    registrationNumber: number,
    registeredAt: new Date().toISOString(),
    reportedAt: new Date().toISOString(),
  },
});
export const reply: EnvelopeBody = {
  block: 'reply',
  reply: {
    outcome: 'ANSWERED',
    occurredAt: new Date().toISOString(),
    reportedAt: new Date().toISOString(),
    text: 'პასუხი',
    language: 'ka',
    signatures: [],
  },
};

/** The agency `mof` forwards a letter as a whole. */
export const forwardTo = (code: string): EnvelopeBody => {
  const address = (one: string) => ({ scheme: 'agency', code: one, name: one, systemId: 'mof' }) as const;
  const at = new Date().toISOString();
  return {
    block: 'forward',
    forward: {
      forwardedFrom: address('mof'),
      forwardedTo: address(code),
      occurredAt: at,
      reportedAt: at,
      originallySubmittedAt: at,
      reason: { ka: 'სხვისი საქმეა' },
      extent: 'WHOLE',
    },
  };
};

/** An envelope of ours as an agency opens it, whose certificate of our seal this is. */
export const openedBy = async (
  agencyCode: string,
  envelopeXml: Buffer,
  certificatePem = seals.gateway.certificatePem,
): Promise<Envelope> => {
  const key = { spkiSha256: 'x', certificatePem, notBefore: new Date(0), notAfter: new Date(4e12) };
  const verified = await makeEnvelopeVerifier().verify(envelopeXml, {
    receiver: { scheme: 'agency', code: agencyCode },
    now: new Date(),
    keysOf: async () => ({ ok: true, value: [key] }),
  });
  return unwrap(verified).envelope;
};

/** Files a letter and delivers it; gives the envelope as the agency reads it. */
export const filedAndDelivered = async (
  parts = setting(),
  certificatePem = seals.gateway.certificatePem,
  submission = aSubmission(),
) => {
  const { filed } = unwrap(await parts.api.submitLetter(submission));
  await parts.worker().deliverEnvelope(deliveryIds(parts.queue)[0]!, never);
  const envelopeXml = parts.peer.sent[0]!.envelopeXml;
  return { ...parts, filed, letter: await openedBy('mof', envelopeXml, certificatePem), envelopeXml };
};

/** The deliveries that a queue was told of, in that order. */
export const deliveryIds = (queue: { readonly published: readonly WakeUp[] }): DeliveryId[] =>
  queue.published.flatMap(({ topic, id }) => (topic === 'delivery' ? [id as DeliveryId] : []));
