import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MailboxSource } from '../src/simulators/edoc/mailbox-source.ts';
import { agencyWord, registrationOf, replyOf, replyPdf, wordFile } from './support/agency-words.ts';
import {
  AFTER_THE_LEASE,
  LEASE_SECONDS,
  type MailboxScene,
  mailboxScene,
  never,
  PROTOCOLS,
  refusalOf,
  sha256Of,
} from './support/mailbox-scene.ts';

let scene: MailboxScene;
beforeAll(async () => {
  scene = await mailboxScene();
});
afterAll(() => scene.close());

describe.each(PROTOCOLS)('a system that picks its letters up over %s', (protocol) => {
  let mailbox: MailboxSource;
  beforeAll(async () => {
    mailbox = await scene.source(protocol);
  });
  const peek = (source = mailbox) => source.peek(10, LEASE_SECONDS, never);
  /** The lease under which a message is given out now. */
  const leased = async (messageId: string) => {
    const found = (await peek()).find((message) => message.messageId === messageId);
    if (found === undefined) throw new Error('the message was not given out');
    return found;
  };
  // What a test leaves behind must not be the next one's.
  afterEach(async () => {
    await scene.sandbox.rows(
      `update deliveries set state = 'CANCELLED', leased_until = null where system_code = 'postal' and state in ('ACCEPTED', 'SEALED', 'QUEUED', 'SENDING')`,
    );
  });

  test('gets a letter, confirms it with the sealed receipt, registers and answers it', async () => {
    const { caseId, messageId } = await scene.placed();
    const message = await leased(messageId);
    expect(message).toMatchObject({ messageId, timesLeased: 1, agencyCode: 'terjola' });
    expect(await scene.delivery(messageId)).toMatchObject({ state: 'SENDING' });

    const envelopeXml = await mailbox.envelope(messageId, never);
    const receipt = await scene.receiptFor(envelopeXml);
    await mailbox.confirm(message, sha256Of(envelopeXml), receipt.envelopeXml, never);
    expect(await scene.delivery(messageId)).toMatchObject({ state: 'AGENCY_ACCEPTED' });
    expect(await scene.attempts(messageId)).toEqual(['acknowledged']);
    expect(
      await scene.sandbox.rows('select level from receipts where about_message_id = $1 order by level', messageId),
    ).toEqual([{ level: 'R1' }, { level: 'R2' }]);
    expect(
      await scene.sandbox.rows(`select entry from exchange_log where message_id = $1 and entry = 'sent'`, messageId),
      'logged as sent, once',
    ).toHaveLength(1);
    expect(await peek(), 'given out once').toEqual([]);

    const letter = scene.letterOf(envelopeXml);
    const registered = await agencyWord(letter, registrationOf('№ 07/1'), { systemCode: 'postal' });
    const answered = await agencyWord(letter, replyOf(), {
      systemCode: 'postal',
      files: [wordFile('პასუხი.pdf', replyPdf('პასუხი'))],
    });
    if (protocol === 'rest') {
      expect((await scene.http.rest.handOver(registered)).status).toBe(200);
      expect((await scene.http.rest.handOver(answered)).status).toBe(200);
    } else {
      expect((await scene.http.soap.submit(registered)).kind).toBe('acknowledgement');
      expect((await scene.http.soap.submit(answered)).kind).toBe('acknowledgement');
    }
    const found = await scene.sandbox.citizen().readCase(caseId);
    expect(found).toMatchObject({ state: 'answered', registrationNumber: '№ 07/1' });
    expect(found.timeline.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['acknowledged', 'delivered', 'registered', 'reply']),
    );
  });

  test('gets it again when its lease ends, and may still confirm under the old one', async () => {
    const { messageId } = await scene.placed();
    const first = await leased(messageId);
    expect(await peek(), 'while the lease holds').toEqual([]);
    await scene.sandbox.shiftClock(AFTER_THE_LEASE);
    expect(await refusalOf(mailbox.envelope(messageId, never))).toBe('LeaseOver');

    const second = await leased(messageId);
    expect(second).toMatchObject({ messageId, timesLeased: 2 });
    expect(await scene.attempts(messageId)).toEqual(['interrupted', null]);
    const envelopeXml = await mailbox.envelope(messageId, never);
    const { envelopeXml: receiptXml } = await scene.receiptFor(envelopeXml);
    await mailbox.confirm(first, sha256Of(envelopeXml), receiptXml, never);
    expect(await scene.delivery(messageId)).toMatchObject({ state: 'AGENCY_ACCEPTED' });
    expect(await scene.attempts(messageId)).toEqual(['acknowledged', 'interrupted']);
    // The other client's confirmation says nothing new.
    await mailbox.confirm(second, sha256Of(envelopeXml), receiptXml, never);
    expect(
      await scene.sandbox.rows('select level from receipts where about_message_id = $1 order by level', messageId),
    ).toEqual([{ level: 'R1' }, { level: 'R2' }]);
  });

  test('gives it back, and the next peek has it at once; under an older lease it may not', async () => {
    const { messageId } = await scene.placed();
    const first = await leased(messageId);
    await mailbox.giveBack(first, never);
    expect(await scene.delivery(messageId)).toMatchObject({ state: 'QUEUED' });
    await mailbox.giveBack(first, never);
    const second = await leased(messageId);
    expect(second.timesLeased).toBe(2);
    expect(await refusalOf(mailbox.giveBack(first, never))).toBe('LeaseOver');
    expect(await scene.attempts(messageId)).toEqual(['given_back', null]);
  });

  test('refuses it by a problem, which is final, and shown to the citizen', async () => {
    const { caseId, messageId } = await scene.placed();
    const message = await leased(messageId);
    expect(await refusalOf(mailbox.refuse(message, { code: 'Busy' }, never)), 'no refusal').toBe('Validation');
    await mailbox.refuse(message, { code: 'InvalidAddressee' }, never);
    await mailbox.refuse(message, { code: 'InvalidAddressee' }, never);
    expect(await scene.delivery(messageId)).toMatchObject({ state: 'REFUSED' });
    expect(await scene.sandbox.citizen().readCase(caseId)).toMatchObject({ state: 'failed' });
    await scene.leasesEnd();
    expect(await peek()).toEqual([]);
  });

  test('refuses it by a sealed receipt; one that accepts, or is about other bytes, changes nothing', async () => {
    const { caseId, messageId } = await scene.placed();
    const message = await leased(messageId);
    const envelopeXml = await mailbox.envelope(messageId, never);
    const refuse = async (...of: Parameters<MailboxScene['receiptFor']>) =>
      mailbox.refuse(message, { receiptXml: (await scene.receiptFor(...of)).envelopeXml }, never);
    expect(await refusalOf(refuse(envelopeXml, 'ACCEPTED'))).toBe('Validation');
    expect(await refusalOf(refuse(envelopeXml, 'REFUSED', 'ab'.repeat(32)))).toBe('Validation');
    expect(await scene.delivery(messageId)).toMatchObject({ state: 'SENDING', picked_up_at: null });

    await refuse(envelopeXml, 'REFUSED');
    expect(await scene.delivery(messageId)).toMatchObject({ state: 'REFUSED' });
    const { timeline } = await scene.sandbox.citizen().readCase(caseId);
    expect(timeline.filter(({ event }) => event === 'refused_by_agency')).toHaveLength(1);

    // A person sets it going again, and the agency takes it this time.
    await scene.sandbox.rows(
      `update deliveries set state = 'QUEUED', due_at = app_now() where message_id = $1`,
      messageId,
    );
    const again = await leased(messageId);
    const { envelopeXml: accepting } = await scene.receiptFor(envelopeXml);
    await mailbox.confirm(again, sha256Of(envelopeXml), accepting, never);
    expect(await scene.delivery(messageId)).toMatchObject({ state: 'AGENCY_ACCEPTED' });
  });

  test('is told when its confirmation is about other bytes, or under a lease that was never given', async () => {
    const { messageId } = await scene.placed();
    const message = await leased(messageId);
    const envelopeXml = await mailbox.envelope(messageId, never);
    const { envelopeXml: receiptXml } = await scene.receiptFor(envelopeXml);
    expect(await refusalOf(mailbox.confirm(message, 'ab'.repeat(32), receiptXml, never))).toBe('Validation');
    const foreign = { ...message, leaseId: '99' };
    expect(await refusalOf(mailbox.confirm(foreign, sha256Of(envelopeXml), receiptXml, never))).toBe('LeaseOver');
    expect(await scene.delivery(messageId)).toMatchObject({ state: 'SENDING' });
    // A receipt that does not hold does not undo that the system has it.
    const { envelopeXml: wrong } = await scene.receiptFor(envelopeXml, 'ACCEPTED', 'ab'.repeat(32));
    await mailbox.confirm(message, sha256Of(envelopeXml), wrong, never);
    expect(await scene.delivery(messageId)).toMatchObject({ state: 'ACKNOWLEDGED' });
    await mailbox.confirm(message, sha256Of(envelopeXml), receiptXml, never);
    expect(await scene.delivery(messageId), 'the good one, later').toMatchObject({ state: 'AGENCY_ACCEPTED' });
  });

  test('never gets the same message by two peeks at once', async () => {
    const placed = await Promise.all(Array.from({ length: 6 }, () => scene.placed()));
    const other = await scene.source(protocol);
    const given = await Promise.all([
      ...Array.from({ length: 3 }, () => mailbox.peek(2, LEASE_SECONDS, never)),
      ...Array.from({ length: 3 }, () => other.peek(2, LEASE_SECONDS, never)),
    ]);
    const ids = given.flat().map(({ messageId }) => messageId);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(new Set(ids)).toEqual(new Set(placed.map(({ messageId }) => messageId)));
  });

  test('sees only its own messages, and only systems of this dialect are let in', async () => {
    const { letter } = await scene.sandbox.arrived({ agencyCode: 'mof' });
    expect(await refusalOf(mailbox.envelope(letter.messageId, never))).toBe('UnknownMessage');
    const foreign = { messageId: letter.messageId, leaseId: '1' };
    expect(await refusalOf(mailbox.confirm(foreign, 'ab'.repeat(32), Buffer.from('x'), never))).toBe('UnknownMessage');
    expect(await refusalOf(mailbox.giveBack(foreign, never))).toBe('UnknownMessage');
    expect(await refusalOf(mailbox.refuse(foreign, { code: 'Validation' }, never))).toBe('UnknownMessage');
    const mof = await scene.source(protocol, 'mof');
    expect(await refusalOf(mof.peek(1, LEASE_SECONDS, never))).toBe('DialectNotAgreed');
    const { messageId } = await scene.placed();
    expect(await refusalOf(mof.envelope(messageId, never))).toBe('DialectNotAgreed');
  });

  test('fetches files whole and from where they broke off', async () => {
    const uploadId = await scene.upload(replyPdf('plan', 600_000));
    const { messageId } = await scene.placed('terjola', [uploadId]);
    await leased(messageId);
    const contentId = /<ContentId>([^<]*)</.exec((await mailbox.envelope(messageId, never)).toString())?.[1] ?? '';
    const read = async (offset: number) => {
      const chunks: Buffer[] = [];
      for await (const chunk of await mailbox.file(messageId, contentId, offset, never)) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    };
    expect(await read(0)).toEqual(replyPdf('plan', 600_000));
    expect(await read(599_000)).toEqual(replyPdf('plan', 600_000).subarray(599_000));
    expect(await refusalOf(mailbox.file(messageId, contentId, 700_000, never))).toBe('RangeNotSatisfiable');
    expect(await refusalOf(mailbox.file(messageId, 'nothing', 0, never))).toBe('UnknownMessage');
  });
});

