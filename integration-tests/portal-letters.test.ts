import { randomUUID, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeEnvelopeVerifier } from '../src/envelope/verify.ts';
import { sealKey } from './support/certificates.ts';
import { aPdf, claimsOf, PERSONAL_NUMBER, type PortalScene, portalScene, sha256 } from './support/portal-scene.ts';

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene();
});
afterAll(() => portal.close());

const uploaded = async (fileName = `${randomUUID()}.pdf`, as = 'nino'): Promise<string> =>
  (await portal.upload(fileName, aPdf(), { as })).json.uploadId;

describe('filing a letter', () => {
  test('answers 201 with number, receipt and address after it is stored, and wakes the delivery', async () => {
    const uploadId = await uploaded();
    const answer = await portal.submit(portal.aLetter({ attachments: [{ uploadId, main: true }] }));
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/v1/cases/${answer.json.caseId}`);
    expect(answer.json).toMatchObject({
      state: 'sending',
      filingReceipt: { href: `/v1/cases/${answer.json.caseId}/filing-receipt` },
    });
    const [delivery] = await portal.rows<{ delivery_id: string }>(
      'select delivery_id from deliveries where case_id = $1',
      answer.json.caseId,
    );
    expect(portal.queue.published).toContainEqual({ topic: 'delivery', id: delivery?.delivery_id });
  });

  test('gives a receipt that proves, with the seal of the gateway, which bytes were filed', async () => {
    const body = JSON.stringify(portal.aLetter({ title: 'დამტკიცება' }), null, 2);
    const answer = await portal.call('POST', '/v1/letters', {
      body,
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    });
    const receipt = await portal.call('GET', answer.json.filingReceipt.href);
    expect(receipt.headers.get('content-type')).toMatch(/^application\/xml/);
    expect(sha256(receipt.bytes)).toBe(answer.json.filingReceipt.sha256);
    const { certificatePem } = await sealKey('gateway-seal-ecdsa');
    const known = {
      spkiSha256: 'x',
      certificatePem,
      notBefore: new Date(new X509Certificate(certificatePem).validFrom),
      notAfter: new Date(4e12),
    };
    const verified = await makeEnvelopeVerifier().verify(receipt.bytes, {
      receiver: { scheme: 'citizen', code: 'nino' },
      now: new Date(),
      keysOf: async () => ({ ok: true, value: [known] }),
    });
    expect(verified).toMatchObject({
      ok: true,
      value: {
        envelope: {
          body: { receipt: { receivedSha256: sha256(Buffer.from(body)), trackingNumber: answer.json.trackingNumber } },
        },
      },
    });
  });

  test('the same key with the same bytes gives the same answer, byte for byte, also at the same time', async () => {
    const key = randomUUID();
    const letter = portal.aLetter({ title: 'ორჯერ' });
    const answers = await Promise.all([1, 2, 3, 4].map(() => portal.submit(letter, { key })));
    answers.push(await portal.submit(letter, { key }));
    expect(
      new Set(answers.map((answer) => `${answer.status} ${answer.headers.get('location')} ${answer.bytes.toString()}`))
        .size,
    ).toBe(1);
    expect(await portal.rows(`select 1 from case_search where title = 'ორჯერ'`)).toHaveLength(1);
  });

  test('the same key with another body is refused', async () => {
    const key = randomUUID();
    await portal.submit(portal.aLetter(), { key });
    const other = await portal.submit(portal.aLetter({ title: 'სხვა' }), { key });
    expect([other.status, other.json.code]).toEqual([409, 'IdempotencyKeyReused']);
  });

  test('the same key of two citizens files two letters', async () => {
    const key = randomUUID();
    const first = await portal.submit(portal.aLetter(), { key });
    const second = await portal.submit(portal.aLetter(), { key, as: 'giorgi' });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.json.caseId).not.toBe(second.json.caseId);
  });

  test('needs a key', async () => {
    const without = await portal.call('POST', '/v1/letters', { body: portal.aLetter() });
    expect([without.status, without.json.code]).toEqual([400, 'IdempotencyKeyMissing']);
    const malformed = await portal.submit(portal.aLetter(), { key: 'short' });
    expect([malformed.status, malformed.json.code]).toEqual([400, 'Validation']);
  });

  test('needs more than a password', async () => {
    const token = await portal.token({ ...claimsOf('nino'), acr: 'low' });
    const answer = await portal.call('POST', '/v1/letters', {
      as: null,
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID() },
      body: portal.aLetter(),
    });
    expect([answer.status, answer.json.code]).toEqual([403, 'Forbidden']);
  });

  test('takes who writes from the token and where paper goes from the letter', async () => {
    const { caseId } = await portal.filed({
      preferredReplyForm: 'paper',
      postalAddress: { text: 'ნიმუშის ქ. № 3\r\nბინა 4', country: 'GE' },
    });
    const [party] = await portal.rows<{ bytes: Buffer }>(
      'select k.bytes from parties p join content_chunks k using (content_id) where p.case_id = $1',
      caseId,
    );
    expect(JSON.parse(party?.bytes.toString() ?? '')).toMatchObject({
      person: { givenName: 'ნინო', familyName: 'მაგალითაძე', personalNumber: PERSONAL_NUMBER },
      contacts: { email: 'nino@example.ge', phone: '+995599000001', language: 'ka' },
      postalAddress: { text: 'ნიმუშის ქ. № 3\nბინა 4', country: 'GE' },
      authentication: { method: 'eid', level: 'high' },
      filingChannel: 'portal',
    });
  });

  test('keeps the trace id of the portal from the request to the case', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answer = await portal.call('POST', '/v1/letters', {
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01`, 'idempotency-key': randomUUID() },
      body: portal.aLetter(),
    });
    expect(await portal.rows('select trace_id from cases where case_id = $1', answer.json.caseId)).toEqual([
      { trace_id: traceId },
    ]);
  });
});

