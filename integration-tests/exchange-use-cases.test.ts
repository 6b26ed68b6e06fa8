import { beforeEach, describe, expect, test } from 'vitest';
import type { Envelope } from '../src/domain/envelope.ts';
import { problem } from '../src/domain/problems.ts';
import type { DeliveryOutcome } from '../src/ports/connector.ts';
import {
  database,
  deliveryIds,
  filedAndDelivered,
  never,
  registration,
  reply,
  rows,
  setting,
  sha256,
  shiftClock,
  unwrap,
  useExchangeScene,
  word,
} from './support/exchange-scene.ts';
import { ids } from './support/parts.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

describe('a letter is filed', () => {
  test('with everything it needs in one commit: case, receipt R0, delivery, notice and the wake-ups of both', async () => {
    const { api, queue } = setting();
    const { filed } = unwrap(await api.submitLetter(aSubmission()));
    expect(filed.trackingNumber).toMatch(/^MG-\d{4}-\d{7}-[0-9A-Z]$/);
    const [delivery] = await rows<{ id: string }>(
      'select delivery_id as id from deliveries where case_id = $1',
      filed.caseId,
    );
    const notices = await rows<{ id: string; event: string; channel: string }>(
      'select notification_id as id, event, channel from notifications where case_id = $1',
      filed.caseId,
    );
    expect(notices).toMatchObject([{ event: 'submitted', channel: 'email' }]);
    expect(queue.published).toEqual([
      { topic: 'delivery', id: delivery?.id },
      { topic: 'notification', id: notices[0]?.id },
    ]);
    expect(await rows('select state, message_kind from deliveries where case_id = $1', filed.caseId)).toEqual([
      { state: 'ACCEPTED', message_kind: 'SUBMISSION' },
    ]);
    expect(await rows('select level, verdict from receipts where case_id = $1', filed.caseId)).toEqual([
      { level: 'R0', verdict: 'ACCEPTED' },
    ]);
    expect(await rows('select kind from events where case_id = $1', filed.caseId)).toEqual([{ kind: 'filed' }]);
  });

  test('once, however often and however simultaneously the same key comes', async () => {
    const { api } = setting();
    const command = aSubmission();
    const answers = await Promise.all(Array.from({ length: 5 }, () => api.submitLetter(command)));
    expect(new Set(answers.map((answer) => JSON.stringify(unwrap(answer).filed))).size).toBe(1);
    expect(answers.filter((answer) => !unwrap(answer).repeated)).toHaveLength(1);
    const other = await api.submitLetter({ ...command, requestBytes: Buffer.from('another body') });
    expect(other).toMatchObject({ ok: false, problem: { code: 'IdempotencyKeyReused' } });
  });

  test('only to an agency that is connected', async () => {
    const { api } = setting();
    expect(await api.submitLetter(aSubmission({ agencyCode: 'nobody' }))).toMatchObject({
      problem: { code: 'InvalidAddressee' },
    });
    expect(await api.submitLetter(aSubmission({ agencyCode: 'mia' }))).toMatchObject({
      problem: { code: 'AgencyNotConnected' },
    });
  });
});