describe('a mailbox', () => {
  let mailbox: MailboxSource;
  beforeAll(async () => {
    mailbox = await scene.source('rest');
  });
  const peeked = async (limit = 10) =>
    (await mailbox.peek(limit, LEASE_SECONDS, never)).map(({ messageId }) => messageId);

  test('gives interactive before bulk, oldest first, and of one case the next only when the one before is confirmed', async () => {
    const [old, bulk, second] = [await scene.placed(), await scene.placed(), await scene.placed('heritage')];
    await scene.sandbox.rows(`update deliveries set lane = 'bulk' where message_id = $1`, bulk.messageId);
    // A second envelope of the oldest case, as a follow-up of the citizen would be.
    const followUp = crypto.randomUUID();
    await scene.sandbox.rows(
      `insert into deliveries (delivery_id, message_id, message_kind, case_id, leg_id, letter_id, system_code, agency_code,
         sequence_in_conversation, lane, state, due_at, expires_at, created_at, updated_at)
       select gen_random_uuid(), $2, 'FOLLOW_UP', case_id, leg_id, letter_id, system_code, agency_code, sequence_in_conversation + 10, lane,
         'ACCEPTED', app_now(), expires_at, app_now(), app_now() from deliveries where message_id = $1`,
      old.messageId,
      followUp,
    );
    expect(await peeked()).toEqual([old.messageId, second.messageId, bulk.messageId]);

    const envelopeXml = await mailbox.envelope(old.messageId, never);
    const { envelopeXml: receiptXml } = await scene.receiptFor(envelopeXml);
    const [lease] = await scene.sandbox.rows<{ fence: number }>(
      'select fence from deliveries where message_id = $1',
      old.messageId,
    );
    const message = { messageId: old.messageId, leaseId: String(lease?.fence) };
    await mailbox.confirm(message, sha256Of(envelopeXml), receiptXml, never);
    await expect.poll(() => peeked(), { timeout: 10_000, interval: 50 }).toEqual([followUp]);

    // A person sets the first one going again while the second still waits: the line holds.
    await scene.leasesEnd();
    await scene.sandbox.rows(`update deliveries set state = 'QUEUED' where message_id = $1`, old.messageId);
    expect(await peeked()).not.toContain(followUp);
  });

  test('gives out no more than the system may have under way, and nothing while the system is held', async () => {
    await scene.leasesEnd();
    await scene.sandbox.rows(
      `update deliveries set state = 'CANCELLED', leased_until = null where system_code = 'postal' and state in ('QUEUED', 'SENDING')`,
    );
    await Promise.all(Array.from({ length: 3 }, () => scene.placed()));
    await scene.sandbox.rows(`update systems set max_concurrency = 2 where code = 'postal'`);
    try {
      expect(await peeked()).toHaveLength(2);
      expect(await peeked()).toEqual([]);
      await scene.leasesEnd();
      await scene.sandbox.rows(
        `insert into holds (hold_id, kind, system_code, from_at, reason, actor)
         values (gen_random_uuid(), 'hold', 'postal', app_now(), 'the vendor asked for it', 'example-operator')`,
      );
      expect(await peeked()).toEqual([]);
    } finally {
      await scene.sandbox.rows(`update holds set until_at = app_now() where system_code = 'postal'`);
      await scene.sandbox.rows(`update systems set max_concurrency = 50 where code = 'postal'`);
    }
    expect(await peeked()).toHaveLength(3);
  });

  test('keeps a letter to its end: then it is expired, told to the citizen, and never given out', async () => {
    const { caseId, messageId } = await scene.placed();
    await scene.sandbox.rows('update deliveries set expires_at = app_now() where message_id = $1', messageId);
    expect(await peeked()).not.toContain(messageId);
    await expect.poll(async () => (await scene.delivery(messageId)).state, { timeout: 10_000 }).toBe('EXPIRED');
    expect(await scene.sandbox.citizen().readCase(caseId)).toMatchObject({ state: 'failed' });
  });

  test('is left to its system: no worker takes a letter out of it, however long it waits', async () => {
    const { messageId } = await scene.placed();
    await scene.sandbox.shiftClock('5 days');
    // A worker that has placed a letter looks for the next one of the same system.
    await scene.placed();
    expect(
      await scene.sandbox.rows('select state, fence, leased_until from deliveries where message_id = $1', messageId),
    ).toEqual([{ state: 'QUEUED', fence: 1, leased_until: null }]);
    expect(
      await scene.sandbox.rows(
        'select from attempts a join deliveries d using (delivery_id) where d.message_id = $1',
        messageId,
      ),
    ).toEqual([]);
  });
});
