import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { mandateNumber } from '../src/domain/mandate.ts';
import { PEOPLE } from './support/acting-cast.ts';
import { acts, cast, MARIAM, NINO, opened, portal, useMandateScene, worked } from './support/mandate-scene.ts';

useMandateScene();

describe('a letter under a mandate', () => {
  test("is the owner's; who sent it stands in case, letter, envelope and log; notices go to the owner", async () => {
    const mandateId = await cast.mandate('nino', 'mariam', {
      letterTypes: ['letter'],
      validUntil: '2027-01-31',
      agencyCodes: ['mof'],
    });
    await worked();
    const filed = cast.must(await cast.submit({ ...MARIAM, mandateId }), 201).json;
    const { caseId } = filed;
    const told = await worked();
    expect(told.map(({ to, subject }) => [to, subject])).toEqual([
      ['nino@example.ge', expect.stringContaining(`[${filed.trackingNumber}] წერილი წარდგენილია`)],
      ['nino@example.ge', `[${mandateNumber(mandateId)}] სხვა პირმა იმოქმედა თქვენი სახელით`],
    ]);
    for (const secret of ['მარიამ', PEOPLE.mariam.number, PEOPLE.nino.number])
      for (const { text } of told) expect(text).not.toContain(secret);

    expect(await portal.rows('select role, subject from parties where case_id = $1 order by role', caseId)).toEqual([
      { role: 'actor', subject: 'mariam' },
      { role: 'owner', subject: 'nino' },
    ]);
    const { initiator } = await opened();
    expect(initiator.person).toMatchObject({ kind: 'natural', personalNumber: PEOPLE.mariam.number });
    expect(initiator.represented).toMatchObject({
      party: { kind: 'natural', personalNumber: PEOPLE.nino.number },
      mandate: { reference: mandateId, kind: 'mandate', validUntil: '2027-01-31' },
    });
    expect(initiator.contacts.email).toBe('nino@example.ge');

    const shown = (await cast.ask(NINO, 'GET', `/v1/cases/${caseId}`)).json;
    expect(shown.letters[0].sentBy).toBe('მარიამი მაგალითაძე');
    const receipt = (await cast.ask(NINO, 'GET', `/v1/cases/${caseId}/filing-receipt`)).bytes.toString();
    expect(receipt).toContain('<Code>nino</Code><Name>ნინო მაგალითაძე</Name>');

    await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 1'));
    expect(
      (await worked()).map(({ to }) => to),
      'told of the registration',
    ).toEqual(['nino@example.ge']);

    const inside = { ...MARIAM, mandateId };
    await cast.ask(inside, 'GET', `/v1/cases/${caseId}`);
    await cast.ask(inside, 'GET', `/v1/cases/${caseId}/filing-receipt`);
    await cast.ask(inside, 'GET', `/v1/cases/${randomUUID()}`);
    const body = { kind: 'followup', text: 'x' };
    const headers = { 'idempotency-key': randomUUID() };
    for (const _again of [1, 2]) await cast.ask(inside, 'POST', `/v1/cases/${caseId}/letters`, { body, headers });
    expect(await acts(mandateId), 'the newest first, what was not there and what was repeated not at all').toEqual([
      ['sent', caseId],
      ['downloaded', caseId],
      ['read', caseId],
      ['sent', caseId],
    ]);
    await worked();
    expect((await opened()).initiator.represented?.mandate?.reference).toBe(mandateId);
  });

  test('goes nowhere else than the mandate reaches', async () => {
    const mandateId = await cast.mandate('nino', 'mariam', { letterTypes: ['foi'] });
    const answer = await cast.submit({ ...MARIAM, mandateId });
    expect([answer.status, answer.json.code, answer.json.errors]).toEqual([
      403,
      'OutsideMandate',
      [{ pointer: '/letterType', detail: 'the mandate does not reach this letter type' }],
    ]);
  });

  test('cannot be sent by who only signed in with a password', async () => {
    const mandateId = await cast.mandate('nino', 'mariam');
    const authorization = `Bearer ${await portal.token({ ...cast.claimsOf('mariam'), acr: 'low' })}`;
    const answer = await portal.call('POST', '/v1/letters', {
      as: null,
      headers: { authorization, 'acting-for': mandateId, 'idempotency-key': randomUUID() },
      body: portal.aLetter(),
    });
    expect([answer.status, answer.json.code]).toEqual([403, 'Forbidden']);
  });
});
