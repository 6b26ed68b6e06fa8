import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generateKeyPair } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readExampleKeyPair } from '../certs-example/make-certs.ts';
import { makeWebhookCalls } from '../src/outbound/webhooks/webhook-calls.ts';
import { exampleCertificates } from './support/certificates.ts';
import { batchOf, clientClaims, type FeedScene, feedScene, type Received, receiver } from './support/feed-scene.ts';
import { claimsOf } from './support/portal-scene.ts';
import { nodeExample, pythonExample, WITHOUT_PYTHON } from './support/webhook-examples.ts';
import { webhookWorker } from './support/webhook-worker.ts';

let feed: FeedScene;
let portal: Awaited<ReturnType<typeof receiver>>;
beforeEach(async () => {
  [feed, portal] = await Promise.all([feedScene(), receiver()]);
});
afterEach(async () => {
  await portal.close();
  await feed.close();
});

const never = new AbortController().signal;
const deliver = (webhookId: string) => feed.worker.deliverWebhook(webhookId, never);
const stateOf = async (webhookId: string) =>
  (await feed.call('GET', '/v1/webhooks')).json.items.find(
    (webhook: { webhookId: string }) => webhook.webhookId === webhookId,
  );
const signed = ({ headers, body }: Received, secret: string, laterSeconds = 0) => ({
  header: String(headers['shikriki-signature']),
  secret,
  body,
  nowSeconds: Math.floor(Date.now() / 1000) + laterSeconds,
});

describe('a webhook', () => {
  test('gets every change once, in order, and confirms it by its answer', async () => {
    const { webhookId } = await feed.webhook({ address: portal.address });
    const [one, other] = [await feed.newCase(), await feed.newCase()];
    await feed.happened(one, 'delivered', 'registered');
    await feed.happened(other, 'delivered');
    expect(feed.queue.published).toContainEqual({ topic: 'webhook', id: webhookId });
    await deliver(webhookId);
    await deliver(webhookId);
    expect(portal.positions()).toEqual([1, 2, 3]);
    const [call] = portal.received;
    expect(call?.headers).toMatchObject({
      'shikriki-webhook-id': webhookId,
      'shikriki-position': '3',
      'content-type': 'application/json',
    });
    expect(batchOf(call!.body)).toMatchObject({ webhookId, nextPosition: 3 });
    expect(await stateOf(webhookId)).toMatchObject({ state: 'active', confirmedPosition: 3 });
  });

  test('with an event filter is told of those only, and is not asked to confirm the rest', async () => {
    const { webhookId } = await feed.webhook({ address: portal.address, events: ['reply'] });
    const about = await feed.newCase();
    await feed.happened(about, 'delivered', 'registered');
    await deliver(webhookId);
    expect(portal.received).toHaveLength(0);
    expect(await stateOf(webhookId)).toMatchObject({ confirmedPosition: 2 });
    await feed.happened(about, 'in_progress', 'reply', 'closed');
    await deliver(webhookId);
    expect(portal.positions()).toEqual([4]);
    expect(batchOf(portal.received[0]!.body).nextPosition).toBe(5);
  });

  test('gets long backlogs in several calls, still in order', async () => {
    const { webhookId } = await feed.webhook({ address: portal.address });
    const about = await feed.newCase();
    await feed.store.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
      for (let count = 0; count < 230; count++) await feed.append(tx, about, 'in_progress');
    });
    await feed.worker.sequenceChanges();
    await deliver(webhookId);
    expect(portal.received.map(({ body }) => batchOf(body).items.length)).toEqual([100, 100, 30]);
    expect(portal.positions()).toEqual(Array.from({ length: 230 }, (_, index) => index + 1));
  });

  test('gets a batch again after a worker was killed between the call and the cursor: repeated, not lost', async () => {
    const { webhookId } = await feed.webhook({ address: portal.address });
    const about = await feed.newCase();
    await feed.happened(about, 'delivered', 'registered');
    const dying = webhookWorker(feed.database.databaseUrl, webhookId);
    portal.answers(async () => {
      // The portal has kept the batch, its answer never reaches the worker.
      await dying.kill();
      return 204;
    });
    await dying.ended;
    portal.answers(() => 204);
    await deliver(webhookId);
    expect(portal.positions()).toEqual([1, 2]);
    await feed.shiftClock('31 seconds');
    await deliver(webhookId);
    expect(portal.positions()).toEqual([1, 2, 1, 2]);
    expect(await stateOf(webhookId)).toMatchObject({ confirmedPosition: 2 });
  });

  test('cannot have its cursor moved by a worker whose claim was taken over', async () => {
    const { webhookId } = await feed.webhook({ address: portal.address });
    await feed.happened(await feed.newCase(), 'delivered', 'registered');
    portal.answers(async () => {
      // While the call is under way somebody asks for a replay.
      portal.answers(() => 204);
      await feed.call('POST', `/v1/webhooks/${webhookId}/replay`, { body: { after: 1 } });
      return 204;
    });
    await deliver(webhookId);
    expect(await stateOf(webhookId)).toMatchObject({ confirmedPosition: 1 });
    await deliver(webhookId);
    expect(portal.positions()).toEqual([1, 2, 2]);
  });

  test('is delivered again from any position, as often as it is asked for', async () => {
    const { webhookId } = await feed.webhook({ address: portal.address });
    await feed.happened(await feed.newCase(), 'delivered', 'registered', 'reply');
    await deliver(webhookId);
    expect((await feed.call('POST', `/v1/webhooks/${webhookId}/replay`, { body: { after: 1 } })).status).toBe(200);
    await deliver(webhookId);
    expect(portal.positions()).toEqual([1, 2, 3, 2, 3]);
    expect((await feed.call('POST', `/v1/webhooks/${webhookId}/replay`, { body: { after: 99 } })).json.code).toBe(
      'CursorInvalid',
    );
  });

  test('that is paused gets nothing until it goes on where it stopped; a removed one nothing ever', async () => {
    const { webhookId } = await feed.webhook({ address: portal.address });
    expect((await feed.call('POST', `/v1/webhooks/${webhookId}/pause`)).json).toMatchObject({
      state: 'paused',
      pausedBecause: 'asked',
    });
    await feed.happened(await feed.newCase(), 'delivered');
    await deliver(webhookId);
    expect(portal.received).toHaveLength(0);
    await feed.call('POST', `/v1/webhooks/${webhookId}/replay`, { body: {} });
    await deliver(webhookId);
    expect(portal.positions()).toEqual([1]);
    expect((await feed.call('DELETE', `/v1/webhooks/${webhookId}`)).status).toBe(204);
    await feed.happened(await feed.newCase(), 'delivered');
    await deliver(webhookId);
    expect(portal.positions()).toEqual([1]);
    expect((await feed.owner.query('select 1 from content')).rowCount).toBe(0);
  });
});

