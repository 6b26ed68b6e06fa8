import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { consignmentWith, never } from '../src/outbound/connectors/bench.contract.ts';
import { startEdocRestPeer } from '../src/outbound/connectors/edoc-rest.peer.ts';
import { connectorsFor } from '../src/outbound/connectors/index.ts';
import type { Peer } from '../src/outbound/connectors/scripted.peer.ts';
import { startRevocationLists } from '../src/outbound/revocation/lists.ts';
import type { Connector } from '../src/ports/connector.ts';
import type { RevocationLists } from '../src/ports/revocation.ts';
import { sealKey } from './support/certificates.ts';
import { type FreshCertificates, type FreshPair, freshCertificates } from './support/fresh-certificates.ts';

let fresh: FreshCertificates;
/** The keys of the system's server, the present and the next, and that of another system. */
let [present, next, otherSystem]: FreshPair[] = [];
let listFile: string;
beforeAll(async () => {
  fresh = await freshCertificates();
  [present, next, otherSystem] = await Promise.all([1, 2, 3].map(() => fresh.pair('tls-server')));
  listFile = join(fresh.folder, 'list.pem');
});
afterAll(() => fresh.remove());

let peer: Peer;
let connector: Connector;
let lists: RevocationLists | undefined;
const clock = { now: () => new Date() };

const serve = async (pair: FreshPair | undefined): Promise<Peer> => {
  if (pair === undefined) throw new Error('no pair');
  peer = await startEdocRestPeer({ key: pair.keyPem, cert: pair.chainPem, ca: fresh.caPem });
  return peer;
};
const connect = (revocationLists?: RevocationLists): Connector => {
  const { keyPem, certificatePem } = client;
  connector = connectorsFor(
    { keyPem, certificatePem, caPem: fresh.caPem },
    { allowPrivate: ['127.0.0.0/8'], revocationLists },
  ).get('edoc-rest') as Connector;
  return connector;
};
let client: { keyPem: string; certificatePem: string };
beforeAll(async () => {
  client = await sealKey('gateway-client');
});
beforeEach(() => void connect());
afterEach(async () => {
  lists?.close();
  lists = undefined;
  await connector.close();
  await peer.close();
});

const send = async (serverKeys?: readonly string[]) =>
  connector.submit(
    await consignmentWith(1_000),
    {
      systemCode: 'mof',
      dialect: 'edoc-rest',
      address: peer.address,
      timeoutMs: 2_000,
      ...(serverKeys && { serverKeys }),
    },
    never,
  );
const UNKNOWN_KEY = { kind: 'unavailable', problem: { code: 'CertificateUnknown' } };
const REVOKED = { kind: 'unavailable', problem: { code: 'CertificateRevoked' } };
const fingerprint = (pair: FreshPair | undefined): string => pair?.spkiSha256 ?? '';

describe('the server of a system', () => {
  test('is taken at its authority’s word where no key is pinned, and only with the pinned key where one is', async () => {
    await serve(present);
    expect(await send()).toMatchObject({ kind: 'acknowledged' });
    expect(await send([fingerprint(present)])).toMatchObject({ kind: 'acknowledged' });
  });

  test('with another system’s valid certificate gets no byte of a letter', async () => {
    await serve(otherSystem);
    expect(await send([fingerprint(present)])).toMatchObject(UNKNOWN_KEY);
    expect(
      await connector.askStatus(
        '0190ffff-0000-7000-8000-000000000000',
        {
          systemCode: 'mof',
          dialect: 'edoc-rest',
          address: peer.address,
          timeoutMs: 2_000,
          serverKeys: [fingerprint(present)],
        },
        never,
      ),
    ).toMatchObject(UNKNOWN_KEY);
    expect(peer.requests(), 'nothing was asked').toEqual([]);
  });

  test('gets nothing where every pin of it is revoked or has ended', async () => {
    await serve(present);
    expect(await send([])).toMatchObject(UNKNOWN_KEY);
    expect(peer.requests()).toEqual([]);
  });

  test('changes its key without a letter lost: both are pinned, it changes, the old pin goes', async () => {
    const [old, young] = [fingerprint(present), fingerprint(next)];
    await serve(present);
    expect(await send([old])).toMatchObject({ kind: 'acknowledged' });
    expect(await send([old, young])).toMatchObject({ kind: 'acknowledged' });
    await peer.close();
    await serve(next);
    expect(await send([old, young])).toMatchObject({ kind: 'acknowledged' });
    expect(await send([young])).toMatchObject({ kind: 'acknowledged' });
    expect(peer.arrived()).toHaveLength(2);
  });

  test('is refused as soon as its pin is gone, though a connection to it is open', async () => {
    await serve(present);
    expect(await send([fingerprint(present)])).toMatchObject({ kind: 'acknowledged' });
    expect(await send([fingerprint(next)])).toMatchObject(UNKNOWN_KEY);
    expect(peer.arrived()).toHaveLength(1);
  });

  test('is refused as soon as it is on the list, though a connection to it is open; and taken again when it is not', async () => {
    const missing = join(fresh.folder, 'missing.pem');
    // With a source that is missing TLS is given no list in `soft`, and our own look decides; else TLS decides.
    for (const more of [[], [missing]]) {
      await fresh.writeList(listFile, { revoked: [] });
      lists = await startRevocationLists({
        files: [listFile, fresh.rootListFile, ...more],
        urls: [],
        caPem: fresh.caPem,
        whenStale: 'soft',
        intervalMs: 60_000,
        clock,
      });
      expect(lists.tls().crl).toHaveLength(more.length === 0 ? 2 : 0);
      await connector.close();
      connect(lists);
      await serve(present);
      expect(await send()).toMatchObject({ kind: 'acknowledged' });
      await fresh.writeList(listFile, { revoked: [present?.certificatePem ?? ''] });
      await lists.refresh();
      expect(await send()).toMatchObject(REVOKED);
      await fresh.writeList(listFile, { revoked: [] });
      await lists.refresh();
      expect(await send()).toMatchObject({ kind: 'acknowledged' });
      expect(peer.arrived()).toHaveLength(2);
      lists.close();
      if (more.length === 0) await peer.close();
    }
  });
});
