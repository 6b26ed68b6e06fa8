import { afterAll, beforeAll, expect, test } from 'vitest';
import { MADE_LIMITS } from '../src/inbound/portal/made-downloads.ts';
import { type PortalScene, portalScene } from './support/portal-scene.ts';

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene({ madeLimits: MADE_LIMITS });
});
afterAll(() => portal.close());

const get = (path: string, as: string) => portal.call('GET', path, { as });

test('what is made for a citizen is made as often as anybody reads; no other call, and nobody else, waits for it', async () => {
  const statuses: number[] = [];
  for (let call = 0; call <= MADE_LIMITS.all.burst; call++)
    statuses.push((await get('/v1/cases.csv', 'hurried')).status);
  expect(new Set(statuses.slice(0, -1))).toEqual(new Set([200]));
  const refused = await get('/v1/completed-tasks.csv', 'hurried');
  expect([statuses.at(-1), refused.json.code, Number(refused.headers.get('retry-after'))]).toEqual([429, 'Busy', 1]);
  expect((await get('/v1/cases', 'hurried')).status).toBe(200);
  expect((await get('/v1/cases.csv', 'patient')).status).toBe(200);
});

test('packages, each of which draws every paper of a case, have a limit of their own', async () => {
  const { caseId } = await portal.filed({}, 'collector');
  const zip = () => get(`/v1/cases/${caseId}/zip`, 'collector');
  for (let call = 0; call < MADE_LIMITS.packages.burst; call++) expect((await zip()).status).toBe(200);
  expect((await zip()).json.code).toBe('Busy');
  expect((await get(`/v1/cases/${caseId}/overview.pdf`, 'collector')).status).toBe(200);
});
