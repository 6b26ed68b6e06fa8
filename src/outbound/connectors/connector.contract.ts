/** What every connector promises, held against a real system over real mutual TLS. */
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeExampleCertificates, readExampleKeyPair } from '../../../certs-example/make-certs.ts';
import type { EnvelopeFile } from '../../domain/envelope.ts';
import { problem } from '../../domain/problems.ts';
import type { Connector, Consignment, DeliveryOutcome, Endpoint, TlsIdentity } from '../../ports/connector.ts';
import { connectorsFor } from './index.ts';
import { type Peer, type PeerTls, sha256Of } from './scripted.peer.ts';

const MB = 1_000_000;
const TIMEOUT_MS = 1_000;
const UNKNOWN_ID = '0190ffff-0000-7000-8000-000000000000';
const LETTER = 'ძვირფასო მაგალითის უწყებავ, გწერთ გზის თაობაზე';
export const never = new AbortController().signal;

let messages = 0;

/** `sizeBytes` bytes that differ from place to place, made as they are read. */
const madeBytes = (sizeBytes: number): Readable =>
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

/** The certificates of both sides, in a folder of its own. */
export const makeContractTls = async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'shikriki-connectors-'));
  const set = await makeExampleCertificates({ outDir, agencyCodes: ['napr'], systems: ['napr'] });
  const caPem = await readFile(set.caChainFile, 'utf8');
  const pair = (name: string) => readExampleKeyPair(set, name);
  const [client, server, foreign] = await Promise.all([
    pair('gateway-client'),
    pair('system-napr-server'),
    pair('foreign-seal'),
  ]);
  const gateway: TlsIdentity = { keyPem: client.keyPem, certificatePem: client.chainPem, caPem };
  return {
    gateway,
    /** Trusts another CA than the system's. */
    distrustful: { ...gateway, caPem: foreign.certificatePem },
    /** Shows a key that the system's CA did not certify. */
    stranger: { ...gateway, keyPem: foreign.keyPem, certificatePem: foreign.certificatePem },
    peer: { key: server.keyPem, cert: server.chainPem, ca: caPem } satisfies PeerTls,
    remove: () => rm(outDir, { recursive: true, force: true }),
  };
};

/** The connector of a dialect that may call loopback addresses. */
export const connectorOf = (dialect: string, tls: TlsIdentity): Connector => {
  const connector = connectorsFor(tls, { allowPrivate: ['127.0.0.0/8'] }).get(dialect);
  if (connector === undefined) throw new Error(`There is no connector for ${dialect}.`);
  return connector;
};

/** Runs `work` and measures how far the memory of this process rises above where it was. */
const risenBytes = async (work: () => Promise<void>): Promise<number> => {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let highest = before;
  const sampler = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage().rss);
  }, 10);
  await work().finally(() => clearInterval(sampler));
  return highest - before;
};

