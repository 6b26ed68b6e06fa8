import { createHash, randomUUID } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import type { EnvelopeFile } from '../src/domain/envelope.ts';
import type { DeliveryId, NotificationId } from '../src/domain/ids.ts';
import { problem } from '../src/domain/problems.ts';
import type { Channel } from '../src/ports/channel.ts';
import { makeKeepHouse } from '../src/use-cases/keep-house.ts';
import {
  database,
  filedAndDelivered,
  never,
  registration,
  reply,
  rows,
  setting,
  shiftClock,
  unwrap,
  useExchangeScene,
  word,
} from './support/exchange-scene.ts';
import { ids, rememberingLog } from './support/parts.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

const owner = () => database.poolAs('shikriki_migrator');

describe('a file that was checked', () => {
  const BYTES = Buffer.alloc(300_000, 'a');
  const withFile = async () => {
    const at = await filedAndDelivered();
    const file: EnvelopeFile = {
      fileGuid: randomUUID(),
      mainComponent: true,
      fileName: 'პასუხი № 1.pdf',
      mediaType: 'application/pdf',
      sizeBytes: BYTES.length,
      sha256: createHash('sha256').update(BYTES).digest('hex'),
      contentId: 'reply.pdf',
    };
    const messageId = ids.uuid();
    unwrap(
      await at.api.receiveEnvelope.envelope('mof', await word('mof', at.letter, 'REPLY', reply, { messageId }, [file])),
    );
    return { ...at, part: { systemCode: 'mof', messageId, contentPart: file.contentId }, messageId };
  };
  const stored = async () => {
    const [file] = await rows<{ content_id: string; sha256: Buffer }>(
      `select content_id, sha256 from files where origin = 'agency'`,
    );
    const chunks = await rows<{ bytes: Buffer }>(
      'select bytes from content_chunks where content_id = $1 order by chunk_number',
      file!.content_id,
    );
    return Buffer.concat(chunks.map((chunk) => chunk.bytes));
  };

  test('is never touched again by a slower call that began before it', async () => {
    const { api, part, messageId } = await withFile();
    const slow = new PassThrough();
    const slower = api.receiveFile.receive({ ...part, stream: slow });
    await expect.poll(async () => (await rows('select 1 from inbox_files where upload_number = 1')).length).toBe(1);

    unwrap(await api.receiveFile.receive({ ...part, stream: Readable.from([BYTES]) }));
    unwrap(await api.receiveEnvelope.submit('mof', messageId));
    slow.end(Buffer.alloc(300_000, 'E'));

    expect(await slower).toMatchObject({ ok: false, problem: { code: 'OffsetMismatch' } });
    expect((await stored()).equals(BYTES)).toBe(true);
  });

  test('whose wrong bytes were refused can be sent again, right', async () => {
    const { api, part, messageId } = await withFile();
    const wrong = await api.receiveFile.receive({ ...part, stream: Readable.from([Buffer.alloc(300_000, 'b')]) });
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'FileDigestMismatch' } });
    expect(await api.receiveEnvelope.submit('mof', messageId)).toMatchObject({ problem: { code: 'FileMissing' } });
    unwrap(await api.receiveFile.receive({ ...part, stream: Readable.from([BYTES]) }));
    unwrap(await api.receiveEnvelope.submit('mof', messageId));
    expect((await stored()).equals(BYTES)).toBe(true);
  });

  test('in parts is checked as a whole', async () => {
    const { api, part, messageId } = await withFile();
    const piece = (from: number, to: number) => ({
      ...part,
      range: { offset: from, totalBytes: BYTES.length },
      stream: Readable.from([BYTES.subarray(from, to)]),
    });
    unwrap(await api.receiveFile.receive(piece(0, 100_000)));
    expect(await api.receiveFile.receive(piece(50_000, 100_000))).toMatchObject({
      problem: { code: 'OffsetMismatch' },
    });
    expect(unwrap(await api.receiveFile.offsetOf(part))).toBe(100_000);
    unwrap(await api.receiveFile.receive(piece(100_000, 300_000)));
    unwrap(await api.receiveEnvelope.submit('mof', messageId));
    expect((await stored()).equals(BYTES)).toBe(true);
  });

  test('of a key that was revoked while its files came is not taken', async () => {
    const { api, part, messageId } = await withFile();
    await owner().query(`update certificates set revoked_at = now() where agency_code = 'mof'`);
    unwrap(await api.receiveFile.receive({ ...part, stream: Readable.from([BYTES]) }));
    expect(await api.receiveEnvelope.submit('mof', messageId)).toMatchObject({
      problem: { code: 'CertificateRevoked' },
    });
  });

  test('of a message that never ended is forgotten after a week, with its bytes', async () => {
    const { api, part } = await withFile();
    unwrap(await api.receiveFile.receive({ ...part, stream: Readable.from([BYTES]) }));
    const store = composeStore(database.poolAs('shikriki_worker'), ids);
    const keepHouse = makeKeepHouse({ ...store, log: rememberingLog() });
    await keepHouse();
    expect(await rows('select 1 from inbox_files')).toHaveLength(1);
    await shiftClock('8 days');
    await keepHouse();
    expect(await rows(`select 1 from inbox_files union all select 1 from files where origin = 'agency'`)).toEqual([]);
  });
});

