/** What the tests of connectors stand on: letters, the certificates of both sides, a running pair. */
import { createHash, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { makeExampleCertificates, readExampleKeyPair } from '../../../certs-example/make-certs.ts';
import type { EnvelopeFile } from '../../domain/envelope.ts';
import type {
  Connector,
  Consignment,
  DeliveryOutcome,
  Endpoint,
  MessageSecurity,
  TlsIdentity,
} from '../../ports/connector.ts';
import type { RegisteredKey } from '../../ports/envelope.ts';
import { connectorsFor, type MakeConnector } from './index.ts';
import type { Peer, PeerTls } from './scripted.peer.ts';

/** Bytes. */
export const MB = 1_000_000;
/** Of the calls under test. */
export const TIMEOUT_MS = 1_000;
const LETTER = 'ძვირფასო მაგალითის უწყებავ, გწერთ გზის თაობაზე';
/** A signal that nobody aborts. */
export const never = new AbortController().signal;

let messages = 0;

/** `sizeBytes` bytes that differ from place to place, made as they are read. */
export const madeBytes = (sizeBytes: number): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < sizeBytes; at += 65_536) {
        yield Buffer.alloc(Math.min(65_536, sizeBytes - at), `${at} საბუთი `);
      }
    })(),
    { objectMode: false },
  );

const sha256OfMade = async (sizeBytes: number): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of madeBytes(sizeBytes)) hash.update(chunk as Buffer);
  return hash.digest('hex');
};

/** A letter with files of these sizes; the connector sees its envelope as bytes only. */
export const consignmentWith = async (
  ...sizes: number[]
): Promise<Consignment & { readonly files: readonly EnvelopeFile[] }> => {
  messages += 1;
  const messageId = `0190aaaa-0000-7000-8000-${String(messages).padStart(12, '0')}`;
  const files = await Promise.all(
    sizes.map(async (sizeBytes, index) => ({
      fileGuid: `0190bbbb-0000-7000-8000-${String(index).padStart(12, '0')}`,
      mainComponent: index === 0,
      fileName: `განცხადება № ${index + 1}/2026.pdf`,
      mediaType: 'application/pdf',
      sizeBytes,
      sha256: await sha256OfMade(sizeBytes),
      contentId: `file-${index}@example.ge`,
    })),
  );
  const listed = files.map(
    ({ fileName, sizeBytes, contentId }) =>
      `<File><FileName>${fileName}</FileName><SizeBytes>${sizeBytes}</SizeBytes><ContentId>${contentId}</ContentId></File>`,
  );
  return {
    messageId,
    envelopeXml: Buffer.from(
      `<Envelope xmlns="urn:shikriki:envelope:1" ID="e1"><MessageId>${messageId}</MessageId><Text>${LETTER}</Text>${listed.join('')}</Envelope>`,
    ),
    files,
    openFile: (file) => Promise.resolve(madeBytes(file.sizeBytes)),
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
  };
};

/** A certificate as the registry would know it. */
export const registeredKey = (certificatePem: string): RegisteredKey => {
  const { publicKey, validFrom, validTo } = new X509Certificate(certificatePem);
  const spkiSha256 = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
  return { spkiSha256, certificatePem, notBefore: new Date(validFrom), notAfter: new Date(validTo) };
};

