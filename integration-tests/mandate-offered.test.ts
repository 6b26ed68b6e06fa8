import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import type { CaseId } from '../src/domain/ids.ts';
import { MandateEnded } from '../src/ports/transaction.ts';
import { type ActingCast, actingCast, mandateFor, ORGANISATION } from './support/acting-cast.ts';
import { ids } from './support/parts.ts';
import { claimsOf, type PortalScene, portalScene } from './support/portal-scene.ts';

const NINO = { person: 'nino' } as const;
const TAMAR = { person: 'tamar' } as const;
const TAMARS_ORGANISATION = { person: 'tamar', forOrganisation: true } as const;

let portal: PortalScene;
let cast: ActingCast;
beforeAll(async () => {
  portal = await portalScene();
  cast = await actingCast(portal);
});
afterAll(() => portal.close());

const offeredTo = async (holder: object): Promise<string> =>
  cast.must(await cast.ask(NINO, 'POST', '/v1/me/mandates', { body: { ...mandateFor('tamar'), holder } }), 201).json
    .mandateId;
const accept = async (caller: typeof TAMAR, mandateId: string) =>
  (await cast.ask(caller, 'PUT', `/v1/me/principals/${mandateId}`)).status;

describe('a mandate that waits', () => {
  // An individual entrepreneur is registered under the number of the person.
  const person = { kind: 'natural', givenName: 'თამარი', familyName: 'მაგალითაძე', personalNumber: ORGANISATION.code };
  const organisation = { kind: 'legal', name: ORGANISATION.name, organisationNumber: ORGANISATION.code };

  test('for a person is not found by an organisation with the same number', async () => {
    const mandateId = await offeredTo(person);
    const { items } = (await cast.ask(TAMARS_ORGANISATION, 'GET', '/v1/me/principals')).json;
    expect(items).toEqual([]);
    expect(await accept(TAMARS_ORGANISATION, mandateId)).toBe(404);
  });

  test('for an organisation is accepted by it, and not by the person who speaks for it', async () => {
    const mandateId = await offeredTo(organisation);
    expect(await accept(TAMAR, mandateId)).toBe(404);
    expect(await accept(TAMARS_ORGANISATION, mandateId)).toBe(200);
  });

  test('is not accepted once its last day has passed, though the month to accept it has not', async () => {
    const mandateId = await offeredTo(organisation);
    await portal.database
      .poolAs('shikriki_migrator')
      .query(`update mandates set valid_from = '2020-01-01', valid_until = '2020-01-02' where mandate_id = $1`, [
        mandateId,
      ]);
    const answer = await cast.ask(TAMARS_ORGANISATION, 'PUT', `/v1/me/principals/${mandateId}`);
    expect([answer.status, answer.json.code]).toEqual([403, 'MandateNotValid']);
  });
});

test('whoever gives a mandate first of all is told nothing at an address that the provider denies', async () => {
  const as = 'first-of-all';
  const token = await portal.token({ ...claimsOf(as), personal_number: '00000000099', email_verified: false });
  const given = await portal.call('POST', '/v1/me/mandates', {
    as: null,
    headers: { authorization: `Bearer ${token}` },
    body: mandateFor('tamar'),
  });
  expect(given.status).toBe(201);
  expect(
    await portal.rows('select kind, confirmed_at from contacts where subject = $1 and kind = $2', as, 'email'),
  ).toEqual([{ kind: 'email', confirmed_at: null }]);
});

test('a list that is read while its mandate ends is refused, not cut short', async () => {
  const mandateId = await cast.mandate('nino', 'mariam');
  const { caseId } = await cast.aCase('nino');
  const actor = { kind: 'citizen', subject: 'nino', by: 'mariam', mandate: { mandateId, holder: 'mariam' } } as const;
  const { transactions, caseReads } = composeStore(portal.database.pool, ids);
  const read = (meanwhile: () => Promise<unknown>) =>
    transactions.inTransaction(actor, async (tx) => {
      await meanwhile();
      return (await caseReads.findCase(tx, 'nino', caseId as CaseId)) !== undefined;
    });
  expect(await read(() => Promise.resolve())).toBe(true);
  await expect(read(() => cast.ask(NINO, 'DELETE', `/v1/me/mandates/${mandateId}`))).rejects.toThrow(MandateEnded);
});
