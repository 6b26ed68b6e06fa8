import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector, Endpoint } from '../../ports/connector.ts';
import { connectorOf, consignmentWith, makeContractTls, never } from './bench.contract.ts';
import { connectorContract } from './connector.contract.ts';
import { startEdocRestPeer } from './edoc-rest.peer.ts';

connectorContract('edoc-rest', startEdocRestPeer);

describe('an upload by edoc-rest', () => {
  let tls: Awaited<ReturnType<typeof makeContractTls>>;
  let peer: Awaited<ReturnType<typeof startEdocRestPeer>>;
  let connector: Connector;
  let endpoint: Endpoint;
  const submit: (...args: [Awaited<ReturnType<typeof consignmentWith>>]) => ReturnType<Connector['submit']> = (
    consignment,
  ) => connector.submit(consignment, endpoint, never);
  const sentFor = ({ messageId }: { messageId: string }) =>
    peer
      .requests()
      .filter((line) => line.includes(messageId))
      .map((line) => line.replace(/\/v1\/envelopes\/[^/]+\//, ''));

  beforeAll(async () => {
    tls = await makeContractTls();
    peer = await startEdocRestPeer(tls.peer);
    connector = connectorOf('edoc-rest', tls.gateway);
    endpoint = { systemCode: 'mof', dialect: 'edoc-rest', address: peer.address, timeoutMs: 2_000 };
  }, 60_000);
  afterAll(async () => {
    await connector.close();
    await peer.close();
    await tls.remove();
  });

  it('that breaks in the middle of a file is unavailable, and the next call goes on where it stopped', async () => {
    const consignment = await consignmentWith(200_000, 300_000);
    const [first, second] = consignment.files;
    peer.faultPuts({ fault: 'cut', afterBytes: 150_000 });
    expect(await submit(consignment)).toMatchObject({
      kind: 'unavailable',
      problem: { code: 'TemporarilyUnavailable' },
    });
    expect(await connector.askStatus(consignment.messageId, endpoint, never)).toEqual({ kind: 'not_received' });
    const outcome = await submit(consignment);
    expect(outcome).toMatchObject({ kind: 'acknowledged' });
    expect(outcome.kind === 'acknowledged' && outcome.sentBytes).toBeLessThan(500_000 - 100_000);
    expect(
      peer
        .arrived()
        .at(-1)
        ?.files.map(({ sha256 }) => sha256),
    ).toEqual([first?.sha256, second?.sha256]);
  });

  it('goes on within the call where the system says that a part starts at the wrong place', async () => {
    for (const tellOffset of [true, false]) {
      const consignment = await consignmentWith(90_000);
      peer.faultPuts({ fault: 'offset_mismatch', tellOffset });
      expect(await submit(consignment)).toMatchObject({ kind: 'acknowledged' });
      const asked = sentFor(consignment).filter((line) => line.startsWith('HEAD'));
      expect(asked).toHaveLength(tellOffset ? 0 : 1);
    }
  });

  it('is unavailable when it was gone on with three times and the system still wants another offset', async () => {
    const consignment = await consignmentWith(9_000);
    peer.faultPuts(...Array.from({ length: 4 }, () => ({ fault: 'offset_mismatch', tellOffset: true }) as const));
    expect(await submit(consignment)).toMatchObject({
      kind: 'unavailable',
      httpStatus: 409,
      problem: { code: 'TemporarilyUnavailable' },
    });
    expect(sentFor(consignment).filter((line) => line.startsWith('PUT'))).toHaveLength(4);
  });

  it('sends a file anew whose digest the system found wrong, and is refused when that stays so', async () => {
    const mended = await consignmentWith(9_000);
    peer.faultPuts({ fault: 'digest_mismatch' });
    expect(await submit(mended)).toMatchObject({ kind: 'acknowledged' });
    expect(peer.arrived().at(-1)?.files[0]?.sha256).toBe(mended.files[0]?.sha256);
    peer.faultPuts(...Array.from({ length: 4 }, () => ({ fault: 'digest_mismatch' }) as const));
    expect(await submit(await consignmentWith(9_000))).toMatchObject({
      kind: 'refused',
      problem: { code: 'FileDigestMismatch' },
    });
  });

  it('sends again what the system misses at the end', async () => {
    const consignment = await consignmentWith(9_000, 8_000);
    const pointer = consignment.files[1]?.contentId ?? '';
    const errors = [{ pointer, detail: 'missing' }];
    peer.script({ act: 'problem', problem: { code: 'FileMissing', detail: '1 file is missing.', errors } });
    expect(await submit(consignment)).toMatchObject({ kind: 'acknowledged' });
    const puts = sentFor(consignment).filter((line) => line.startsWith('PUT'));
    expect(puts.filter((line) => line.includes('file-1'))).toHaveLength(2);
    expect(puts.filter((line) => line.includes('file-0'))).toHaveLength(1);
  });

  it('takes an unfinished message that the system forgot for unavailable: the next call begins anew', async () => {
    const consignment = await consignmentWith(9_000);
    peer.faultPuts({ fault: 'forget' });
    expect(await submit(consignment)).toMatchObject({
      kind: 'unavailable',
      problem: { code: 'TemporarilyUnavailable' },
    });
    expect(await submit(consignment)).toMatchObject({ kind: 'acknowledged' });
  });

  it('that stalls in the middle of a file is given up, and is unavailable: it cannot be complete', async () => {
    peer.faultPuts({ fault: 'stall' });
    const startedAt = performance.now();
    const outcome = await connector.submit(await consignmentWith(30_000_000), { ...endpoint, timeoutMs: 500 }, never);
    expect(outcome).toMatchObject({ kind: 'unavailable', problem: { code: 'TemporarilyUnavailable' } });
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  it('carries an empty file', async () => {
    const consignment = await consignmentWith(0, 5);
    expect(await submit(consignment)).toMatchObject({ kind: 'acknowledged' });
    expect(
      peer
        .arrived()
        .at(-1)
        ?.files.map(({ sizeBytes }) => sizeBytes),
    ).toEqual([0, 5]);
  });
});
