import { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerSource } from '../../ports/answer-source.ts';
import type { Connector, Endpoint, MessageSecurity } from '../../ports/connector.ts';
import {
  type MessageSigner,
  makeMessageSigner,
  type SignedMessage,
  signedWssMessage,
} from '../../wire/edoc-soap-wss.ts';
import { connectorOf, consignmentWith, madeBytes, makeContractTls, never, registeredKey } from './bench.contract.ts';
import { connectorContract } from './connector.contract.ts';
import { startEdocSoapWssPeer, type WssPeer } from './edoc-soap-wss.peer.ts';

// Each chunk is signed, parsed and kept canonical on both sides, and all of that is garbage that Node collects when some
// tens of MB have gathered; below, "is given no byte of a file before ..." shows that no file is held.
connectorContract('edoc-soap-wss', startEdocSoapWssPeer, 200_000_000);

const CHUNK = 524_288;
const MESSAGE_ID = '0190cccc-0000-7000-8000-0000000000aa';

describe('a system of dialect edoc-soap-wss', () => {
  let tls: Awaited<ReturnType<typeof makeContractTls>>;
  let peer: WssPeer;
  let connector: Connector;
  let answers: AnswerSource;
  let endpoint: Endpoint;
  const opened: Connector[] = [];
  const connectorWith = (messageSecurity: MessageSecurity): Connector => {
    const made = connectorOf('edoc-soap-wss', tls.gateway, messageSecurity);
    opened.push(made);
    return made;
  };

  beforeAll(async () => {
    tls = await makeContractTls();
    peer = await startEdocSoapWssPeer(tls.peer);
    connector = connectorWith(tls.messageSecurity);
    answers = connector.answers as AnswerSource;
    endpoint = { systemCode: 'mia', dialect: 'edoc-soap-wss', address: peer.address, timeoutMs: 5_000 };
  }, 60_000);
  afterEach(() => {
    peer.alter = undefined;
    peer.asked.splice(0);
    peer.chunkFaults.splice(0);
  });
  afterAll(async () => {
    await Promise.all(opened.map((made) => made.close()));
    await peer.close();
    await tls.remove();
  });
  const chunks = () => peer.asked.filter((request) => request.operation === 'UploadChunk').map(({ offset }) => offset);

  it('is given a file in chunks, and the rest of it only where a part is there', async () => {
    const consignment = await consignmentWith(2 * CHUNK + 7);
    // The connection breaks after the first chunk: what comes next starts where that ended.
    let opens = 0;
    const openFile: typeof consignment.openFile = async (file) => {
      opens += 1;
      if (opens > 1) return madeBytes(file.sizeBytes);
      const stream = madeBytes(file.sizeBytes);
      return stream.take(10);
    };
    const broken = await connector.submit({ ...consignment, openFile }, endpoint, never);
    expect(broken).toMatchObject({ kind: 'unavailable', problem: { code: 'InternalError' } });
    expect(chunks()).toEqual([0]);
    peer.asked.splice(0);
    expect(await connector.submit({ ...consignment, openFile }, endpoint, never)).toMatchObject({
      kind: 'acknowledged',
    });
    expect(chunks()).toEqual([0, CHUNK, 2 * CHUNK]);
    expect(peer.arrived().at(-1)?.files[0]?.sha256).toBe(consignment.files[0]?.sha256);
  });

  it('is given no byte of a file before it has nearly all bytes before it: a file is never held', async () => {
    const consignment = await consignmentWith(10 * CHUNK);
    const stored = () =>
      peer.asked.reduce((sum, request) => sum + (request.operation === 'UploadChunk' ? request.content.length : 0), 0);
    let pulled = 0;
    let furthestAhead = 0;
    async function* watched() {
      for await (const piece of madeBytes(10 * CHUNK)) {
        pulled += (piece as Buffer).length;
        furthestAhead = Math.max(furthestAhead, pulled - stored());
        yield piece as Buffer;
      }
    }
    const openFile = () => Promise.resolve(Readable.from(watched(), { objectMode: false }));
    expect(await connector.submit({ ...consignment, openFile }, endpoint, never)).toMatchObject({
      kind: 'acknowledged',
    });
    expect(pulled).toBe(10 * CHUNK);
    expect(furthestAhead).toBeLessThan(2 * CHUNK);
  });

  it('is given files again that it lost, or whose digest did not fit', async () => {
    const consignment = await consignmentWith(5_000);
    peer.chunkFaults.push('FileDigestMismatch');
    expect(await connector.submit(consignment, endpoint, never)).toMatchObject({ kind: 'acknowledged' });
    expect(chunks()).toEqual([0, 0]);
    expect(peer.arrived().at(-1)?.files[0]?.sha256).toBe(consignment.files[0]?.sha256);
  });

  it('is not asked for ever where it never has enough', async () => {
    peer.chunkFaults.push('OffsetMismatch', 'OffsetMismatch', 'OffsetMismatch', 'OffsetMismatch', 'OffsetMismatch');
    expect(await connector.submit(await consignmentWith(10), endpoint, never)).toMatchObject({ kind: 'unavailable' });
  });

  it('is given a file without a byte', async () => {
    expect(await connector.submit(await consignmentWith(10, 0), endpoint, never)).toMatchObject({
      kind: 'acknowledged',
    });
    expect(
      peer
        .arrived()
        .at(-1)
        ?.files.map(({ sizeBytes }) => sizeBytes),
    ).toEqual([10, 0]);
  });

  it('lists what waits in pages, gives envelopes and files, and forgets what is confirmed', async () => {
    const file = Buffer.concat(await madeBytes(CHUNK + 3).toArray());
    const ids = [1, 2, 3].map((n) => MESSAGE_ID.replace('aa', `a${n}`));
    for (const id of ids)
      peer.waiting.set(id, { envelopeXml: Buffer.from(`<E>${id}</E>`), files: { 'f@example.ge': file } });
    const first = await answers.list({ limit: 2 }, endpoint, never);
    const page = first.ok ? first.value : undefined;
    expect(page?.messages.map(({ messageId }) => messageId)).toEqual(ids.slice(0, 2));
    const second = await answers.list({ limit: 2, cursor: page?.nextCursor ?? '' }, endpoint, never);
    expect(second).toMatchObject({ ok: true, value: { messages: [{ messageId: ids[2] }] } });
    expect(await answers.fetch(ids[0] as string, endpoint, never)).toEqual({
      ok: true,
      value: Buffer.from(`<E>${ids[0]}</E>`),
    });
    const chunk = (offsetBytes: number) =>
      answers.fetchChunk({ messageId: ids[0] as string, contentId: 'f@example.ge', offsetBytes }, endpoint, never);
    expect(await chunk(0)).toEqual({ ok: true, value: file.subarray(0, CHUNK) });
    expect(await chunk(CHUNK)).toEqual({ ok: true, value: file.subarray(CHUNK) });
    expect(await answers.fetch(MESSAGE_ID, endpoint, never)).toMatchObject({
      ok: false,
      problem: { code: 'UnknownMessage' },
    });
    for (const id of ids)
      expect(await answers.confirm(id, Buffer.from('<R/>'), endpoint, never)).toMatchObject({ ok: true });
    expect(await answers.list({ limit: 2 }, endpoint, never)).toEqual({ ok: true, value: { messages: [] } });
    expect(peer.confirmed.get(ids[1] as string)).toEqual(Buffer.from('<R/>'));
  });

  it('is not believed where another key, another time or another body is behind its answer', async () => {
    const { keyPem, certificatePem } = tls.stranger;
    const stranger = makeMessageSigner({ keyPem, certificatePem });
    const own = makeMessageSigner(tls.peer.wss);
    const status = (signer: MessageSigner, at: Date): SignedMessage =>
      signedWssMessage(
        { operation: 'GetDeliveryStatusResponse', messageId: MESSAGE_ID, state: 'NOT_RECEIVED' },
        signer,
        at,
      );
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const ask = () => connector.askStatus(MESSAGE_ID, endpoint, never);
    peer.alter = () => status(own, minutesAgo(4));
    expect(await ask()).toEqual({ kind: 'not_received' });
    const cases: [SignedMessage, string][] = [
      [status(stranger, new Date()), 'CertificateUnknown'],
      [status(own, minutesAgo(11)), 'SignatureInvalid'],
      [status(own, minutesAgo(-6)), 'SignatureInvalid'],
    ];
    const changed = status(own, new Date());
    cases.push([
      { ...changed, body: Buffer.from(changed.body.toString().replace('>NOT_RECEIVED<', '>RECEIVED<')) },
      'SignatureInvalid',
    ]);
    cases.push([
      { ...changed, body: Buffer.from(changed.body.toString().replace(/<soap:Header>.*<\/soap:Header>/s, '')) },
      'Validation',
    ]);
    for (const [answer, code] of cases) {
      peer.alter = () => answer;
      expect(await ask(), code).toMatchObject({ kind: 'unavailable', problem: { code } });
    }
  });

  it('refuses no letter by a fault that it did not sign, and takes none by an acknowledgement that it did not sign', async () => {
    const unsigned = ({ body, ...rest }: SignedMessage): SignedMessage => ({
      ...rest,
      body: Buffer.from(body.toString().replace(/<ds:SignatureValue>..../, '<ds:SignatureValue>AAAA')),
    });
    peer.alter = unsigned;
    peer.script({ act: 'problem', problem: { code: 'InvalidAddressee', detail: 'x' } });
    expect(await connector.submit(await consignmentWith(), endpoint, never)).toMatchObject({ kind: 'unavailable' });
    expect(await connector.submit(await consignmentWith(), endpoint, never)).toMatchObject({ kind: 'unknown' });
  });

  it('takes nothing from us that another key signed, and its refusal is told', async () => {
    const { keyPem, certificatePem } = tls.stranger;
    const keysOf = () => Promise.resolve([registeredKey(tls.peer.wss.certificatePem)]);
    const foreign = connectorWith({ signingKey: { keyPem, certificatePem }, keysOf });
    const before = peer.arrived().length;
    expect(await foreign.submit(await consignmentWith(), endpoint, never)).toMatchObject({
      kind: 'refused',
      problem: { code: 'CertificateUnknown' },
    });
    expect(peer.arrived()).toHaveLength(before);
    expect(peer.asked).toEqual([]);
  });

  it('is not believed once its key is revoked or out of date', async () => {
    const key = registeredKey(tls.peer.wss.certificatePem);
    for (const keys of [[{ ...key, revokedAt: new Date(0) }], [{ ...key, notAfter: new Date(0) }]]) {
      const wary = connectorWith({ signingKey: tls.messageSecurity.signingKey, keysOf: () => Promise.resolve(keys) });
      expect(await wary.askStatus(MESSAGE_ID, endpoint, never)).toMatchObject({
        kind: 'unavailable',
        problem: { code: 'CertificateRevoked' },
      });
    }
  });
});
