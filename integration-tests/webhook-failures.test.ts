import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { makeWebhookCalls } from '../src/outbound/webhooks/webhook-calls.ts';
import { receiver } from './support/feed-scene.ts';
import { deliver, feed, never, portal, stateOf, useWebhookScene } from './support/webhook-scene.ts';

useWebhookScene();

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