describe('a delivery', () => {
  test('is sealed once and resent unchanged after a failure', async () => {
    const { api, queue, peer, worker } = setting();
    const { filed } = unwrap(await api.submitLetter(aSubmission()));
    const id = deliveryIds(queue)[0]!;
    peer.answers(() => ({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'down') }));
    await worker().deliverEnvelope(id, never);
    expect(await rows('select state, attempt_count from deliveries where delivery_id = $1', id)).toEqual([
      { state: 'WAITING_RETRY', attempt_count: 1 },
    ]);

    await worker().deliverEnvelope(id, never);
    expect(peer.sent, 'not due yet').toHaveLength(1);

    await shiftClock('30 seconds');
    peer.answers(() => ({ kind: 'acknowledged', httpStatus: 200, sentBytes: 1 }));
    await worker().deliverEnvelope(id, never);
    expect(peer.sent.map((consignment) => sha256(consignment.envelopeXml))).toEqual([
      sha256(peer.sent[0]!.envelopeXml),
      sha256(peer.sent[0]!.envelopeXml),
    ]);
    expect(await rows('select state from deliveries where delivery_id = $1', id)).toEqual([{ state: 'ACKNOWLEDGED' }]);
    expect(
      (await rows('select kind from events where case_id = $1 order by reported_at', filed.caseId)).map(
        (row: { kind?: string }) => row.kind,
      ),
    ).toEqual(['filed', 'sealed', 'acknowledged']);
  });

  test('of unknown outcome is asked for before it is sent again', async () => {
    const { api, queue, peer, worker } = setting();
    unwrap(await api.submitLetter(aSubmission()));
    const id = deliveryIds(queue)[0]!;
    peer.answers(() => ({ kind: 'unknown', problem: problem('TemporarilyUnavailable', 'no answer') }));
    await worker().deliverEnvelope(id, never);
    await shiftClock('30 seconds');
    peer.says({ kind: 'received' });
    await worker().deliverEnvelope(id, never);
    expect(peer.sent).toHaveLength(1);
    expect(await rows('select state from deliveries where delivery_id = $1', id)).toEqual([{ state: 'ACKNOWLEDGED' }]);
    expect(
      await rows('select operation, outcome from attempts where delivery_id = $1 order by started_at', id),
    ).toEqual([
      { operation: 'submit', outcome: 'unknown' },
      { operation: 'ask_status', outcome: 'acknowledged' },
    ]);
  });

  test('of unknown outcome that nobody knows goes out again, the same bytes', async () => {
    const { api, queue, peer, worker } = setting();
    unwrap(await api.submitLetter(aSubmission()));
    const id = deliveryIds(queue)[0]!;
    peer.answers(() => ({ kind: 'unknown', problem: problem('TemporarilyUnavailable', 'no answer') }));
    await worker().deliverEnvelope(id, never);
    await shiftClock('30 seconds');
    peer.says({ kind: 'not_received' });
    peer.answers(() => ({ kind: 'acknowledged', httpStatus: 200, sentBytes: 1 }));
    await worker().deliverEnvelope(id, never);
    expect(peer.sent).toHaveLength(2);
    expect(peer.sent[1]!.envelopeXml.equals(peer.sent[0]!.envelopeXml)).toBe(true);
  });

  test('whose worker died while sending becomes an unknown outcome, and the dead worker may write nothing any more', async () => {
    const { api, queue, peer, worker, log } = setting();
    unwrap(await api.submitLetter(aSubmission()));
    const id = deliveryIds(queue)[0]!;
    let answerLate!: (outcome: DeliveryOutcome) => void;
    peer.answers(() => new Promise((answer) => (answerLate = answer)));
    const dead = worker('dead').deliverEnvelope(id, never);
    await expect.poll(() => peer.sent.length).toBe(1);
    await database
      .poolAs('shikriki_migrator')
      .query(`update deliveries set leased_until = app_now() - interval '1 second' where delivery_id = $1`, [id]);

    peer.says({ kind: 'received' });
    await worker('alive').deliverEnvelope(id, never);
    expect(await rows('select outcome from attempts where delivery_id = $1 order by started_at', id)).toEqual([
      { outcome: 'interrupted' },
      { outcome: 'acknowledged' },
    ]);

    answerLate({ kind: 'refused', problem: problem('Validation', 'too late') });
    await dead;
    expect(await rows('select state from deliveries where delivery_id = $1', id)).toEqual([{ state: 'ACKNOWLEDGED' }]);
    expect(log.lines.some((line) => line.includes('delivery.claim_lost'))).toBe(true);
  });

  test('is claimed by one worker at a time', async () => {
    const { api, queue, peer, worker } = setting();
    unwrap(await api.submitLetter(aSubmission()));
    const id = deliveryIds(queue)[0]!;
    await Promise.all(Array.from({ length: 6 }, (_, n) => worker(`w${n}`).deliverEnvelope(id, never)));
    expect(peer.sent).toHaveLength(1);
  });

  test('never has more calls to one system under way than the system allows', async () => {
    const { api, queue, peer, worker } = setting();
    await database.poolAs('shikriki_migrator').query(`update systems set max_concurrency = 2 where code = 'mof'`);
    for (let n = 0; n < 5; n++) unwrap(await api.submitLetter(aSubmission()));
    const [first, second, ...others] = deliveryIds(queue);
    const waiting: (() => void)[] = [];
    peer.answers(async () => {
      await new Promise<void>((answer) => waiting.push(answer));
      return { kind: 'acknowledged', httpStatus: 200, sentBytes: 1 };
    });
    const busy = [worker('a').deliverEnvelope(first!, never), worker('b').deliverEnvelope(second!, never)];
    await expect.poll(() => peer.sent.length).toBe(2);

    // Both places are taken: whoever looks now goes away with nothing.
    await Promise.all(others.map((id) => worker('c').deliverEnvelope(id, never)));
    expect(peer.sent).toHaveLength(2);

    // Each answer frees a place, and the freed worker goes on with what waits.
    const answering = setInterval(() => waiting.shift()?.(), 5);
    await Promise.all(busy);
    clearInterval(answering);
    expect(peer.sent).toHaveLength(5);
  });

  test('is suspended, kept and told of when the retries are used up', async () => {
    const { api, queue, peer, worker } = setting();
    const { filed } = unwrap(await api.submitLetter(aSubmission()));
    const id = deliveryIds(queue)[0]!;
    peer.answers(() => ({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'down') }));
    await worker().deliverEnvelope(id, never);
    await shiftClock('101 hours');
    await worker().deliverEnvelope(id, never);
    expect(await rows('select state from deliveries where delivery_id = $1', id)).toEqual([{ state: 'SUSPENDED' }]);
    expect(await rows('select state from cases where case_id = $1', filed.caseId)).toEqual([{ state: 'failed' }]);
    expect(await rows('select count(*)::int as kept from envelopes where case_id = $1', filed.caseId)).toEqual([
      { kept: 2 },
    ]);
  });
});

