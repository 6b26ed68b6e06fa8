import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EnvelopeBody, StatusCode } from '../src/domain/envelope.ts';
import { makeEnvelopeVerifier } from '../src/envelope/verify.ts';
import { sealKey } from './support/certificates.ts';
import { type Answer, aPdf, claimsOf, type PortalScene, portalScene, sha256 } from './support/portal-scene.ts';

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene();
});
afterAll(() => portal.close());

const aStatus = (code: StatusCode, change: object = {}): EnvelopeBody => ({
  block: 'status',
  status: { code, occurredAt: new Date().toISOString(), reportedAt: new Date().toISOString(), ...change },
});

const send = (
  caseId: string,
  letter: object,
  { as = 'nino', key = randomUUID() }: { as?: string; key?: string } = {},
): Promise<Answer> =>
  portal.call('POST', `/v1/cases/${caseId}/letters`, {
    as,
    headers: { 'idempotency-key': key },
    body: { text: 'გიგზავნით დამატებით.', ...letter },
  });

const possible = async (caseId: string): Promise<string[]> =>
  (await portal.call('GET', `/v1/cases/${caseId}`)).json.possibleLetters.map(({ kind }: { kind: string }) => kind);

const sent = (caseId: string) =>
  portal.rows<{ message_kind: string; sequence_in_conversation: number; ref_to_message_id: string | null }>(
    `select message_kind, sequence_in_conversation, ref_to_message_id from deliveries where case_id = $1 order by sequence_in_conversation`,
    caseId,
  );

const submissionOf = async (caseId: string): Promise<string> => {
  const [row] = await portal.rows<{ message_id: string }>(
    `select message_id from deliveries where case_id = $1 and message_kind = 'SUBMISSION'`,
    caseId,
  );
  return row?.message_id ?? '';
};

/** Moves the exchange's clock ahead for as long as `work` takes. */
const later = async <T>(interval: string, work: () => Promise<T>): Promise<T> => {
  const owner = portal.database.poolAs('shikriki_migrator');
  await owner.query('update installation set clock_shift = $1::interval', [interval]);
  try {
    return await work();
  } finally {
    await owner.query(`update installation set clock_shift = '0'`);
  }
};

const registered = async (): Promise<string> => {
  const { caseId } = await portal.filed();
  await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration('№ 7'));
  return caseId;
};
const answeredWith = async (change: Parameters<PortalScene['aReply']>[0] = {}): Promise<string> => {
  const caseId = await registered();
  await portal.agencySays(caseId, 'REPLY', portal.aReply(change));
  return caseId;
};
const withStatus = async (...codes: readonly StatusCode[]): Promise<string> => {
  const caseId = await registered();
  for (const code of codes) await portal.agencySays(caseId, 'STATUS', aStatus(code));
  return caseId;
};
const refused = () => answeredWith({ outcome: 'REFUSED', ground: { legalGround: '44-ე მუხლი' } });