/** The certificates of both sides, in a folder of its own. */
export const makeContractTls = async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'shikriki-connectors-'));
  const set = await makeExampleCertificates({ outDir, agencyCodes: ['napr'], systems: ['napr', 'mia'] });
  const caPem = await readFile(set.caChainFile, 'utf8');
  const pair = (name: string) => readExampleKeyPair(set, name);
  const [client, server, foreign, ourMessages, theirMessages] = await Promise.all([
    pair('gateway-client'),
    pair('system-napr-server'),
    pair('foreign-seal'),
    pair('gateway-wss'),
    pair('system-mia-wss'),
  ]);
  const gateway: TlsIdentity = { keyPem: client.keyPem, certificatePem: client.chainPem, caPem };
  const messageSecurity: MessageSecurity = {
    signingKey: ourMessages,
    keysOf: () => Promise.resolve([registeredKey(theirMessages.certificatePem)]),
  };
  return {
    gateway,
    messageSecurity,
    /** Trusts another CA than the system's. */
    distrustful: { ...gateway, caPem: foreign.certificatePem },
    /** Shows a key that the system's CA did not certify. */
    stranger: { ...gateway, keyPem: foreign.keyPem, certificatePem: foreign.certificatePem },
    peer: {
      key: server.keyPem,
      cert: server.chainPem,
      ca: caPem,
      wss: { ...theirMessages, gatewayCertificatePem: ourMessages.certificatePem },
    } satisfies PeerTls,
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
};

/** The connector of a dialect that may call loopback addresses. */
export const connectorOf = (
  dialect: string,
  tls: TlsIdentity,
  messageSecurity?: MessageSecurity,
  makers?: readonly MakeConnector[],
): Connector => {
  const options = { allowPrivate: ['127.0.0.0/8'], ...(messageSecurity && { messageSecurity }) };
  const connector = connectorsFor(tls, options, makers).get(dialect);
  if (connector === undefined) throw new Error(`There is no connector for ${dialect}.`);
  return connector;
};

/** Runs `work` and measures how far the memory of this process rises above where it was. */
export const risenBytes = async (work: () => Promise<void>): Promise<number> => {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let highest = before;
  const sampler = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().rss);
  }, 10);
  await work().finally(() => clearInterval(sampler));
  return highest - before;
};

/** A connector and a system it may call, started before the tests that register it and closed after them. */
export const makeBench = (
  dialect: string,
  startPeer: (tls: PeerTls) => Promise<Peer>,
  makers?: readonly MakeConnector[],
) => {
  let tls: Awaited<ReturnType<typeof makeContractTls>>;
  let peer: Peer;
  let connector: Connector;
  const opened: Connector[] = [];

  const endpointAt = (address: string, timeoutMs = TIMEOUT_MS): Endpoint => ({
    systemCode: 'napr',
    dialect,
    address,
    timeoutMs,
  });
  const endpoint = (timeoutMs?: number) => endpointAt(peer.address, timeoutMs);
  const open = (identity: TlsIdentity): Connector => {
    const made = connectorOf(dialect, identity, tls.messageSecurity, makers);
    opened.push(made);
    return made;
  };
  const send = async (consignment?: Consignment): Promise<DeliveryOutcome> =>
    connector.submit(consignment ?? (await consignmentWith(3_000)), endpoint(), never);
  const expectNothingGivenAway = (outcome: unknown): void => {
    const words = JSON.stringify(outcome, (_key, value) =>
      Buffer.isBuffer(value) || value?.type === 'Buffer' ? undefined : value,
    );
    for (const secret of [
      '127.0.0.1',
      new URL(peer.address).port,
      'PRIVATE KEY',
      'ძვირფასო',
      'secret',
      '01001000001',
    ]) {
      expect(words).not.toContain(secret);
    }
  };

  beforeAll(async () => {
    tls = await makeContractTls();
    peer = await startPeer(tls.peer);
    connector = open(tls.gateway);
  }, 60_000);
  afterEach(() => peer.script());
  afterAll(async () => {
    await Promise.all(opened.map((made) => made.close()));
    await peer.close();
    await tls.remove();
  });

  return {
    dialect,
    startPeer,
    makers,
    get tls() {
      return tls;
    },
    get peer() {
      return peer;
    },
    get connector() {
      return connector;
    },
    open,
    closeLater: (made: Connector) => void opened.push(made),
    endpoint,
    endpointAt,
    send,
    expectNothingGivenAway,
  };
};

/** What a suite is given to work with. */
export type Bench = ReturnType<typeof makeBench>;
