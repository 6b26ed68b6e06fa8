import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Header } from '../src/domain/envelope.ts';
import type { CaseId } from '../src/domain/ids.ts';
import { readReceipt } from './support/agency-words.ts';
import { aPdf, type PortalScene, portalScene, sha256 } from './support/portal-scene.ts';

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene();
});
afterAll(() => portal.close());

const OPERATOR = 'eka';
const BY = { actor: OPERATOR, reason: 'the agency named the letter by phone' };

const lost = (): Partial<Header> => ({ conversationId: randomUUID(), legId: randomUUID() });

/** A registered case of its own, and a reply to it that names no case. */
const strayReply = async (
  change: {
    readonly text?: string;
    readonly header?: Partial<Header>;
    readonly from?: 'mof' | 'rs';
    readonly files?: readonly { fileName: string; bytes: Buffer }[];
  } = {},
) => {
  const number = `№ ${randomUUID().slice(0, 8)}/26`;
  const { caseId, trackingNumber } = await portal.filed();
  await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration(number));
  const { text = 'პასუხი თქვენს წერილზე.', header = lost(), from = 'mof', files = [] } = change;
  const said = await portal.agencySays(caseId, 'REPLY', portal.aReply({ text }), files, { from, header });
  const waiting = await portal.operator.listUnmatched({ operator: OPERATOR });
  const found = waiting.find(({ messageId }) => messageId === said.messageId);
  if (found === undefined) throw new Error('the reply does not wait');
  return { ...said, caseId: caseId as CaseId, trackingNumber, number, unmatchedId: found.unmatchedId, found };
};

const legOf = async (caseId: string): Promise<string> => {
  const [leg] = await portal.rows<{ leg_id: string }>('select leg_id from legs where case_id = $1', caseId);
  return leg?.leg_id ?? '';
};

const guess = async (unmatchedId: string) => {
  const guesses = await portal.operator.guessMatches({ unmatchedId, operator: OPERATOR });
  if (!guesses.ok) throw new Error(guesses.problem.detail);
  return guesses.value;
};

const match = (unmatchedId: string, caseId: CaseId) => portal.operator.matchReply({ unmatchedId, caseId, by: BY });

describe('a reply that matches no case', () => {
  test('is kept and receipted like any other, and waits for an operator; no case is touched', async () => {
    const { caseId, messageId, envelopeXml, receiptXml, found } = await strayReply();
    expect(found).toMatchObject({ agencyCode: 'mof', systemCode: 'mof', outcome: 'ANSWERED', fileCount: 0 });
    expect(found.decision).toBeUndefined();
    const receipt = await readReceipt(receiptXml, 'mof');
    expect(receipt.header.refToMessageId).toBe(messageId);
    expect(receipt.body).toMatchObject({ receipt: { verdict: 'ACCEPTED', receivedSha256: sha256(envelopeXml) } });
    expect((await portal.call('GET', `/v1/cases/${caseId}`)).json).toMatchObject({
      state: 'registered',
      unreadReplies: 0,
    });
    expect(portal.log.lines.some((line) => line.includes('inbound.unmatched') && line.includes(messageId))).toBe(true);
  });

  test('sent again is a repeat: the same receipt, and it waits once', async () => {
    const { messageId, envelopeXml, receiptXml } = await strayReply();
    const again = await portal.receiveEnvelope.envelope('mof', envelopeXml);
    expect(again).toMatchObject({ ok: true, value: { kind: 'received', repeated: true } });
    expect(again.ok && again.value.kind === 'received' && again.value.receiptXml.equals(receiptXml)).toBe(true);
    const waiting = await portal.operator.listUnmatched({ operator: OPERATOR });
    expect(waiting.filter((one) => one.messageId === messageId)).toHaveLength(1);
  });

  test("does not tell whether its conversation is another agency's or nobody's", async () => {
    const { caseId } = await portal.filed();
    const foreign = { conversationId: caseId, legId: await legOf(caseId) };
    const receipts = [];
    for (const header of [foreign, lost()]) {
      const { receiptXml } = await strayReply({ from: 'rs', header });
      const { header: of, body } = await readReceipt(receiptXml, 'rs');
      receipts.push({
        sequence: of.sequenceInConversation,
        echoed: of.conversationId === header.conversationId && of.legId === header.legId,
        verdict: body.block === 'receipt' && body.receipt.verdict,
      });
    }
    expect(receipts[0]).toEqual({ sequence: 1, echoed: true, verdict: 'ACCEPTED' });
    expect(receipts[1]).toEqual(receipts[0]);
    expect((await portal.call('GET', `/v1/cases/${caseId}`)).json.letters).toHaveLength(1);
  });

  test.each([
    ['REGISTRATION', () => portal.aRegistration('№ 5')],
    [
      'STATUS',
      () => ({
        block: 'status' as const,
        status: {
          code: 'IN_PROGRESS' as const,
          occurredAt: new Date().toISOString(),
          reportedAt: new Date().toISOString(),
        },
      }),
    ],
  ] as const)('is one thing; a %s without a case is still refused', async (kind, body) => {
    const { caseId } = await portal.filed();
    const before = (await portal.operator.listUnmatched({ operator: OPERATOR })).length;
    await expect(portal.agencySays(caseId, kind, body(), [], { header: lost() })).rejects.toThrow(
      'No letter to the Sender has this ConversationId and LegId.',
    );
    expect(await portal.operator.listUnmatched({ operator: OPERATOR })).toHaveLength(before);
  });
});