describe('an answer comes home', () => {
  let at: Awaited<ReturnType<typeof filedAndDelivered>>;
  beforeEach(async () => {
    await database.poolAs('shikriki_migrator').query(`update installation set clock_shift = '0'`);
    at = await filedAndDelivered();
  });

  test('registration and reply move the case, and each is notified once', async () => {
    const registered = await word('mof', at.letter, 'REGISTRATION', registration('№ 08/12345'));
    expect(unwrap(await at.api.receiveEnvelope.envelope('mof', registered)).kind).toBe('received');
    expect(await rows('select state from cases where case_id = $1', at.filed.caseId)).toEqual([
      { state: 'registered' },
    ]);
    expect(await rows('select registration_number from legs where case_id = $1', at.filed.caseId)).toEqual([
      { registration_number: '№ 08/12345' },
    ]);

    unwrap(await at.api.receiveEnvelope.envelope('mof', await word('mof', at.letter, 'REPLY', reply)));
    expect(await rows('select state, outcome, unread_replies from cases where case_id = $1', at.filed.caseId)).toEqual([
      { state: 'answered', outcome: 'ANSWERED', unread_replies: 1 },
    ]);
    expect(
      await rows(
        'select event, channel from notifications where case_id = $1 order by event, channel',
        at.filed.caseId,
      ),
    ).toEqual([
      { event: 'registered', channel: 'email' },
      { event: 'registered', channel: 'sms' },
      { event: 'reply', channel: 'email' },
      { event: 'reply', channel: 'sms' },
      { event: 'submitted', channel: 'email' },
    ]);
  });

  test('the same bytes again get the same receipt bytes, and change nothing', async () => {
    const bytes = await word('mof', at.letter, 'REGISTRATION', registration('№ 1'));
    const first = unwrap(await at.api.receiveEnvelope.envelope('mof', bytes));
    const again = await Promise.all([1, 2, 3].map(() => at.api.receiveEnvelope.envelope('mof', bytes)));
    for (const answer of again) {
      const repeated = unwrap(answer);
      expect(
        repeated.kind === 'received' && first.kind === 'received' && repeated.receiptXml.equals(first.receiptXml),
      ).toBe(true);
    }
    expect(
      await rows(`select count(*)::int as n from events where case_id = $1 and kind = 'registered'`, at.filed.caseId),
    ).toEqual([{ n: 1 }]);
  });

  test('the same id with other bytes is a conflict', async () => {
    const messageId = ids.uuid();
    unwrap(
      await at.api.receiveEnvelope.envelope(
        'mof',
        await word('mof', at.letter, 'REGISTRATION', registration('№ 1'), { messageId }),
      ),
    );
    const other = await at.api.receiveEnvelope.envelope(
      'mof',
      await word('mof', at.letter, 'REGISTRATION', registration('№ 2'), { messageId }),
    );
    expect(other).toMatchObject({ ok: false, problem: { code: 'ConflictSameIdOtherContent' } });
    expect(await rows('select registration_number from legs where case_id = $1', at.filed.caseId)).toEqual([
      { registration_number: '№ 1' },
    ]);
  });

  test('another agency of the same system cannot answer for this one', async () => {
    const foreign = await word('rs', at.letter, 'REGISTRATION', registration('№ 9'));
    expect(await at.api.receiveEnvelope.envelope('mof', foreign)).toMatchObject({
      problem: { code: 'UnknownConversation' },
    });
    // A reply is kept, for a person to look at; the case hears nothing of it.
    unwrap(await at.api.receiveEnvelope.envelope('mof', await word('rs', at.letter, 'REPLY', reply)));
    expect(await rows(`select 1 from letters where case_id = $1 and kind = 'REPLY'`, at.filed.caseId)).toEqual([]);
    expect(await rows('select agency_code, state from unmatched_replies')).toEqual([
      { agency_code: 'rs', state: 'waiting' },
    ]);
  });

  test('a system cannot speak for an agency that is not its own', async () => {
    const bytes = await word('mof', at.letter, 'REPLY', reply);
    expect(await at.api.receiveEnvelope.envelope('napr', bytes)).toMatchObject({
      problem: { code: 'NotAuthorizedForSender' },
    });
    const renamed = await word('mof', at.letter, 'REPLY', reply, {
      sender: { scheme: 'agency', code: 'mof', name: 'მოფი', systemId: 'napr' },
    });
    expect(await at.api.receiveEnvelope.envelope('napr', renamed)).toMatchObject({
      problem: { code: 'NotAuthorizedForSender' },
    });
  });

  test('nothing of a refused envelope is stored', async () => {
    const before = await rows(
      'select (select count(*)::int from inbox) as inbox, (select count(*)::int from envelopes) as envelopes, (select count(*)::int from content) as content',
    );
    const bytes = await word('mof', at.letter, 'REPLY', reply);
    bytes[bytes.indexOf('პასუხი')] = 0xe2;
    expect(await at.api.receiveEnvelope.envelope('mof', bytes)).toMatchObject({ ok: false });
    expect(
      await rows(
        'select (select count(*)::int from inbox) as inbox, (select count(*)::int from envelopes) as envelopes, (select count(*)::int from content) as content',
      ),
    ).toEqual(before);
  });

  test('a registration that overtakes our acknowledgement is not undone by it', async () => {
    const parts = setting();
    const { filed } = unwrap(await parts.api.submitLetter(aSubmission()));
    parts.peer.answers(async (consignment) => {
      const [row] = await rows<{ leg_id: string }>('select leg_id from legs where case_id = $1', filed.caseId);
      const letter = {
        header: {
          ...at.letter.header,
          messageId: consignment.messageId,
          conversationId: filed.caseId,
          legId: row!.leg_id,
        },
      } as Envelope;
      unwrap(
        await parts.api.receiveEnvelope.envelope('mof', await word('mof', letter, 'REGISTRATION', registration('№ 9'))),
      );
      return { kind: 'acknowledged', httpStatus: 200, sentBytes: 1 };
    });
    await parts.worker().deliverEnvelope(deliveryIds(parts.queue)[0]!, never);
    expect(await rows('select state from deliveries where case_id = $1', filed.caseId)).toEqual([
      { state: 'REGISTERED' },
    ]);
    expect(await rows('select state from cases where case_id = $1', filed.caseId)).toEqual([{ state: 'registered' }]);
  });

  test('no name, number, address or word of a letter reaches the log', () => {
    const all = at.log.lines.join('\n');
    for (const secret of ['მაგალითაძე', '00000000001', 'nino@example.ge', '+995599000001', 'შეაკეთოთ'])
      expect(all).not.toContain(secret);
  });
});

describe('the exchange log', () => {
  test('cannot be changed, removed or emptied, not even by its owner', async () => {
    const { api } = setting();
    unwrap(await api.submitLetter(aSubmission()));
    const owner = database.poolAs('shikriki_migrator');
    await expect(owner.query(`update exchange_log set entry = 'sent'`)).rejects.toThrow('append-only');
    await expect(owner.query('delete from exchange_log')).rejects.toThrow('append-only');
    await expect(owner.query('truncate exchange_log')).rejects.toThrow('append-only');
    const { rows: months } = await owner.query<{ child: string }>(
      `select inhrelid::regclass::text as child from pg_inherits where inhparent = 'exchange_log'::regclass`,
    );
    expect(months.length).toBeGreaterThan(12);
    for (const { child } of months) await expect(owner.query(`truncate ${child}`)).rejects.toThrow('append-only');
  });
});

describe('the clock', () => {
  test('cannot be shifted in production', async () => {
    const owner = database.poolAs('shikriki_migrator');
    await expect(
      owner.query(`update installation set environment = 'production', clock_shift = '1 day'`),
    ).rejects.toThrow('check constraint');
  });
});
