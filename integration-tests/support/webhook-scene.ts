import { afterEach, beforeEach } from 'vitest';
import { type FeedScene, feedScene, receiver } from './feed-scene.ts';

/** The feed of the test under way, and a receiver of its portal. */
export let feed: FeedScene;
export let portal: Awaited<ReturnType<typeof receiver>>;

/** Gives every test of the file a feed over a database of its own, and a receiver. */
export const useWebhookScene = (): void => {
  beforeEach(async () => {
    [feed, portal] = await Promise.all([feedScene(), receiver()]);
  });
  afterEach(async () => {
    await portal.close();
    await feed.close();
  });
};

/** A signal that is never given. */
export const never = new AbortController().signal;
/** A worker's turn at a webhook. */
export const deliver = (webhookId: string) => feed.worker.deliverWebhook(webhookId, never);
/** A webhook as its client sees it. */
export const stateOf = async (webhookId: string) =>
  (await feed.call('GET', '/v1/webhooks')).json.items.find(
    (webhook: { webhookId: string }) => webhook.webhookId === webhookId,
  );
