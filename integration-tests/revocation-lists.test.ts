import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { issueCrl } from '../certs-example/crl.ts';
import { makeKeyPair } from '../certs-example/key-pair.ts';
import { startRevocationLists } from '../src/outbound/revocation/lists.ts';
import type { RevocationLists } from '../src/ports/revocation.ts';
import { sealKey } from './support/certificates.ts';
import { type FreshCertificates, type FreshPair, freshCertificates } from './support/fresh-certificates.ts';

const HOUR_MS = 3_600_000;
let fresh: FreshCertificates;
let seal: FreshPair;
let other: FreshPair;
let file: string;
let server: Server;
let served: Buffer | undefined;
beforeAll(async () => {
  fresh = await freshCertificates();
  [seal, other] = [await fresh.pair('seal'), await fresh.pair('seal')];
  file = join(fresh.folder, 'list.pem');
  server = createServer((_request, response) => {
    if (served === undefined) response.writeHead(503).end();
    else response.end(served);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await fresh.remove();
});

let lists: RevocationLists;
let aheadMs = 0;
afterEach(() => lists.close());
const start = async (
  options: { readonly urls?: readonly string[]; readonly whenStale?: 'closed' | 'soft' } = {},
): Promise<void> => {
  aheadMs = 0;
  lists = await startRevocationLists({
    files: options.urls === undefined ? [file] : [],
    urls: options.urls ?? [],
    caPem: fresh.caPem,
    whenStale: options.whenStale ?? 'closed',
    intervalMs: 60_000,
    clock: { now: () => new Date(Date.now() + aheadMs) },
  });
};
const verdict = (pair = seal) => lists.verdictOn(pair.certificatePem).kind;

describe('revocation lists', () => {
  test('tell the revoked from the others, and know nothing of foreign authorities', async () => {
    await fresh.writeList(file, { revoked: [seal.certificatePem] });
    await start();
    expect([verdict(), verdict(other)]).toEqual(['revoked', 'good']);
    expect(lists.verdictOn((await sealKey('foreign-seal')).certificatePem)).toEqual({ kind: 'not_covered' });
    expect(lists.troubles()).toEqual([]);
  });

  test('hold without a restart as soon as they are read again, and say so to who listens', async () => {
    await fresh.writeList(file, { revoked: [] });
    await start();
    let told = 0;
    lists.onChange(() => void (told += 1));
    await lists.refresh();
    expect([verdict(), told]).toEqual(['good', 0]);
    await fresh.writeList(file, { revoked: [seal.certificatePem] });
    await lists.refresh();
    expect([verdict(), told]).toEqual(['revoked', 1]);
  });

  test('that are older than what is known do not bring a revoked certificate back', async () => {
    await fresh.writeList(file, { revoked: [seal.certificatePem] });
    await start();
    await fresh.writeList(file, { revoked: [], thisUpdate: new Date(Date.now() - HOUR_MS) });
    await lists.refresh();
    expect(verdict()).toBe('revoked');
  });

  test.each([
    ['closed', 'stale', 1],
    ['soft', 'good', 0],
  ] as const)('that are out of date are told of; %s means %s', async (whenStale, expected, tlsLists) => {
    await fresh.writeList(file, { revoked: [other.certificatePem] });
    await start({ whenStale });
    aheadMs = 2 * HOUR_MS;
    await lists.refresh();
    expect(verdict()).toBe(expected);
    expect(verdict(other), 'what the last list revoked stays revoked').toBe('revoked');
    expect(lists.tls().crl, 'TLS by itself refuses everybody under a list that is out of date').toHaveLength(tlsLists);
    expect(lists.troubles()).toEqual([{ source: 'list.pem', reason: 'out_of_date' }]);
  });

  test('are fetched from addresses, DER or PEM; the last one holds while the address is out of reach', async () => {
    await fresh.writeList(file, { revoked: [seal.certificatePem] });
    const text = await readFile(file, 'utf8');
    served = Buffer.from(text.replace(/-----[^-]+-----/g, ''), 'base64');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ca.crl`;
    await start({ urls: [url] });
    expect([verdict(), verdict(other)]).toEqual(['revoked', 'good']);
    served = undefined;
    await lists.refresh();
    expect([verdict(), verdict(other)]).toEqual(['revoked', 'good']);
    expect(lists.troubles()).toEqual([{ source: 'ca.crl', reason: 'unreadable' }]);
    lists.close();

    await start({ urls: [url] });
    expect(verdict(), 'never had: nobody of our authorities passes').toBe('stale');
    lists.close();
    await start({ urls: [url], whenStale: 'soft' });
    expect(verdict()).toBe('not_covered');
  });

  test('that another authority signed, or that were changed, are not used', async () => {
    await fresh.writeList(file, { revoked: [] });
    await start();
    const keys = await makeKeyPair('ecdsa-p256');
    const issuer = { ...keys, commonName: fresh.authorities.issuing.commonName };
    const revokedSerials = [new X509Certificate(seal.certificatePem).serialNumber];
    const nextUpdate = new Date(Date.now() + HOUR_MS);
    await writeFile(file, issueCrl({ issuer, revokedSerials, thisUpdate: new Date(), nextUpdate }));
    await lists.refresh();
    expect(verdict()).toBe('good');
    expect(lists.troubles()).toEqual([{ source: 'list.pem', reason: 'not_signed_by_a_known_authority' }]);

    await fresh.writeList(file, { revoked: [seal.certificatePem] });
    const der = Buffer.from((await readFile(file, 'utf8')).replace(/-----[^-]+-----/g, ''), 'base64');
    // Another serial number than the one that was signed.
    der[der.length - 400] = (der[der.length - 400] ?? 0) ^ 1;
    await writeFile(file, der);
    await lists.refresh();
    expect(verdict()).toBe('good');
    expect(lists.troubles()).toEqual([{ source: 'list.pem', reason: 'not_signed_by_a_known_authority' }]);
  });
});
