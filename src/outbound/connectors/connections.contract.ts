/** What every connector promises about connections: slow, silent, refused, given up. */
import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import type { Connector, DeliveryOutcome } from '../../ports/connector.ts';
import { type Bench, consignmentWith, MB, madeBytes, never, risenBytes, TIMEOUT_MS } from './bench.contract.ts';
import { connectorsFor } from './index.ts';

const UNKNOWN_ID = '0190ffff-0000-7000-8000-000000000000';

/** Registers the suite. */
export const connectionsContract = (bench: Bench, riseMaxBytes: number): void => {
  it('waits no longer than it may for a system that never answers, and does not know what came of the letter', async () => {
    await bench.send();
    bench.peer.script({ act: 'silence' });
    const startedAt = performance.now();
    const outcome = await bench.send();
    const tookMs = performance.now() - startedAt;
    expect(outcome).toMatchObject({ kind: 'unknown', problem: { code: 'TemporarilyUnavailable' } });
    expect(tookMs).toBeGreaterThan(TIMEOUT_MS - 50);
    expect(tookMs).toBeLessThan(TIMEOUT_MS + 1_000);
  });

  it('finds a system unavailable that takes the connection and says nothing at all', async () => {
    const server = createServer((socket) => void socket.on('error', () => {}));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as { port: number };
    const silent = bench.open(bench.tls.gateway);
    const startedAt = performance.now();
    const outcome = await silent.submit(
      await consignmentWith(10),
      bench.endpointAt(`https://127.0.0.1:${port}`),
      never,
    );
    expect(outcome).toMatchObject({ kind: 'unavailable', problem: { code: 'TemporarilyUnavailable' } });
    expect(performance.now() - startedAt).toBeLessThan(TIMEOUT_MS + 1_000);
    await silent.close();
    server.close();
  });

  it('finds a system unavailable that refuses connections', async () => {
    const gone = await bench.startPeer(bench.tls.peer);
    await gone.close();
    const outcome = await bench.connector.submit(await consignmentWith(10), bench.endpointAt(gone.address), never);
    expect(outcome).toMatchObject({ kind: 'unavailable', problem: { code: 'TemporarilyUnavailable' } });
    bench.expectNothingGivenAway(outcome);
    expect(JSON.stringify(outcome)).not.toContain(new URL(gone.address).port);
    expect(await bench.connector.askStatus(UNKNOWN_ID, bench.endpointAt(gone.address), never)).toMatchObject({
      kind: 'unavailable',
    });
  });

  it('sends nothing to a system whose certificate it does not trust', async () => {
    const before = bench.peer.requests().length;
    for (const sizes of [[], [10]]) {
      const outcome = await bench
        .open(bench.tls.distrustful)
        .submit(await consignmentWith(...sizes), bench.endpoint(), never);
      expect(outcome).toMatchObject({ kind: 'unavailable', problem: { code: 'TemporarilyUnavailable' } });
    }
    expect(bench.peer.requests()).toHaveLength(before);
  });

  it.each([[[]], [[10]], [[2_000_000]]])(
    'is unavailable, never unknown, where the system refuses its certificate (files: %j)',
    async (sizes) => {
      const before = bench.peer.requests().length;
      const outcome = await bench
        .open(bench.tls.stranger)
        .submit(await consignmentWith(...sizes), bench.endpoint(), never);
      expect(outcome).toMatchObject({ kind: 'unavailable', problem: { code: 'TemporarilyUnavailable' } });
      expect(bench.peer.requests()).toHaveLength(before);
    },
  );

  it('sends nothing where the call was given up before it began, and to no address that is not allowed', async () => {
    const before = bench.peer.requests().length;
    const consignment = await consignmentWith(10);
    expect(await bench.connector.submit(consignment, bench.endpoint(), AbortSignal.abort())).toMatchObject({
      kind: 'unavailable',
    });
    expect(await bench.connector.askStatus(UNKNOWN_ID, bench.endpoint(), AbortSignal.abort())).toMatchObject({
      kind: 'unavailable',
    });
    const strict = connectorsFor(bench.tls.gateway, { allowPrivate: [] }, bench.makers).get(bench.dialect) as Connector;
    bench.closeLater(strict);
    for (const address of [
      bench.peer.address,
      bench.peer.address.replace('127.0.0.1', 'localhost'),
      'http://edoc.example.ge',
      'no address',
    ]) {
      expect(await strict.submit(consignment, bench.endpointAt(address), never)).toMatchObject({ kind: 'unavailable' });
      expect(await strict.askStatus(UNKNOWN_ID, bench.endpointAt(address), never)).toMatchObject({
        kind: 'unavailable',
      });
    }
    expect(bench.peer.requests()).toHaveLength(before);
  });

  it('ends at once when the call is given up, and does not know what came of the letter', async () => {
    await bench.send();
    bench.peer.script({ act: 'silence' });
    const giveUp = new AbortController();
    const submitted = bench.peer.submitted();
    const outcome = bench.connector.submit(await consignmentWith(10), bench.endpoint(60_000), giveUp.signal);
    await submitted;
    giveUp.abort();
    expect(await outcome).toMatchObject({ kind: 'unknown' });
  });

  it('is unavailable where a file of ours cannot be read, or is not as long as it should be', async () => {
    const consignment = await consignmentWith(500_000);
    const before = bench.peer.arrived().length;
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
      const outcome = await bench.send({ ...consignment, openFile });
      expect(outcome).toMatchObject({ kind: 'unavailable', problem: { code: 'InternalError' } });
      bench.expectNothingGivenAway(outcome);
    }
    expect(bench.peer.arrived()).toHaveLength(before);
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
    expect(await bench.connector.submit(slow, bench.endpoint(300), never)).toMatchObject({ kind: 'acknowledged' });
    expect(performance.now() - startedAt).toBeGreaterThan(600);
  });

  it('streams a file of 50 MB', async () => {
    const consignment = await consignmentWith(50 * MB);
    let outcome: DeliveryOutcome | undefined;
    const startedAt = performance.now();
    const risen = await risenBytes(async () => {
      outcome = await bench.connector.submit(consignment, bench.endpoint(10_000), never);
    });
    const seconds = (performance.now() - startedAt) / 1_000;
    expect(outcome).toMatchObject({ kind: 'acknowledged' });
    expect(bench.peer.arrived().at(-1)?.files[0]?.sha256).toBe(consignment.files[0]?.sha256);
    expect(risen).toBeLessThan(riseMaxBytes);
    console.info(
      `${bench.dialect}: 50 MB in ${seconds.toFixed(2)} s (${(50 / seconds).toFixed(0)} MB/s), memory +${(risen / MB).toFixed(0)} MB`,
    );
  }, 90_000);
};
