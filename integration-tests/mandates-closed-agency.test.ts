import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ActingCast, actingCast, mandateFor } from './support/acting-cast.ts';
import { type PortalScene, portalScene } from './support/portal-scene.ts';

const NINO = { person: 'nino' } as const;

let portal: PortalScene;
let cast: ActingCast;
beforeAll(async () => {
  portal = await portalScene();
  cast = await actingCast(portal);
});
afterAll(() => portal.close());

test('a mandate may be for cases with an agency that has closed, and reaches them', async () => {
  const { caseId } = await cast.aCase('nino', { agencyCode: 'mof' });
  const other = cast.must(await cast.submit({ person: 'nino' }, { agencyCode: 'rs' }), 201).json;
  await portal.database
    .poolAs('shikriki_migrator')
    .query(`update agencies set closed_on = (app_now() - interval '1 day')::date where code = 'mof'`);

  const mandateId = await cast.mandate('nino', 'mariam', { agencyCodes: ['mof'] });
  const holder = { person: 'mariam', mandateId } as const;
  const listed = cast.must(await cast.ask(holder, 'GET', '/v1/cases?agencyCode=mof'), 200).json;
  expect(listed.items.map((one: { caseId: string }) => one.caseId)).toEqual([caseId]);
  cast.must(await cast.ask(holder, 'GET', `/v1/cases/${caseId}`), 200);
  cast.must(await cast.ask(holder, 'GET', `/v1/cases/${other.caseId}`), 404);
});

test('codes that nobody has are told, each where it stands', async () => {
  const change = { agencyCodes: ['mof', 'nobody', 'rs', 'nowhere'], letterTypes: ['letter', 'poem'] };
  const answer = await cast.ask(NINO, 'POST', '/v1/me/mandates', { body: mandateFor('mariam', change) });
  expect([answer.status, answer.json.code, answer.json.errors]).toEqual([
    400,
    'Validation',
    [
      { pointer: '/letterTypes/1', detail: 'unknown letter type' },
      { pointer: '/agencyCodes/1', detail: 'unknown agency' },
      { pointer: '/agencyCodes/3', detail: 'unknown agency' },
    ],
  ]);
});
