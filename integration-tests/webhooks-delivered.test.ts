import { describe, expect, test } from 'vitest';
import { batchOf } from './support/feed-scene.ts';
import { deliver, feed, portal, stateOf, useWebhookScene } from './support/webhook-scene.ts';
import { webhookWorker } from './support/webhook-worker.ts';

useWebhookScene();

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