describe('guesses', () => {
  test.each([
    [
      'the registration number in its text',
      ({ number }: { number: string }) => `თქვენი განცხადება (${number}), პასუხი`,
      ['registration_number'],
    ],
    [
      'the tracking number in its text',
      ({ trackingNumber }: { trackingNumber: string }) => `იხ. ${trackingNumber}.`,
      ['tracking_number'],
    ],
  ])('find the case by %s, first and surest', async (_case, write, reasons) => {
    const made = await portal.filed();
    const number = `№ ${randomUUID().slice(0, 8)}/26`;
    await portal.agencySays(made.caseId, 'REGISTRATION', portal.aRegistration(number));
    const { unmatchedId } = await strayReply({ text: write({ number, trackingNumber: made.trackingNumber }) });
    const [first, second] = await guess(unmatchedId);
    expect(first).toMatchObject({ caseId: made.caseId, reasons: [...reasons, 'open_case'] });
    expect(first?.score).toBeGreaterThan(80);
    expect(second?.score).toBeLessThan(50);
  });

  test('find the case by the letter that it refers to, and by its conversation where only the leg is wrong', async () => {
    const { caseId } = await portal.filed();
    const [delivery] = await portal.rows<{ message_id: string }>(
      'select message_id from deliveries where case_id = $1',
      caseId,
    );
    const referring = await strayReply({ header: { ...lost(), refToMessageId: delivery?.message_id ?? '' } });
    expect((await guess(referring.unmatchedId))[0]).toMatchObject({
      caseId,
      reasons: ['ref_to_message', 'open_case'],
    });
    const wrongLeg = await strayReply({ header: { conversationId: caseId, legId: randomUUID() } });
    expect((await guess(wrongLeg.unmatchedId))[0]).toMatchObject({
      caseId,
      reasons: ['same_conversation', 'open_case'],
    });
  });

  test('name the open cases of people that the text names, in any Georgian case', async () => {
    const { unmatchedId } = await strayReply({ text: 'მოქალაქე ნინო მაგალითაძის განცხადების პასუხად' });
    const guesses = await guess(unmatchedId);
    expect(guesses[0]?.reasons).toEqual(['name', 'open_case']);
  });

  test("never name another agency's case, whatever the reply says", async () => {
    const { caseId, trackingNumber } = await portal.filed();
    const number = `№ ${randomUUID().slice(0, 8)}`;
    await portal.agencySays(caseId, 'REGISTRATION', portal.aRegistration(number));
    const [delivery] = await portal.rows<{ message_id: string }>(
      'select message_id from deliveries where case_id = $1',
      caseId,
    );
    const { unmatchedId } = await strayReply({
      from: 'rs',
      text: `${number} ${trackingNumber} მაგალითაძე`,
      header: { conversationId: caseId, legId: await legOf(caseId), refToMessageId: delivery?.message_id ?? '' },
    });
    expect(await guess(unmatchedId)).toEqual([]);
  });
});

