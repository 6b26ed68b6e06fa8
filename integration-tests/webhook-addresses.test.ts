import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { readExampleKeyPair } from '../certs-example/make-certs.ts';
import { makeWebhookCalls } from '../src/outbound/webhooks/webhook-calls.ts';
import { exampleCertificates } from './support/certificates.ts';
import { feed, never, portal, stateOf, useWebhookScene } from './support/webhook-scene.ts';
import { webhookWorker } from './support/webhook-worker.ts';

useWebhookScene();

describe('an address', () => {
  test.each([
    ['http, not on the loopback', 'http://portal.example.ge/hook'],
    ['in a private network', 'https://10.1.2.3/hook'],
    ['of the metadata of a cloud', 'https://169.254.169.254/latest'],
    ['on the loopback by https, not listed', 'https://127.0.0.1:8443/'],
    ['on the loopback in disguise', 'http://127.0.0.1:80@evil.example/'],
    ['with a password', 'https://me:secret@portal.example.ge/'],
    ['of another kind', 'ftp://portal.example.ge/'],
  ])('%s is refused, and not repeated', async (_what, address) => {
    const { status, json } = await feed.call('POST', '/v1/webhooks', { body: { address } });
    expect([status, json.code]).toEqual([400, 'Validation']);
    expect(JSON.stringify(json)).not.toContain('example');
  });

  test('is checked again when it is called: in production no http at all', async () => {
    const production = makeWebhookCalls({ allowPrivate: [], httpLoopback: false, now: () => new Date() });
    const call = { address: portal.address, webhookId: 'w', position: 1, body: Buffer.from('{}'), secrets: ['s'] };
    expect(await production.post(call, never)).toEqual({ kind: 'failed', failure: 'address_not_allowed' });
    await production.close();
    expect(portal.received).toHaveLength(0);
  });

  test('whose name leads to a private network is not connected to', async () => {
    const calls = makeWebhookCalls({ allowPrivate: [], httpLoopback: false, now: () => new Date() });
    const server = createServer().listen(0, '127.0.0.1');
    let connected = false;
    server.on('connection', () => (connected = true));
    await once(server, 'listening');
    const address = `https://localhost:${(server.address() as AddressInfo).port}/`;
    const call = { address, webhookId: 'w', position: 1, body: Buffer.from('{}'), secrets: ['s'] };
    expect(await calls.post(call, never)).toEqual({ kind: 'failed', failure: 'address_not_allowed' });
    expect(connected).toBe(false);
    await calls.close();
    server.close();
  });
});

test('a receiver with https is called where its certificate holds, and not where it does not', async () => {
  const set = await exampleCertificates();
  const { keyPem, chainPem } = await readExampleKeyPair(set, 'gateway-server');
  const taken: string[] = [];
  const server = createTlsServer({ key: keyPem, cert: chainPem }, (request, response) => {
    taken.push(String(request.headers['shikriki-position']));
    response.writeHead(204).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { webhookId } = await feed.webhook({ address: portal.address });
  await feed.owner.query('update webhooks set address = $1', [
    `https://127.0.0.1:${(server.address() as AddressInfo).port}/`,
  ]);
  await feed.happened(await feed.newCase(), 'delivered');
  await webhookWorker(feed.database.databaseUrl, webhookId).ended;
  expect(await stateOf(webhookId)).toMatchObject({ confirmedPosition: 0, lastFailure: 'no_connection' });
  await feed.shiftClock('10 seconds');
  await webhookWorker(feed.database.databaseUrl, webhookId, { NODE_EXTRA_CA_CERTS: set.caChainFile }).ended;
  expect(await stateOf(webhookId)).toMatchObject({ confirmedPosition: 1 });
  expect(taken).toEqual(['1']);
  server.close();
});