describe('a letter is refused, with the place, when', () => {
  test.each([
    ['a field is unknown', { priority: 9 }, '/priority', 'is not a known field'],
    ['the title is missing', { title: undefined }, '/title', 'is required'],
    ['the title is only white space', { title: ' \u00a0\u200b ' }, '/title', 'must not be only white space'],
    ['the title is too long', { title: 'ა'.repeat(301) }, '/title', 'must not be longer than 300 characters'],
    [
      'the title is too long once it is composed',
      { title: '\u0958'.repeat(300) },
      '/title',
      'must not be longer than 300 characters',
    ],
    ['the text has a control character', { text: 'a\u0000b' }, '/text', undefined],
    ['the type of a field is wrong', { agencyCode: 7 }, '/agencyCode', 'must be of type string'],
    ['the language is not offered', { language: 'fr' }, '/language', 'must be one of ka, en'],
    ['a form field is unknown', { form: { period: '2025' } }, '/form/period', 'is not a known field'],
    ['paper has no address', { preferredReplyForm: 'paper' }, '/postalAddress', 'is required'],
    [
      'the locality has a control character',
      { preferredReplyForm: 'paper', postalAddress: { text: 'x', locality: 'a\u0007', country: 'GE' } },
      '/postalAddress/locality',
      undefined,
    ],
  ])('%s', async (_case, change, pointer, detail) => {
    const answer = await portal.submit(portal.aLetter(change));
    expect([answer.status, answer.json.code]).toEqual([400, 'Validation']);
    expect(answer.json.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    if (detail !== undefined) expect(answer.json.errors).toContainEqual({ pointer, detail });
  });

  test.each([
    ['an upload belongs to somebody else', async () => [{ uploadId: await uploaded('g.pdf', 'giorgi') }]],
    ['an upload does not exist', async () => [{ uploadId: randomUUID() }]],
    [
      'an upload is attached already',
      async () => {
        const uploadId = await uploaded();
        await portal.filed({ attachments: [{ uploadId }] });
        return [{ uploadId }];
      },
    ],
    [
      'an upload is named twice',
      async () => {
        const uploadId = await uploaded();
        return [{ uploadId }, { uploadId, main: true }];
      },
    ],
    [
      'an upload is held back by the scanner',
      async () => {
        const uploadId = await uploaded();
        await portal.database
          .poolAs('shikriki_migrator')
          .query(`update files set scan_state = 'held' where file_id = $1`, [uploadId]);
        return [{ uploadId }];
      },
    ],
  ])('%s', async (_case, attachments) => {
    const answer = await portal.submit(portal.aLetter({ attachments: await attachments() }));
    expect([answer.status, answer.json.code]).toEqual([422, 'UploadNotUsable']);
    expect(answer.json.errors[0].pointer).toMatch(/^\/attachments\/\d\/uploadId$/);
  });

  test.each([
    ['nobody has the code', 'nobody', 400, 'InvalidAddressee'],
    ['the agency is not connected', 'mia', 422, 'AgencyNotConnected'],
  ])('%s', async (_case, agencyCode, status, code) => {
    const answer = await portal.submit(portal.aLetter({ agencyCode }));
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  test('the letter type does not exist', async () => {
    const answer = await portal.submit(portal.aLetter({ letterType: 'poem' }));
    expect([answer.status, answer.json.code]).toEqual([422, 'TypeNotAccepted']);
  });

  const raw = (body: Buffer | string, contentType = 'application/json') =>
    portal.call('POST', '/v1/letters', {
      body,
      headers: { 'content-type': contentType, 'idempotency-key': randomUUID() },
    });

  // A whole letter but for one byte, which a lenient reader would turn into a replacement character.
  const latin1Letter = Buffer.from(
    '{"letterType":"letter","agencyCode":"mof","language":"en","title":"caf\u00e9","text":"text"}',
    'latin1',
  );
  test.each([
    ['not JSON', '{"title": "secret-word', 'application/json', 400, 'Validation'],
    ['empty', '', 'application/json', 400, 'Validation'],
    ['a list', '[]', 'application/json', 400, 'Validation'],
    ['with __proto__', '{"__proto__": {"secret-word": 1}}', 'application/json', 400, 'Validation'],
    ['not UTF-8', latin1Letter, 'application/json', 400, 'Validation'],
    ['behind a byte order mark', Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x7d]), 'application/json', 400, 'Validation'],
    ['in another charset', '{}', 'application/json; charset=utf-16', 415, 'MediaTypeNotSupported'],
    ['not called JSON', '{}', 'text/plain', 415, 'MediaTypeNotSupported'],
    ['XML', '<letter/>', 'application/xml', 415, 'MediaTypeNotSupported'],
    ['deeper than any reader goes', '['.repeat(500_000), 'application/json', 400, 'Validation'],
    [
      'whole, but deeper than any letter',
      `{"form": ${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      'application/json',
      400,
      'Validation',
    ],
  ])('the body is %s', async (_case, body, contentType, status, code) => {
    const answer = await raw(body, contentType);
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(answer.bytes.toString()).not.toContain('secret-word');
  });

  test('the body is larger than allowed', async () => {
    const request = portal.byHand('POST', '/v1/letters', {
      authorization: `Bearer ${await portal.tokenOf('nino')}`,
      'content-type': 'application/json',
      'content-length': String(3 * 1024 * 1024),
    });
    request.on('error', () => undefined);
    request.flushHeaders();
    const answer = await new Promise<{ statusCode?: number }>((done) => request.once('response', done));
    expect(answer.statusCode).toBe(413);
    request.destroy();
  });

  test('the body is made to take long to check, and that quickly', async () => {
    const startedAt = performance.now();
    const answer = await raw(
      JSON.stringify({ ...portal.aLetter(), attachments: 0 }).replace(
        '"attachments":0',
        `"attachments":[${'{},'.repeat(600_000)}{}]`,
      ),
    );
    expect([answer.status, answer.json.code]).toEqual([400, 'Validation']);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  test('an unknown field has a name that could be anything: the name is not repeated', async () => {
    const answer = await portal.submit(portal.aLetter({ [PERSONAL_NUMBER]: 'x' }));
    expect(answer.json.errors).toEqual([{ pointer: '', detail: 'is not a known field' }]);
  });
});