describe('an operator', () => {
  test('puts a reply into its case: the citizen reads it with its files, and is told', async () => {
    const pdf = aPdf(700);
    const stray = await strayReply({ files: [{ fileName: 'პასუხი.pdf', bytes: pdf }] });
    const { caseId, unmatchedId, messageId, envelopeXml, receiptXml } = stray;
    expect(await match(unmatchedId, caseId)).toMatchObject({ ok: true, value: { caseId, repeated: false } });
    expect(portal.queue.published.slice(-3).map(({ topic }) => topic)).toEqual([
      'notification',
      'notification',
      'scan',
    ]);
    await portal.scanned();

    const { json } = await portal.call('GET', `/v1/cases/${caseId}`);
    expect(json).toMatchObject({ state: 'answered', outcome: 'answered', unreadReplies: 1 });
    const letter = json.letters.at(-1);
    expect(letter).toMatchObject({ kind: 'reply', text: 'პასუხი თქვენს წერილზე.', outcome: 'answered' });
    expect(letter.sealedBy.subject).toContain('CN=');
    expect((await portal.call('GET', letter.files[0].href)).bytes.equals(pdf)).toBe(true);
    expect(json.timeline).toContainEqual(expect.objectContaining({ event: 'reply', messageId }));
    expect(json.notifications).toContainEqual(expect.objectContaining({ event: 'reply', channel: 'email' }));

    // The proof is what the agency sealed and what it got for it, byte for byte.
    const { items } = (await portal.call('GET', `/v1/cases/${caseId}/envelopes`)).json;
    const bytesOf = async (sum: string) => {
      const listed = items.find((item: { sha256: string }) => item.sha256 === sum);
      return (await portal.call('GET', listed.href)).bytes;
    };
    expect((await bytesOf(sha256(envelopeXml))).equals(envelopeXml)).toBe(true);
    expect((await bytesOf(sha256(receiptXml))).equals(receiptXml)).toBe(true);
    expect(
      await portal.rows(
        `select level from receipts where case_id = $1 and (message_id = $2 or about_message_id = $2) order by level`,
        caseId,
        messageId,
      ),
    ).toEqual([{ level: 'R4' }, { level: 'R5' }]);
  });

  test('is recorded with the decision, and the reply no longer waits', async () => {
    const { caseId, unmatchedId, envelopeXml, receiptXml } = await strayReply();
    await match(unmatchedId, caseId);
    const waiting = await portal.operator.listUnmatched({ operator: OPERATOR });
    expect(waiting.map((one) => one.unmatchedId)).not.toContain(unmatchedId);
    const matched = await portal.operator.listUnmatched({ operator: OPERATOR, state: 'matched' });
    expect(matched.find((one) => one.unmatchedId === unmatchedId)?.decision).toMatchObject({
      state: 'matched',
      operator: OPERATOR,
      caseId,
    });
    const again = await portal.receiveEnvelope.envelope('mof', envelopeXml);
    expect(again.ok && again.value.kind === 'received' && again.value.receiptXml.equals(receiptXml)).toBe(true);
  });

  test('can do it twice, also at once, and the citizen gets one reply', async () => {
    const { caseId, unmatchedId } = await strayReply();
    const results = await Promise.all([1, 2, 3].map(() => match(unmatchedId, caseId)));
    expect(results.map((result) => result.ok && result.value.repeated).sort()).toEqual([false, true, true]);
    const { json } = await portal.call('GET', `/v1/cases/${caseId}`);
    expect(json.letters.filter(({ kind }: { kind: string }) => kind === 'reply')).toHaveLength(1);
  });

  test('cannot put a reply into a case of other agencies, told in the words for a case that does not exist', async () => {
    const { unmatchedId, caseId } = await strayReply({ from: 'rs', header: lost() });
    const foreign = await match(unmatchedId, caseId);
    const none = await match(unmatchedId, randomUUID() as CaseId);
    expect(foreign).toMatchObject({ ok: false, problem: { code: 'Validation' } });
    expect(none).toEqual(foreign);
    expect((await portal.call('GET', `/v1/cases/${caseId}`)).json).toMatchObject({ state: 'registered' });
  });

  test('cannot move a reply from the case it is in, nor let go of it', async () => {
    const { unmatchedId, caseId } = await strayReply();
    const other = await portal.filed();
    await match(unmatchedId, caseId);
    expect(await match(unmatchedId, other.caseId as CaseId)).toMatchObject({ problem: { code: 'AlreadyDecided' } });
    expect(await portal.operator.discardUnmatched({ unmatchedId, reason: 'duplicate', by: BY })).toMatchObject({
      problem: { code: 'AlreadyDecided' },
    });
  });

  test('lets go of a reply with a reason, and can still match it', async () => {
    const { unmatchedId, caseId } = await strayReply();
    await portal.operator.discardUnmatched({ unmatchedId, reason: 'sent_again', by: BY });
    const discarded = await portal.operator.listUnmatched({ operator: OPERATOR, state: 'discarded' });
    expect(discarded.find((one) => one.unmatchedId === unmatchedId)?.decision).toMatchObject({ reason: 'sent_again' });
    expect(await match(unmatchedId, caseId)).toMatchObject({ ok: true });
    expect((await portal.call('GET', `/v1/cases/${caseId}`)).json.state).toBe('answered');
  });

  test('is told where there is no such reply', async () => {
    const unmatchedId = randomUUID();
    for (const result of [
      await match(unmatchedId, randomUUID() as CaseId),
      await portal.operator.discardUnmatched({ unmatchedId, reason: 'not_ours', by: BY }),
      await portal.operator.guessMatches({ unmatchedId, operator: OPERATOR }),
    ])
      expect(result).toMatchObject({ ok: false, problem: { code: 'NotFound' } });
  });
});
