import { describe, expect, test } from 'vitest';
import { mandateFor, ORGANISATION, PEOPLE } from './support/acting-cast.ts';
import { cast, NINO, opened, portal, useMandateScene, worked } from './support/mandate-scene.ts';

useMandateScene();

describe('an organisation', () => {
  test('owns what its representative sends; they alone own nothing of it', async () => {
    const representative = { person: 'tamar', forOrganisation: true } as const;
    const { caseId } = cast.must(await cast.submit(representative), 201).json;
    await worked();
    const { initiator } = await opened();
    expect(initiator.person).toMatchObject({ kind: 'natural', personalNumber: PEOPLE.tamar.number });
    expect(initiator.represented).toEqual({
      party: { kind: 'legal', name: ORGANISATION.name, organisationNumber: ORGANISATION.code },
    });
    expect((await cast.ask({ person: 'tamar' }, 'GET', `/v1/cases/${caseId}`)).status).toBe(404);
    expect((await cast.ask(representative, 'GET', `/v1/cases/${caseId}`)).status).toBe(200);
  });

  test('can hold a mandate, which its representative uses; the envelope says so', async () => {
    const body = mandateFor('mariam', {
      holder: { kind: 'legal', name: ORGANISATION.name, organisationNumber: ORGANISATION.code },
    });
    const { mandateId } = cast.must(await cast.ask(NINO, 'POST', '/v1/me/mandates', { body }), 201).json;
    const representative = { person: 'tamar', forOrganisation: true } as const;
    expect((await cast.ask({ person: 'tamar' }, 'PUT', `/v1/me/principals/${mandateId}`)).status).toBe(404);
    cast.must(await cast.ask(representative, 'PUT', `/v1/me/principals/${mandateId}`), 200);
    expect((await cast.ask({ person: 'tamar', mandateId }, 'GET', '/v1/cases')).status).toBe(403);
    cast.must(await cast.submit({ ...representative, mandateId }), 201);
    await worked();
    const { initiator } = await opened();
    expect(initiator.person).toMatchObject({ personalNumber: PEOPLE.tamar.number });
    expect(initiator.represented).toMatchObject({
      party: { personalNumber: PEOPLE.nino.number },
      mandate: { reference: mandateId, kind: `mandate of the organisation ${ORGANISATION.code}` },
    });
  });

  test.each([
    ['of another kind', { kind: 'ship', identification_code: '204000001', name: 'x' }],
    ['without a code', { kind: 'legal', name: 'x' }],
    [
      'with a limit that nobody here knows',
      { kind: 'legal', identification_code: '204000001', name: 'x', only: ['foi'] },
    ],
    [
      'that is an organisation by its subject',
      { kind: 'natural', sub: 'org:204000001', given_name: 'x', family_name: 'y' },
    ],
    ['that is the person themselves', { kind: 'natural', sub: 'tamar', given_name: 'x', family_name: 'y' }],
    ['that is a list', [{ kind: 'legal', identification_code: '204000001', name: 'x' }]],
  ])('or a person %s is not taken from a token', async (_what, acting_for) => {
    const authorization = `Bearer ${await portal.token({ ...cast.claimsOf('tamar'), acting_for })}`;
    const answer = await portal.call('GET', '/v1/cases', { as: null, headers: { authorization } });
    expect([answer.status, answer.json.code]).toEqual([403, 'Forbidden']);
  });

  test('is never who signs in', async () => {
    const authorization = `Bearer ${await portal.token({ ...cast.claimsOf('tamar'), sub: ORGANISATION.subject })}`;
    const answer = await portal.call('GET', '/v1/cases', { as: null, headers: { authorization } });
    expect([answer.status, answer.json.code]).toEqual([401, 'Unauthenticated']);
  });
});