describe('the same bytes again', () => {
  test('get the same receipt even when their envelope is out of date and their seal revoked by then', async () => {
    const at = await filedAndDelivered();
    const bytes = await word('mof', at.letter, 'REGISTRATION', registration('№ 1'));
    const first = unwrap(await at.api.receiveEnvelope.envelope('mof', bytes));
    await shiftClock('25 hours');
    await owner().query(`update certificates set revoked_at = now() where agency_code = 'mof'`);
    const again = unwrap(await at.api.receiveEnvelope.envelope('mof', bytes));
    expect(again.kind === 'received' && first.kind === 'received' && again.receiptXml.equals(first.receiptXml)).toBe(
      true,
    );
  });
});

describe('one delivery that breaks on our side', () => {
  test('backs off and leaves its place to the letters behind it', async () => {
    const { api, queue, peer, worker } = setting();
    await owner().query(`update systems set max_concurrency = 1 where code = 'mof'`);
    unwrap(await api.submitLetter(aSubmission({ agencyCode: 'rs' })));
    unwrap(await api.submitLetter(aSubmission({ agencyCode: 'mof' })));
    peer.answers((consignment) => {
      if (peer.sent.length === 1) throw new Error('a bug of ours');
      return { kind: 'acknowledged', httpStatus: 200, sentBytes: consignment.envelopeXml.length };
    });
    await worker().deliverEnvelope(queue.published[0]!.id as DeliveryId, never);
    expect(await rows('select agency_code, state, attempt_count from deliveries order by agency_code')).toEqual([
      { agency_code: 'mof', state: 'ACKNOWLEDGED', attempt_count: 0 },
      { agency_code: 'rs', state: 'UNKNOWN_OUTCOME', attempt_count: 1 },
    ]);
  });

  test('before anything was sent waits like for a system that is down', async () => {
    const { api, queue, peer, worker } = setting();
    unwrap(await api.submitLetter(aSubmission()));
    await owner().query(`update letters set content_id = (select content_id from parties limit 1)`);
    await worker().deliverEnvelope(queue.published[0]!.id as DeliveryId, never);
    expect(peer.sent).toEqual([]);
    expect(await rows('select state, attempt_count, leased_until from deliveries')).toEqual([
      { state: 'WAITING_RETRY', attempt_count: 1, leased_until: null },
    ]);
  });

  test('to an agency that has closed since is delivered all the same', async () => {
    const { api, queue, peer, worker } = setting();
    unwrap(await api.submitLetter(aSubmission()));
    await owner().query(`update agencies set closed_on = current_date where code = 'mof'`);
    await worker().deliverEnvelope(queue.published[0]!.id as DeliveryId, never);
    expect(peer.sent).toHaveLength(1);
  });

  test('has a hundred hours from its first attempt, not from a hold before it', async () => {
    const { api, operator, queue, peer, worker } = setting();
    const by = { actor: 'example-operator', reason: 'the vendor asked for it' };
    unwrap(await operator.holdReceiver({ systemCode: 'mof' }, by));
    unwrap(await api.submitLetter(aSubmission()));
    await shiftClock('101 hours');
    unwrap(await operator.releaseReceiver({ systemCode: 'mof' }, by));
    peer.answers(() => ({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'down') }));
    await worker().deliverEnvelope(queue.published[0]!.id as DeliveryId, never);
    expect(await rows('select state from deliveries')).toEqual([{ state: 'WAITING_RETRY' }]);
  });

  test('is not sent again when the registration came while it was being asked for', async () => {
    const at = await filedAndDelivered();
    const parts = setting();
    const { filed } = unwrap(await parts.api.submitLetter(aSubmission()));
    const id = parts.queue.published[0]!.id as DeliveryId;
    parts.peer.answers(() => ({ kind: 'unknown', problem: problem('TemporarilyUnavailable', 'no answer') }));
    await parts.worker().deliverEnvelope(id, never);
    await shiftClock('30 seconds');
    const [delivery] = await rows<{ message_id: string; leg_id: string }>(
      'select message_id, leg_id from deliveries where delivery_id = $1',
      id,
    );
    parts.peer.connector.askStatus = async () => {
      const { message_id: messageId, leg_id: legId } = delivery!;
      const letter = { ...at.letter, header: { ...at.letter.header, messageId, legId, conversationId: filed.caseId } };
      unwrap(
        await parts.api.receiveEnvelope.envelope('mof', await word('mof', letter, 'REGISTRATION', registration('№ 7'))),
      );
      return { kind: 'not_received' };
    };
    await parts.worker().deliverEnvelope(id, never);
    expect(parts.peer.sent).toHaveLength(1);
    expect(await rows('select state, leased_until from deliveries where delivery_id = $1', id)).toEqual([
      { state: 'REGISTERED', leased_until: null },
    ]);
  });
});