describe('a receiver that fails', () => {
  test('is tried again at growing gaps, paused with a warning after three days, and loses nothing', async () => {
    const { webhookId } = await feed.webhook({ address: portal.address });
    await feed.happened(await feed.newCase(), 'delivered');
    portal.answers(() => 503);
    await deliver(webhookId);
    await deliver(webhookId);
    expect(portal.received).toHaveLength(1);
    const gaps: number[] = [];
    for (let tries = 0; tries < 12; tries++) {
      const { rows } = await feed.owner.query<{ gap: number }>(
        `select extract(epoch from next_try_at - app_now())::float8 as gap from webhooks`,
      );
      gaps.push(Math.ceil(rows[0]!.gap));
      await feed.shiftClock(`${gaps.at(-1)} seconds`);
      await deliver(webhookId);
    }
    expect(portal.received).toHaveLength(13);
    expect(gaps.slice(0, 4)).toEqual([5, 10, 20, 40]);
    expect(gaps.at(-1)).toBe(3600);
    expect(await stateOf(webhookId)).toMatchObject({ state: 'active', lastFailure: 'HTTP 503' });

    await feed.shiftClock('3 days');
    await deliver(webhookId);
    expect(await stateOf(webhookId)).toMatchObject({ state: 'paused', pausedBecause: 'failing', confirmedPosition: 0 });
    expect(feed.log.lines.filter((line) => line.includes('webhook.paused'))).toHaveLength(1);
    await feed.shiftClock('10 days');
    await deliver(webhookId);
    expect(portal.received).toHaveLength(14);

    portal.answers(() => 204);
    await feed.call('POST', `/v1/webhooks/${webhookId}/replay`, { body: {} });
    await deliver(webhookId);
    expect(await stateOf(webhookId)).toMatchObject({ state: 'active', confirmedPosition: 1 });
  });

  test('delays no other, even where it never answers', async () => {
    const slow = await receiver();
    let arrived = (): void => undefined;
    const hanging = new Promise<void>((resolve) => (arrived = resolve));
    slow.answers(() => {
      arrived();
      return new Promise<number>(() => undefined);
    });
    const dead = await feed.webhook({ address: slow.address });
    const well = await feed.webhook({ address: portal.address });
    await feed.happened(await feed.newCase(), 'delivered');
    const stopping = new AbortController();
    const stuck = feed.worker.deliverWebhook(dead.webhookId, stopping.signal);
    await hanging;
    await deliver(well.webhookId);
    expect(portal.positions()).toEqual([1]);
    stopping.abort();
    await stuck;
    expect(await stateOf(dead.webhookId)).toMatchObject({ confirmedPosition: 0, lastFailure: 'aborted' });
    await slow.close();
  });

  test('has ten seconds for all of its answer, not for each byte', async () => {
    const calls = makeWebhookCalls({ allowPrivate: [], httpLoopback: true, now: () => new Date(), timeoutMs: 150 });
    const server = createServer((_request, response) => {
      const drip = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(drip));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const call = { address, webhookId: 'w', position: 1, body: Buffer.from('{}'), secrets: ['s'] };
    expect(await calls.post(call, never)).toEqual({ kind: 'failed', failure: 'timeout' });
    await calls.close();
    server.closeAllConnections();
    server.close();
  });

  test('cannot send us elsewhere', async () => {
    const { webhookId } = await feed.webhook({ address: portal.address });
    await feed.happened(await feed.newCase(), 'delivered');
    portal.answers(() => 302);
    await deliver(webhookId);
    expect(portal.received).toHaveLength(1);
    expect(await stateOf(webhookId)).toMatchObject({ confirmedPosition: 0, lastFailure: 'HTTP 302' });
  });
});

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

describe('the signature', () => {
  test('holds by the Node example of the portal guide, and by nothing that was changed', async () => {
    const { webhookId, secret } = await feed.webhook({ address: portal.address });
    await feed.happened(await feed.newCase(), 'registered');
    await deliver(webhookId);
    const arrival = signed(portal.received[0]!, secret);
    expect(await nodeExample(arrival)).toBe(true);
    const wrong = {
      'another secret': { ...arrival, secret: `${secret.slice(0, -1)}!` },
      'another body': { ...arrival, body: Buffer.from(arrival.body.toString().replace('registered', 'reply')) },
      'another time': { ...arrival, header: arrival.header.replace(/t=\d+/, `t=${arrival.nowSeconds - 1}`) },
      'an old call sent again': { ...arrival, nowSeconds: arrival.nowSeconds + 301 },
      'no signature': { ...arrival, header: 't=1' },
    };
    for (const [what, change] of Object.entries(wrong)) expect(await nodeExample(change), what).toBe(false);
  });

  test.skipIf(WITHOUT_PYTHON)(
    'holds by the Python example of the portal guide, and by nothing that was changed',
    async () => {
      const { webhookId, secret } = await feed.webhook({ address: portal.address });
      await feed.happened(await feed.newCase(), 'registered');
      await deliver(webhookId);
      const arrival = signed(portal.received[0]!, secret);
      expect(await pythonExample(arrival)).toBe(true);
      expect(await pythonExample({ ...arrival, secret: 'whsec_other' })).toBe(false);
      expect(await pythonExample({ ...arrival, body: Buffer.concat([arrival.body, Buffer.from(' ')]) })).toBe(false);
      expect(await pythonExample({ ...arrival, nowSeconds: arrival.nowSeconds + 301 })).toBe(false);
    },
  );

  test('is made with both secrets for a day after a rotation, then with the new one only', async () => {
    const { webhookId, secret: old } = await feed.webhook({ address: portal.address });
    const { json } = await feed.call('POST', `/v1/webhooks/${webhookId}/secret`);
    await feed.happened(await feed.newCase(), 'registered');
    await deliver(webhookId);
    const during = portal.received[0]!;
    expect(await nodeExample(signed(during, old))).toBe(true);
    expect(await nodeExample(signed(during, json.secret))).toBe(true);
    await feed.shiftClock('25 hours');
    await feed.happened(await feed.newCase(), 'registered');
    await deliver(webhookId);
    const after = portal.received[1]!;
    expect(await nodeExample(signed(after, old))).toBe(false);
    expect(await nodeExample(signed(after, json.secret))).toBe(true);
  });

  test('is on a ping too, which tells what the receiver answered', async () => {
    const { webhookId, secret } = await feed.webhook({ address: portal.address });
    expect((await feed.call('POST', `/v1/webhooks/${webhookId}/ping`)).json).toEqual({ taken: true, httpStatus: 204 });
    expect(batchOf(portal.received[0]!.body)).toEqual({ webhookId, items: [], nextPosition: 0 });
    expect(await nodeExample(signed(portal.received[0]!, secret))).toBe(true);
    portal.answers(() => 500);
    expect((await feed.call('POST', `/v1/webhooks/${webhookId}/ping`)).json).toEqual({
      taken: false,
      httpStatus: 500,
      failure: 'HTTP 500',
    });
  });
});

describe('who may', () => {
  const paths = [
    ['GET', '/v1/changes'],
    ['GET', '/v1/webhooks'],
    ['POST', '/v1/webhooks'],
    ['POST', `/v1/webhooks/${'0'.repeat(8)}-0000-7000-8000-000000000000/ping`],
  ] as const;
  const refused = async (bearer: string | null) => {
    const answers = await Promise.all(paths.map(([method, path]) => feed.call(method, path, { bearer })));
    return answers.map(({ status }) => status);
  };

  test('nobody without a token, with a forged one, or one of another issuer', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    expect(await refused(null)).toEqual([401, 401, 401, 401]);
    expect(await refused(await feed.token(clientClaims(), privateKey))).toEqual([401, 401, 401, 401]);
    expect(await refused(await feed.token({ ...clientClaims(), iss: 'https://evil.example' }))).toEqual([
      401, 401, 401, 401,
    ]);
  });

  test('no citizen, whatever scope the token has and whichever client it was given to', async () => {
    const scope = 'changes:read webhooks:write';
    for (const claims of [
      claimsOf('nino'),
      { ...claimsOf('nino'), scope, client_id: 'portal' },
      { ...claimsOf('nino'), scope, client_id: 'nino' },
      { sub: 'nino', client_id: 'portal', scope },
      { sub: 'portal', client_id: 'portal', scope, acting_for: 'nino' },
    ])
      expect(await refused(await feed.token(claims))).toEqual([403, 403, 403, 403]);
  });

  test('no client beyond its scope', async () => {
    expect(await refused(await feed.token(clientClaims('portal', '')))).toEqual([403, 403, 403, 403]);
    expect(await refused(await feed.token(clientClaims('portal', 'changes:readx webhooks')))).toEqual([
      403, 403, 403, 403,
    ]);
    const reader = await feed.token(clientClaims('portal', 'changes:read'));
    expect((await refused(reader)).slice(0, 2)).toEqual([200, 403]);
  });

  test('a client sees and changes its own webhooks only', async () => {
    const { webhookId } = await feed.webhook({ address: portal.address });
    const bearer = await feed.token(clientClaims('other'));
    expect((await feed.call('GET', '/v1/webhooks', { bearer })).json.items).toEqual([]);
    for (const [method, path, body] of [
      ['DELETE', '', undefined],
      ['POST', '/pause', undefined],
      ['POST', '/replay', {}],
      ['POST', '/secret', undefined],
      ['POST', '/ping', undefined],
    ] as const)
      expect((await feed.call(method, `/v1/webhooks/${webhookId}${path}`, { bearer, body })).status).toBe(404);
    expect(await stateOf(webhookId)).toMatchObject({ state: 'active' });
    expect(portal.received).toHaveLength(0);
  });
});

test('nothing private is in the feed, in a call, in an answer or in the log', async () => {
  const address = `${portal.address}?key=CANARY-ADDRESS`;
  const { webhookId, secret } = await feed.webhook({ address });
  await feed.happened(await feed.newCase(), 'registered', 'reply');
  portal.answers(() => 500);
  await deliver(webhookId);
  const page = await feed.call('GET', '/v1/changes');
  const told = [
    JSON.stringify(page.json),
    ...portal.received.map(({ body, headers }) => `${body.toString()}${JSON.stringify(headers)}`),
  ];
  expect(page.json.items).toHaveLength(2);
  expect(told.join()).not.toMatch(/canary|კანარ|whsec_/i);
  expect(JSON.stringify(await stateOf(webhookId))).not.toContain(secret);
  expect(feed.log.lines.join()).toContain('webhook.failed');
  expect(feed.log.lines.join()).not.toMatch(/canary|whsec_|127\.0\.0\.1/i);
});
