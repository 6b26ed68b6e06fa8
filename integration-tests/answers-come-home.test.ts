import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Envelope } from '../src/domain/envelope.ts';
import {
  database,
  deliveryIds,
  filedAndDelivered,
  never,
  registration,
  reply,
  rows,
  setting,
  unwrap,
  useExchangeScene,
  word,
} from './support/exchange-scene.ts';
import { ids } from './support/parts.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

describe('an answer comes home', () => {
  let at: Awaited<ReturnType<typeof filedAndDelivered>>;
  beforeEach(async () => {
    await database.poolAs('shikriki_migrator').query(`update installation set clock_shift = '0'`);
    at = await filedAndDelivered();
  });
  // Of whatever came, no name, number, address or word of a letter reaches the log.
  afterEach(() => {
    const all = at.log.lines.join('\n');
    for (const secret of ['მაგალითაძე', '00000000001', 'nino@example.ge', '+995599000001', 'შეაკეთოთ'])
      expect(all).not.toContain(secret);
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
});
