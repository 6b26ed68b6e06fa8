import { describe, expect, test } from 'vitest';
import { batchOf, type Received } from './support/feed-scene.ts';
import { nodeExample, pythonExample, WITHOUT_PYTHON } from './support/webhook-examples.ts';
import { deliver, feed, portal, useWebhookScene } from './support/webhook-scene.ts';

useWebhookScene();

const signed = ({ headers, body }: Received, secret: string, laterSeconds = 0) => ({
  header: String(headers['shikriki-signature']),
  secret,
  body,
  nowSeconds: Math.floor(Date.now() / 1000) + laterSeconds,
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