/** Registers the suite for a dialect. */
export const connectorContract = (dialect: string, startPeer: (tls: PeerTls) => Promise<Peer>): void => {
  describe(`the ${dialect} connector`, () => {
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
      const made = connectorOf(dialect, identity);
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

    it('hands over the same bytes of envelope and files, Georgian names included, however often it is called', async () => {
      const consignment = await consignmentWith(70_000, 1, 200_001);
      const before = peer.arrived().length;
      const outcome = await send(consignment);
      expect(outcome).toMatchObject({ kind: 'acknowledged', httpStatus: 200 });
      expect(outcome.kind === 'acknowledged' && outcome.receiptXml).toEqual(peer.receiptOf(consignment.messageId));
      expect(outcome.kind === 'acknowledged' && outcome.sentBytes).toBeGreaterThanOrEqual(270_002);
      expect(await send(consignment)).toMatchObject({ kind: 'acknowledged' });
      const expected = {
        messageId: consignment.messageId,
        envelopeSha256: sha256Of(consignment.envelopeXml),
        files: consignment.files.map(({ contentId, sizeBytes, sha256 }) => ({ contentId, sizeBytes, sha256 })),
      };
      expect(peer.arrived().slice(before)).toEqual([expected, expected]);
    });

    it('hands over a letter without files', async () => {
      const consignment = await consignmentWith();
      expect(await send(consignment)).toMatchObject({ kind: 'acknowledged' });
      expect(peer.arrived().at(-1)).toEqual({
        messageId: consignment.messageId,
        envelopeSha256: sha256Of(consignment.envelopeXml),
        files: [],
      });
    });

    it.each([[[3_000]], [[]]])(
      'does not know what came of a letter whose answer was lost, and learns it by asking (files: %j)',
      async (sizes) => {
        const consignment = await consignmentWith(...sizes);
        peer.script({ act: 'lose_answer' });
        const outcome = await send(consignment);
        expect(outcome).toMatchObject({ kind: 'unknown', problem: { code: 'TemporarilyUnavailable' } });
        expectNothingGivenAway(outcome);
        const answer = await connector.askStatus(consignment.messageId, endpoint(), never);
        expect(answer).toEqual({ kind: 'received', receiptXml: peer.receiptOf(consignment.messageId) });
      },
    );

    it('learns that a message was never received', async () => {
      expect(await connector.askStatus(UNKNOWN_ID, endpoint(), never)).toEqual({ kind: 'not_received' });
    });

    it.each([
      ['500', { httpStatus: 500 }, 'TemporarilyUnavailable', undefined],
      [
        '502 from a proxy',
        { httpStatus: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' },
        'TemporarilyUnavailable',
        undefined,
      ],
      ['503 with Retry-After', { httpStatus: 503, headers: { 'retry-after': '17' } }, 'TemporarilyUnavailable', 17_000],
      [
        '503 with a date',
        {
          httpStatus: 503,
          headers: { date: 'Sun, 22 Nov 2026 10:00:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 10:01:00 GMT' },
        },
        'TemporarilyUnavailable',
        60_000,
      ],
      ['429', { httpStatus: 429, headers: { 'retry-after': '5' } }, 'Busy', 5_000],
    ] as const)('takes %s for unavailable, and says when to come back', async (_name, reply, code, retryAfterMs) => {
      peer.script({ act: 'reply', ...reply });
      const outcome = await send();
      expect(outcome).toMatchObject({ kind: 'unavailable', httpStatus: reply.httpStatus, problem: { code } });
      expect(outcome.kind === 'unavailable' && outcome.problem.retryAfterMs).toBe(retryAfterMs);
    });

    it.each(['InvalidAddressee', 'TypeNotAccepted', 'SignatureInvalid', 'ConflictSameIdOtherContent'] as const)(
      'is refused with the code that the system tells: %s',
      async (code) => {
        peer.script({ act: 'problem', problem: problem(code, 'წერილი არ მიიღება.') });
        expect(await send()).toMatchObject({ kind: 'refused', problem: { code, detail: 'წერილი არ მიიღება.' } });
      },
    );

    it.each(['TemporarilyUnavailable', 'Busy', 'InternalError'] as const)(
      'tries again later where the system tells %s',
      async (code) => {
        peer.script({ act: 'problem', problem: problem(code, 'Later.', { retryAfterMs: 30_000 }) });
        expect(await send()).toMatchObject({ kind: 'unavailable', problem: { code, retryAfterMs: 30_000 } });
      },
    );

    it('makes the words of a system fit to be kept', async () => {
      const words = `${peer.address}/x https://user:secret@example.ge me@example.ge 01001000001\u0000\n\u202e ${'ა'.repeat(400)}`;
      peer.script(
        { act: 'reply', httpStatus: 400, headers: { 'content-type': 'text/plain' }, body: words },
        { act: 'problem', problem: problem('Validation', words.replace('\u0000', '')) },
      );
      for (const outcome of [await send(), await send()]) {
        expect(outcome).toMatchObject({ kind: 'refused', problem: { code: 'Validation' } });
        expectNothingGivenAway(outcome);
        const detail = outcome.kind === 'refused' ? outcome.problem.detail : '';
        expect(detail.length).toBeLessThanOrEqual(300);
        expect(detail).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }
    });

    it('takes a 404 that tells no known code for a refusal', async () => {
      peer.script({ act: 'reply', httpStatus: 404, body: 'nothing here' });
      expect(await send()).toMatchObject({ kind: 'refused', httpStatus: 404, problem: { code: 'Validation' } });
    });

    it('does not follow a redirect', async () => {
      const before = peer.requests().length;
      peer.script({ act: 'reply', httpStatus: 307, headers: { location: `${peer.address}/elsewhere` } });
      expect(await send()).toMatchObject({ kind: 'refused', httpStatus: 307, problem: { code: 'Validation' } });
      expect(peer.requests().slice(before).join()).not.toContain('elsewhere');
    });

    it.each([
      ['a page', { headers: { 'content-type': 'text/html' }, body: '<html>Log in</html>' }],
      ['nothing', {}],
      ['broken XML', { headers: { 'content-type': 'text/xml' }, body: '<soap' }],
      [
        'a compressed body',
        { headers: { 'content-type': 'text/xml', 'content-encoding': 'gzip' }, body: Buffer.from('1f8b08', 'hex') },
      ],
    ])('does not know what came of a letter that is answered 200 with %s', async (_name, reply) => {
      peer.script({ act: 'reply', httpStatus: 200, ...reply });
      expect(await send()).toMatchObject({ kind: 'unknown' });
    });

    it('reads no more of a huge answer than it may', async () => {
      peer.script({ act: 'endless' });
      let outcome: DeliveryOutcome | undefined;
      const risen = await risenBytes(async () => {
        outcome = await send();
      });
      expect(outcome).toMatchObject({ kind: 'unknown' });
      expect(risen).toBeLessThan(60 * MB);
    });

    it('waits no longer than it may for a system that never answers, and does not know what came of the letter', async () => {
      await send();
      peer.script({ act: 'silence' });
      const startedAt = performance.now();
      const outcome = await send();
      const tookMs = performance.now() - startedAt;
      expect(outcome).toMatchObject({ kind: 'unknown', problem: { code: 'TemporarilyUnavailable' } });
      expect(tookMs).toBeGreaterThan(TIMEOUT_MS - 50);
      expect(tookMs).toBeLessThan(TIMEOUT_MS + 1_000);
    });

    it('finds a system unavailable that takes the connection and says nothing at all', async () => {
      const server = createServer((socket) => void socket.on('error', () => {}));
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      const { port } = server.address() as { port: number };
      const silent = open(tls.gateway);
      const startedAt = performance.now();
      const outcome = await silent.submit(await consignmentWith(10), endpointAt(`https://127.0.0.1:${port}`), never);
      expect(outcome).toMatchObject({ kind: 'unavailable', problem: { code: 'TemporarilyUnavailable' } });
      expect(performance.now() - startedAt).toBeLessThan(TIMEOUT_MS + 1_000);
      await silent.close();
      server.close();
    });

    it('finds a system unavailable that refuses connections', async () => {
      const gone = await startPeer(tls.peer);
      await gone.close();
      const outcome = await connector.submit(await consignmentWith(10), endpointAt(gone.address), never);
      expect(outcome).toMatchObject({ kind: 'unavailable', problem: { code: 'TemporarilyUnavailable' } });
      expectNothingGivenAway(outcome);
      expect(JSON.stringify(outcome)).not.toContain(new URL(gone.address).port);
      expect(await connector.askStatus(UNKNOWN_ID, endpointAt(gone.address), never)).toMatchObject({
        kind: 'unavailable',
      });
    });

    it('sends nothing to a system whose certificate it does not trust', async () => {
      const before = peer.requests().length;
      for (const sizes of [[], [10]]) {
        const outcome = await open(tls.distrustful).submit(await consignmentWith(...sizes), endpoint(), never);
        expect(outcome).toMatchObject({ kind: 'unavailable', problem: { code: 'TemporarilyUnavailable' } });
      }
      expect(peer.requests()).toHaveLength(before);
    });

    it.each([[[]], [[10]], [[2_000_000]]])(
      'is unavailable, never unknown, where the system refuses its certificate (files: %j)',
      async (sizes) => {
        const before = peer.requests().length;
        const outcome = await open(tls.stranger).submit(await consignmentWith(...sizes), endpoint(), never);
        expect(outcome).toMatchObject({ kind: 'unavailable', problem: { code: 'TemporarilyUnavailable' } });
        expect(peer.requests()).toHaveLength(before);
      },
    );

    it('sends nothing where the call was given up before it began, and to no address that is not allowed', async () => {
      const before = peer.requests().length;
      const consignment = await consignmentWith(10);
      expect(await connector.submit(consignment, endpoint(), AbortSignal.abort())).toMatchObject({
        kind: 'unavailable',
      });
      expect(await connector.askStatus(UNKNOWN_ID, endpoint(), AbortSignal.abort())).toMatchObject({
        kind: 'unavailable',
      });
      const strict = connectorsFor(tls.gateway, { allowPrivate: [] }).get(dialect) as Connector;
      opened.push(strict);
      for (const address of [
        peer.address,
        peer.address.replace('127.0.0.1', 'localhost'),
        'http://edoc.example.ge',
        'no address',
      ]) {
        expect(await strict.submit(consignment, endpointAt(address), never)).toMatchObject({ kind: 'unavailable' });
        expect(await strict.askStatus(UNKNOWN_ID, endpointAt(address), never)).toMatchObject({ kind: 'unavailable' });
      }
      expect(peer.requests()).toHaveLength(before);
    });

    it('ends at once when the call is given up, and does not know what came of the letter', async () => {
      await send();
      peer.script({ act: 'silence' });
      const giveUp = new AbortController();
      const submitted = peer.submitted();
      const outcome = connector.submit(await consignmentWith(10), endpoint(60_000), giveUp.signal);
      await submitted;
      giveUp.abort();
      expect(await outcome).toMatchObject({ kind: 'unknown' });
    });

    it('is unavailable where a file of ours cannot be read, or is not as long as it should be', async () => {
      const consignment = await consignmentWith(500_000);
      const before = peer.arrived().length;
      const unreadable = [
        () => Promise.reject(new Error('secret of the database')),
        () => Promise.resolve(madeBytes(400_000)),
        () => Promise.resolve(madeBytes(600_000)),
        () =>
          Promise.resolve(
            Readable.from(
              (function* () {
                yield Buffer.alloc(9);
                throw new Error('secret of the disk');
              })(),
            ),
          ),
      ];
      for (const openFile of unreadable) {
        const outcome = await send({ ...consignment, openFile });
        expect(outcome).toMatchObject({ kind: 'unavailable', problem: { code: 'InternalError' } });
        expectNothingGivenAway(outcome);
      }
      expect(peer.arrived()).toHaveLength(before);
    });

    it('lets a slow upload go on while bytes move, longer than the time-out', async () => {
      const consignment = await consignmentWith(15 * 65_536);
      async function* slowly() {
        const whole = Buffer.concat(await madeBytes(15 * 65_536).toArray());
        for (let at = 0; at < whole.length; at += 65_536) {
          await new Promise((moved) => setTimeout(moved, 60));
          yield whole.subarray(at, at + 65_536);
        }
      }
      const startedAt = performance.now();
      const slow = { ...consignment, openFile: () => Promise.resolve(Readable.from(slowly(), { objectMode: false })) };
      expect(await connector.submit(slow, endpoint(300), never)).toMatchObject({ kind: 'acknowledged' });
      expect(performance.now() - startedAt).toBeGreaterThan(600);
    });

    it('streams a file of 50 MB', async () => {
      const consignment = await consignmentWith(50 * MB);
      let outcome: DeliveryOutcome | undefined;
      const startedAt = performance.now();
      const risen = await risenBytes(async () => {
        outcome = await connector.submit(consignment, endpoint(10_000), never);
      });
      const seconds = (performance.now() - startedAt) / 1_000;
      expect(outcome).toMatchObject({ kind: 'acknowledged' });
      expect(peer.arrived().at(-1)?.files[0]?.sha256).toBe(consignment.files[0]?.sha256);
      expect(risen).toBeLessThan(60 * MB);
      console.info(
        `${dialect}: 50 MB in ${seconds.toFixed(2)} s (${(50 / seconds).toFixed(0)} MB/s), memory +${(risen / MB).toFixed(0)} MB`,
      );
    });
  });
};