describe('one notice that breaks on our side', () => {
  test('costs its own tries and is told of in the log without an address', async () => {
    const broken: Channel = {
      channel: 'email',
      send: async () => {
        throw new Error('nino@example.ge broke it');
      },
      close: async () => undefined,
    };
    const at = await filedAndDelivered();
    unwrap(
      await at.api.receiveEnvelope.envelope('mof', await word('mof', at.letter, 'REGISTRATION', registration('№ 1'))),
    );
    const { worker } = setting([broken]);
    const [notice] = await rows<{ notification_id: string }>(
      `select notification_id from notifications where event = 'registered' and channel = 'email'`,
    );
    await worker().notifyCitizen(notice!.notification_id as NotificationId);
    expect(
      await rows(
        `select event, state, attempt_count, leased_until from notifications where channel = 'email' order by event`,
      ),
    ).toEqual([
      { event: 'registered', state: 'TEMPORARY_FAILURE', attempt_count: 1, leased_until: null },
      { event: 'submitted', state: 'PENDING', attempt_count: 0, leased_until: null },
    ]);
  });

  test('on a channel that the installation does not have is suppressed, not failed', async () => {
    const at = await filedAndDelivered();
    unwrap(
      await at.api.receiveEnvelope.envelope('mof', await word('mof', at.letter, 'REGISTRATION', registration('№ 1'))),
    );
    const [notice] = await rows<{ notification_id: string }>(
      `select notification_id from notifications where channel = 'sms'`,
    );
    await at.worker().notifyCitizen(notice!.notification_id as NotificationId);
    expect(await rows(`select state from notifications where channel = 'sms'`)).toEqual([{ state: 'SUPPRESSED' }]);
  });
});

describe('housekeeping', () => {
  test('goes on when a month has rows in the default partition already', async () => {
    const { api } = setting();
    await shiftClock('15 months');
    unwrap(await api.submitLetter(aSubmission()));
    const store = composeStore(database.poolAs('shikriki_worker'), ids);
    const log = rememberingLog();
    await makeKeepHouse({ ...store, log })();
    expect(log.lines.join()).toContain('house.kept');
    unwrap(await api.submitLetter(aSubmission()));
  });

  test('removes uploads that nobody attached, however many', async () => {
    const { api } = setting();
    for (let n = 0; n < 3; n++) {
      const bytes = Buffer.from(`შენიშვნა ${n}`);
      unwrap(
        await api.uploadFile({
          actor: { kind: 'citizen', subject: 'example-nino' },
          fileName: `${n}.txt`,
          declaredMediaType: 'text/plain',
          declaredBytes: bytes.length,
          stream: Readable.from([bytes]),
        }),
      );
    }
    const before = await rows('select 1 from content');
    expect(before.length).toBeGreaterThan(0);
    await shiftClock('25 hours');
    await makeKeepHouse({ ...composeStore(database.poolAs('shikriki_worker'), ids), log: rememberingLog() })();
    expect(await rows('select 1 from files union all select 1 from content')).toEqual([]);
  });
});

describe('an agency whose clock or words run ahead', () => {
  test('cannot say that something happened in the future', async () => {
    const at = await filedAndDelivered();
    const ahead = registration('№ 1');
    if (ahead.block === 'registration') ahead.registration.registeredAt = '2099-01-01T00:00:00.000Z';
    await expect(word('mof', at.letter, 'REGISTRATION', ahead)).rejects.toThrow('RegisteredAt');
  });
});
