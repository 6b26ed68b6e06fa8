import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeEnvelopeVerifier } from '../src/envelope/verify.ts';
import { aStatus, portal, registered, send, sent, useCaseLetterScene } from './support/case-letter-scene.ts';
import { sealKey } from './support/certificates.ts';
import { aPdf, claimsOf, sha256 } from './support/portal-scene.ts';

useCaseLetterScene();

describe('a letter into a case', () => {
  test('is filed once per key, with the same answer byte for byte, also at the same time', async () => {
    const caseId = await registered();
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(caseId, { kind: 'followup' }, { key })));
    answers.push(await send(caseId, { kind: 'followup' }, { key }));
    expect(new Set(answers.map((answer) => `${answer.status} ${answer.bytes.toString()}`)).size).toBe(1);
    expect((await sent(caseId)).map((row) => row.message_kind)).toEqual(['SUBMISSION', 'FOLLOW_UP']);
  });

  test('is refused where its key was used for another body, for another case, or for a first letter', async () => {
    const [one, other] = [await registered(), await registered()];
    const key = randomUUID();
    await send(one, { kind: 'followup' }, { key });
    for (const answer of [
      await send(one, { kind: 'followup', text: 'სხვა' }, { key }),
      await send(other, { kind: 'followup' }, { key }),
      await portal.submit(portal.aLetter(), { key }),
    ])
      expect([answer.status, answer.json.code]).toEqual([409, 'IdempotencyKeyReused']);
    expect((await sent(other)).map((row) => row.message_kind)).toEqual(['SUBMISSION']);
  });

  test('gets a sealed receipt of its own, numbered after that of the first letter', async () => {
    const caseId = await registered();
    const body = JSON.stringify({ kind: 'followup', text: 'დამატება' });
    const answer = await portal.call('POST', `/v1/cases/${caseId}/letters`, {
      body,
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    });
    const receipt = await portal.call('GET', answer.json.filingReceipt.href);
    expect(sha256(receipt.bytes)).toBe(answer.json.filingReceipt.sha256);
    const { certificatePem } = await sealKey('gateway-seal-ecdsa');
    const verified = await makeEnvelopeVerifier().verify(receipt.bytes, {
      receiver: { scheme: 'citizen', code: 'nino' },
      now: new Date(),
      keysOf: async () => ({
        ok: true,
        value: [{ spkiSha256: 'x', certificatePem, notBefore: new Date(0), notAfter: new Date(4e12) }],
      }),
    });
    expect(verified).toMatchObject({
      ok: true,
      value: {
        envelope: {
          header: { sequenceInConversation: 2, conversationId: caseId },
          body: { receipt: { verdict: 'ACCEPTED', receivedSha256: sha256(Buffer.from(body)) } },
        },
      },
    });
    const first = await portal.call('GET', `/v1/cases/${caseId}/filing-receipt`);
    expect(sha256(first.bytes)).not.toBe(sha256(receipt.bytes));
  });

  test('carries uploads, which belong to it alone from then on', async () => {
    const caseId = await registered();
    const { uploadId } = (await portal.upload('ცნობა.pdf', aPdf())).json;
    const letter = { kind: 'followup', attachments: [{ uploadId }] };
    expect((await send(caseId, letter)).status).toBe(201);
    const again = await send(caseId, letter);
    expect([again.status, again.json.code, again.json.errors[0].pointer]).toEqual([
      422,
      'UploadNotUsable',
      '/attachments/0/uploadId',
    ]);
    await portal.scanned();
    const { json } = await portal.call('GET', `/v1/cases/${caseId}`);
    const [file] = json.letters.at(-1).files;
    expect((await portal.call('GET', file.href)).bytes.equals(aPdf())).toBe(true);
  });

  test('says who wrote it and how they had signed in this time', async () => {
    const { caseId } = await portal.filed({
      preferredReplyForm: 'paper',
      postalAddress: { text: 'ნიმუშის ქ. № 3', country: 'GE' },
    });
    const token = await portal.token({ ...claimsOf('nino'), acr: 'substantial', email: 'new@example.ge' });
    const answer = await portal.call('POST', `/v1/cases/${caseId}/letters`, {
      as: null,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
      body: { kind: 'followup', text: 'x' },
    });
    const [content] = await portal.rows<{ bytes: Buffer }>(
      'select k.bytes from letters l join content_chunks k using (content_id) where l.letter_id = $1',
      answer.json.letterId,
    );
    expect(JSON.parse(content?.bytes.toString() ?? '')).toMatchObject({
      title: 'ქუჩის შეკეთება',
      preferredReplyForm: 'paper',
      initiator: {
        authentication: { level: 'substantial' },
        contacts: { email: 'new@example.ge' },
        postalAddress: { text: 'ნიმუშის ქ. № 3' },
      },
    });
  });

  test('of somebody else is not found, and neither is one into no case', async () => {
    const caseId = await registered();
    const foreign = await send(caseId, { kind: 'followup' }, { as: 'giorgi' });
    const none = await send(randomUUID(), { kind: 'followup' }, { as: 'giorgi' });
    expect([foreign.status, none.status]).toEqual([404, 404]);
    expect({ ...foreign.json, traceId: '' }).toEqual({ ...none.json, traceId: '' });
    expect(await sent(caseId)).toHaveLength(1);
  });

  test('needs more than a password', async () => {
    const caseId = await registered();
    const token = await portal.token({ ...claimsOf('nino'), acr: 'low' });
    const answer = await portal.call('POST', `/v1/cases/${caseId}/letters`, {
      as: null,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
      body: { kind: 'followup', text: 'x' },
    });
    expect([answer.status, answer.json.code]).toEqual([403, 'Forbidden']);
  });

  test.each([
    ['the kind is unknown', { kind: 'thanks' }, '/kind'],
    ['the text is only white space', { kind: 'followup', text: ' \u200b' }, '/text'],
    ['the title has two lines', { kind: 'followup', title: 'a\nb' }, '/title'],
    ['a field is unknown', { kind: 'followup', letterType: 'foi' }, '/letterType'],
    ['the leg is of no case', { kind: 'followup', legId: randomUUID() }, '/legId'],
  ])('is refused, with the place, when %s', async (_case, letter, pointer) => {
    const answer = await send(await registered(), letter);
    expect([answer.status, answer.json.code]).toEqual([400, 'Validation']);
    expect(answer.json.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });
});

