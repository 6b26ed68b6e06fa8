import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePortalClient } from '../src/generated/portal-client.ts';
import { batchOf, receiver } from './support/feed-scene.ts';
import { type TestSandbox, testSandbox } from './support/sandbox.ts';
import { nodeExample } from './support/webhook-examples.ts';

let sandbox: TestSandbox;
let portal: Awaited<ReturnType<typeof receiver>>;
beforeAll(async () => {
  [sandbox, portal] = await Promise.all([testSandbox(), receiver()]);
});
afterAll(async () => {
  await portal.close();
  await sandbox.stop();
});

test("a letter's way shows in the feed and at a webhook of the whole gateway, signed, in order, without a word of the letter", async () => {
  const token = await (await fetch(`${sandbox.addresses.sandbox}/client-token/example-portal`)).text();
  const backEnd = makePortalClient({ baseUrl: sandbox.addresses.portal, token: token.trim() });
  const { data: added } = await backEnd.POST('/v1/webhooks', { body: { address: portal.address } });
  const { filed } = await sandbox.arrived({ agencyCode: 'mof' });

  const told: { position: number; event: string; caseId: string }[] = [];
  for (let after = 0; !told.some(({ event }) => event === 'delivered'); ) {
    const { data } = await backEnd.GET('/v1/changes', { params: { query: { after, waitMs: 10_000 } } });
    told.push(...(data?.items ?? []));
    after = data?.nextPosition ?? after;
  }
  expect(told.map(({ event }) => event).slice(0, 2)).toEqual(['filed', 'sealed']);
  expect(told.every(({ caseId }) => caseId === filed.caseId)).toBe(true);

  const delivered = (): boolean =>
    portal.received.some(({ body }) => batchOf(body).items.some(({ event }) => event === 'delivered'));
  await portal.until(delivered);
  const positions = portal.positions();
  expect(positions).toEqual(Array.from({ length: positions.length }, (_, index) => index + 1));
  for (const { headers, body } of portal.received) {
    const arrival = { header: String(headers['shikriki-signature']), secret: added?.secret ?? '', body };
    expect(await nodeExample({ ...arrival, nowSeconds: Date.now() / 1000 })).toBe(true);
    expect(body.toString()).not.toMatch(/ქუჩ|მაგალით|example-nino|00000000001/);
  }
});

test('citizens keep to their own part of the API, and the back end to its own', async () => {
  const citizen = await sandbox.citizen().portal.GET('/v1/changes', {});
  expect(citizen.error).toMatchObject({ code: 'Forbidden' });
  const token = await (await fetch(`${sandbox.addresses.sandbox}/client-token/example-portal`)).text();
  const backEnd = makePortalClient({ baseUrl: sandbox.addresses.portal, token: token.trim() });
  expect((await backEnd.GET('/v1/cases', {})).error).toMatchObject({ code: 'Unauthenticated' });
});
