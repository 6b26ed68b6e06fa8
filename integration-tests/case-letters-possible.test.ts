import { describe, expect, test } from 'vitest';
import type { StatusCode } from '../src/domain/envelope.ts';
import { aStatus, portal, registered, send, sent, useCaseLetterScene } from './support/case-letter-scene.ts';
import type { PortalScene } from './support/portal-scene.ts';

useCaseLetterScene();

const possible = async (caseId: string): Promise<string[]> =>
  (await portal.call('GET', `/v1/cases/${caseId}`)).json.possibleLetters.map(({ kind }: { kind: string }) => kind);

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
