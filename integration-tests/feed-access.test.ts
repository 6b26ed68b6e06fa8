import { generateKeyPair } from 'jose';
import { describe, expect, test } from 'vitest';
import { clientClaims } from './support/feed-scene.ts';
import { claimsOf } from './support/portal-scene.ts';
import { deliver, feed, portal, stateOf, useWebhookScene } from './support/webhook-scene.ts';

useWebhookScene();

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