describe('what can be sent into a case', () => {
  test.each([
    ['that is on its way', async () => (await portal.filed()).caseId, ['followup', 'withdrawal']],
    ['that is registered', registered, ['followup', 'withdrawal', 'reminder']],
    [
      'in which the agency asks something',
      () => withStatus('CLARIFICATION_REQUESTED'),
      ['clarification_reply', 'followup', 'withdrawal'],
    ],
    ['that is answered', answeredWith, ['followup', 'dispute']],
    ['that is refused', refused, ['followup', 'dispute']],
    ['that was given back', () => withStatus('RETURNED'), ['followup', 'dispute']],
    ['that lapsed', () => withStatus('LAPSED'), ['followup']],
    ['that the citizen withdrew', () => withStatus('WITHDRAWAL_CONFIRMED'), []],
    ['that was closed without an answer', () => withStatus('CLOSED'), ['dispute']],
  ])('%s: shown in the case, and nothing else is taken', async (_case, make, kinds) => {
    const caseId = await make();
    expect(await possible(caseId)).toEqual(kinds);
    const list = kinds.length === 0 ? 'nothing' : kinds.join(', ');
    for (const kind of ['clarification_reply', 'followup', 'withdrawal', 'reminder', 'dispute']) {
      if (kinds.includes(kind)) continue;
      const answer = await send(caseId, { kind });
      expect([answer.status, answer.json.code], kind).toEqual([409, 'LetterNotPossibleNow']);
      expect(answer.json.errors).toEqual([{ pointer: '/kind', detail: `possible now: ${list}` }]);
    }
    expect((await sent(caseId)).map((row) => row.message_kind)).toEqual(['SUBMISSION']);
  });

  test.each([
    [
      'clarification_reply',
      () => withStatus('CLARIFICATION_REQUESTED'),
      'CLARIFICATION_REPLY',
      'clarification_replied',
    ],
    ['followup', registered, 'FOLLOW_UP', 'followed_up'],
    ['withdrawal', registered, 'WITHDRAWAL', 'withdrawal_requested'],
    ['reminder', registered, 'REMINDER', 'reminded'],
    ['dispute', refused, 'DISPUTE', 'disputed'],
  ])(
    '%s: becomes a letter, a delivery of its own and an entry of the timeline',
    async (kind, make, messageKind, event) => {
      const caseId = await make();
      const answer = await send(caseId, { kind, title: 'დამატება', text: 'ერთი\r\nორი' });
      expect(answer.status).toBe(201);
      expect(answer.headers.get('location')).toBe(`/v1/cases/${caseId}`);
      expect(answer.json).toMatchObject({ caseId, kind });

      const { json } = await portal.call('GET', `/v1/cases/${caseId}`);
      const letter = json.letters.find(({ letterId }: { letterId: string }) => letterId === answer.json.letterId);
      expect(letter).toMatchObject({
        kind: messageKind.toLowerCase(),
        direction: 'to_agency',
        legId: answer.json.legId,
        title: 'დამატება',
        text: 'ერთი\nორი',
      });
      const [delivery] = await portal.rows<{ delivery_id: string; message_id: string; sequence: number }>(
        `select delivery_id, message_id, sequence_in_conversation as sequence from deliveries where letter_id = $1`,
        answer.json.letterId,
      );
      expect(portal.queue.published).toContainEqual({ topic: 'delivery', id: delivery?.delivery_id });
      expect(json.timeline).toContainEqual(expect.objectContaining({ event, messageId: delivery?.message_id }));
      // The receipts that the agency got for its own words count as well.
      const [{ before } = { before: 0 }] = await portal.rows<{ before: number }>(
        `select 1 + count(*)::int as before from receipts where case_id = $1 and level = 'R5'`,
        caseId,
      );
      expect(delivery?.sequence).toBe(before + 1);
    },
  );

  test('a letter refers to the word of the agency that it answers, else to the letter that opened the case', async () => {
    const caseId = await registered();
    const submission = await submissionOf(caseId);
    await send(caseId, { kind: 'followup' });
    await send(caseId, { kind: 'reminder' });
    const asked = await portal.agencySays(caseId, 'STATUS', aStatus('CLARIFICATION_REQUESTED'));
    await send(caseId, { kind: 'clarification_reply' });
    await portal.agencySays(caseId, 'STATUS', aStatus('CLARIFICATION_CLOSED'));
    const reply = await portal.agencySays(caseId, 'REPLY', portal.aReply());
    await send(caseId, { kind: 'followup' });
    await send(caseId, { kind: 'dispute' });
    expect((await sent(caseId)).map((row) => [row.message_kind, row.ref_to_message_id])).toEqual([
      ['SUBMISSION', null],
      ['FOLLOW_UP', submission],
      ['REMINDER', submission],
      ['CLARIFICATION_REPLY', asked.messageId],
      ['FOLLOW_UP', reply.messageId],
      ['DISPUTE', reply.messageId],
    ]);
  });

  test('a withdrawal waits for the word of the agency before another can be sent', async () => {
    const caseId = await registered();
    expect((await send(caseId, { kind: 'withdrawal' })).status).toBe(201);
    expect(await possible(caseId)).not.toContain('withdrawal');
    expect((await send(caseId, { kind: 'withdrawal' })).json.code).toBe('LetterNotPossibleNow');
    await portal.agencySays(caseId, 'STATUS', aStatus('WITHDRAWAL_DECLINED'));
    expect((await send(caseId, { kind: 'withdrawal' })).status).toBe(201);
  });

  test('a reminder can be sent again after five days, and the refusal says when', async () => {
    const caseId = await registered();
    const first = await send(caseId, { kind: 'reminder' });
    const again = await send(caseId, { kind: 'reminder' });
    const from = new Date(Date.parse(first.json.filedAt) + 5 * 86_400_000).toISOString();
    expect([again.status, again.json.code]).toEqual([409, 'LetterNotPossibleNow']);
    expect(again.json.detail).toContain(`from ${from}`);
    await later('5 days 1 minute', async () => {
      expect(await possible(caseId)).toContain('reminder');
      expect((await send(caseId, { kind: 'reminder' })).status).toBe(201);
    });
  });

  test('silence of an agency that has the letter can be disputed after its term, once', async () => {
    const caseId = await registered();
    // A month; its end moves over the days off of New Year.
    await later('27 days', async () => expect(await possible(caseId)).not.toContain('dispute'));
    await later('45 days', async () => {
      expect((await send(caseId, { kind: 'dispute' })).status).toBe(201);
      expect(await possible(caseId)).not.toContain('dispute');
    });
  });

  test('nothing is silent that the agency never got, or whose term it has extended', async () => {
    const { caseId } = await portal.filed();
    const extended = await registered();
    const newDueOn = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
    await portal.agencySays(
      extended,
      'STATUS',
      aStatus('EXTENDED', { newDueOn, reason: { ka: 'x' }, legalGround: '100-ე მუხლი' }),
    );
    await later('50 days', async () => {
      expect(await possible(caseId)).not.toContain('dispute');
      expect(await possible(extended)).not.toContain('dispute');
    });
    await later('62 days', async () => expect(await possible(extended)).toContain('dispute'));
  });

  test('a new answer can be disputed anew', async () => {
    const caseId = await refused();
    expect((await send(caseId, { kind: 'dispute' })).status).toBe(201);
    expect(await possible(caseId)).not.toContain('dispute');
    await portal.agencySays(caseId, 'REPLY', portal.aReply());
    expect(await possible(caseId)).toContain('dispute');
  });
});

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
