import { describe, expect, test } from 'vitest';
import { mandateFor } from './support/acting-cast.ts';
import { cast, grant, MARIAM, NINO, portal, useMandateScene } from './support/mandate-scene.ts';

useMandateScene();

describe('a mandate', () => {
  test('waits for whom it names by number, who reads for whom it is, and is good for nothing until they accept it', async () => {
    const { mandateId } = cast.must(await grant(), 201).json;
    const listed = (await cast.ask(MARIAM, 'GET', '/v1/me/principals')).json.items;
    expect(listed).toMatchObject([
      { mandateId, state: 'waiting', owner: { kind: 'natural', name: 'ნინო მაგალითაძე' }, rights: 'write' },
    ]);
    const early = await cast.ask({ ...MARIAM, mandateId }, 'GET', '/v1/cases');
    expect([early.status, early.json.code]).toEqual([403, 'MandateNotValid']);
    expect((await cast.ask({ person: 'giorgi' }, 'GET', '/v1/me/principals')).json.items).toEqual([]);
    expect((await cast.ask({ person: 'giorgi' }, 'PUT', `/v1/me/principals/${mandateId}`)).status).toBe(404);

    expect((await cast.ask(MARIAM, 'PUT', `/v1/me/principals/${mandateId}`)).json.state).toBe('active');
    expect((await cast.ask(MARIAM, 'PUT', `/v1/me/principals/${mandateId}`)).status, 'again').toBe(200);
    expect((await cast.ask({ ...MARIAM, mandateId }, 'GET', '/v1/cases')).status).toBe(200);
    const [row] = await portal.rows<{ holder_number: string | null }>(
      'select holder_number from mandates where mandate_id = $1',
      mandateId,
    );
    expect(row?.holder_number, 'its number has served').toBeNull();
  });

  test('can be declined, and given back', async () => {
    const { mandateId } = cast.must(await grant(), 201).json;
    expect((await cast.ask(MARIAM, 'DELETE', `/v1/me/principals/${mandateId}`)).status).toBe(204);
    expect((await cast.ask(MARIAM, 'DELETE', `/v1/me/principals/${mandateId}`)).status, 'again').toBe(204);
    expect((await cast.ask(MARIAM, 'PUT', `/v1/me/principals/${mandateId}`)).json.code).toBe('MandateNotValid');
    const held = await cast.mandate('nino', 'mariam');
    await cast.ask(MARIAM, 'DELETE', `/v1/me/principals/${held}`);
    const states = (await cast.ask(NINO, 'GET', '/v1/me/mandates')).json.items as {
      mandateId: string;
      state: string;
    }[];
    expect(states.find((one) => one.mandateId === mandateId)?.state).toBe('declined');
    expect(states.find((one) => one.mandateId === held)?.state).toBe('given_back');
  });

  test.each([
    ['that ended before it began', { validFrom: '2099-01-02', validUntil: '2099-01-01' }, '/validUntil'],
    ['that begins in the past', { validFrom: '2020-01-01' }, '/validFrom'],
    ['for more than ten years', { validUntil: '2090-01-01' }, '/validUntil'],
    ['for an agency that there is not', { agencyCodes: ['mof', 'nobody'] }, '/agencyCodes/1'],
    ['for a letter type that there is not', { letterTypes: ['nothing'] }, '/letterTypes/0'],
    ['to oneself', { holder: mandateFor('nino').holder }, '/holder'],
    [
      'to somebody without a number',
      { holder: { kind: 'natural', givenName: 'ა', familyName: 'ბ' } },
      '/holder/personalNumber',
    ],
    ['with a right that there is not', { rights: 'admin' }, '/rights'],
    ['with something that nobody knows', { owner: 'giorgi' }, '/owner'],
  ])('%s is refused, with the place', async (_what, change, pointer) => {
    const answer = await grant(change);
    expect([answer.status, answer.json.code]).toEqual([400, 'Validation']);
    expect(answer.json.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });
});