describe('a case that two agencies have to answer', () => {
  const withTwoLegs = async () => {
    const caseId = await registered();
    const [legs] = await portal.rows<{ leg_id: string }>('select leg_id from legs where case_id = $1', caseId);
    const second = randomUUID();
    await portal.database
      .poolAs('shikriki_migrator')
      .query(
        `insert into legs (leg_id, case_id, leg_number, agency_code, state) values ($1, $2, 2, 'rs', 'registered')`,
        [second, caseId],
      );
    return { caseId, first: legs?.leg_id ?? '', second };
  };

  test('wants to know whose part a letter is for, where both could get it', async () => {
    const { caseId, first, second } = await withTwoLegs();
    const answer = await send(caseId, { kind: 'followup' });
    expect([answer.status, answer.json.code]).toEqual([400, 'Validation']);
    expect(answer.json.errors).toEqual([{ pointer: '/legId', detail: `is required here: one of ${first}, ${second}` }]);
    expect((await send(caseId, { kind: 'followup', legId: second })).json.legId).toBe(second);
    const [delivery] = await portal.rows('select agency_code, system_code from deliveries where leg_id = $1', second);
    expect(delivery).toEqual({ agency_code: 'rs', system_code: 'mof' });
  });

  test('sends a letter by itself to the only one that can get it', async () => {
    const { caseId, first } = await withTwoLegs();
    await portal.agencySays(caseId, 'STATUS', aStatus('CLARIFICATION_REQUESTED'));
    expect((await send(caseId, { kind: 'clarification_reply' })).json.legId).toBe(first);
  });
});
