import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { DeliveryId, FileId } from '../src/domain/ids.ts';
import { problem } from '../src/domain/problems.ts';
import { readZip } from '../src/outbound/archive/zip.peer.ts';
import { sealKey } from './support/certificates.ts';
import {
  database,
  deliveryIds,
  filedAndDelivered,
  never,
  openedBy,
  registration,
  rows,
  setting,
  shiftClock,
  unwrap,
  useExchangeScene,
  word,
} from './support/exchange-scene.ts';
import { ids } from './support/parts.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

const BY = { actor: 'example-operator', reason: 'the system of the agency is off for weeks' };
const FILE = Buffer.from('დანართი');
const digest = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** A letter with a file that the agency's system did not take, and one that nobody has tried yet. */
const waiting = async () => {
  const at = setting();
  const upload = unwrap(
    await at.api.uploadFile({
      actor: { kind: 'citizen', subject: 'example-nino' },
      fileName: 'ხმაური № 1.txt',
      declaredMediaType: 'text/plain',
      declaredBytes: FILE.length,
      stream: Readable.from([FILE]),
    }),
  );
  const attachments = [{ uploadId: upload.fileId, main: true }];
  const { filed } = unwrap(await at.api.submitLetter(aSubmission({ attachments })));
  for (const { topic, id: fileId } of at.queue.published)
    if (topic === 'scan') await at.worker().scanFile(fileId as FileId, never);
  const id = deliveryIds(at.queue)[0]!;
  at.peer.answers(() => ({ kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'down') }));
  await at.worker().deliverEnvelope(id, never);
  unwrap(await at.api.submitLetter(aSubmission()));
  return { ...at, id, filed };
};

describe('the package for an agency whose system is off', () => {
  test('holds every letter that has not arrived: the sealed bytes, its files, a sheet to read and a manifest', async () => {
    const at = await waiting();
    const exported = unwrap(await at.operator.exportPackage({ agencyCode: 'mof' }, BY));
    expect(exported).toMatchObject({
      letters: 2,
      leftOut: { in_doubt: 0, being_sent: 0, full: 0 },
      fileName: expect.stringMatching(/^shikriki-mof-.*\.zip$/),
    });
    const files = readZip(await buffer(exported.stream));
    const manifest = JSON.parse(files.get('manifest.json')!.toString()) as {
      letters: { folder: string; messageId: string; files: { name: string; sizeBytes: number; sha256: string }[] }[];
    };
    for (const letter of manifest.letters) {
      for (const { name, sizeBytes, sha256 } of letter.files) {
        const bytes = files.get(`${letter.folder}/${name}`)!;
        expect({ name, sizeBytes: bytes.length, sha256: digest(bytes) }).toEqual({ name, sizeBytes, sha256 });
      }
    }
    expect(files.size).toBe(1 + manifest.letters.flatMap((letter) => letter.files).length);
    const [first] = manifest.letters;
    expect(files.get(`${first!.folder}/envelope.xml`)!.equals(at.peer.sent[0]!.envelopeXml)).toBe(true);
    expect(files.get(`${first!.folder}/files/01-ხმაური № 1.txt`)!.equals(FILE)).toBe(true);
    expect(files.get(`${first!.folder}/cover.txt`)!.toString()).toContain(at.filed.trackingNumber);
    expect(await rows('select act, subject, actor from operator_acts')).toEqual([
      { act: 'package.export', subject: 'mof', actor: BY.actor },
    ]);
  });

  test('seals what was not sealed yet, once: the same bytes are sent when the system is back', async () => {
    const at = await waiting();
    const id = deliveryIds(at.queue).at(-1)!;
    const files = readZip(await buffer(unwrap(await at.operator.exportPackage({ deliveryId: id }, BY)).stream));
    const envelope = [...files].find(([name]) => name.endsWith('envelope.xml'))![1];
    at.peer.answers(() => ({ kind: 'acknowledged', httpStatus: 200, sentBytes: 1 }));
    await at.worker().deliverEnvelope(id, never);
    expect(at.peer.sent.at(-1)!.envelopeXml.equals(envelope)).toBe(true);
  });

  test('holds letters only, no receipt of ours; what a revoked key sealed is sealed again for it', async () => {
    const at = await waiting();
    const [letter] = await rows<{ case_id: string; leg_id: string }>('select case_id, leg_id from deliveries');
    await database.poolAs('shikriki_migrator').query(
      `insert into deliveries (delivery_id, message_id, message_kind, state, case_id, leg_id, system_code, agency_code, sequence_in_conversation, lane, due_at, updated_at, created_at, expires_at)
       values ($1, $2, 'RECEIPT', 'SEALED', $3, $4, 'mof', 'mof', 9, 'interactive', app_now(), app_now(), app_now(), app_now() + interval '1 day')`,
      [ids.uuid(), ids.uuid(), letter!.case_id, letter!.leg_id],
    );
    expect(unwrap(await at.operator.exportPackage({ agencyCode: 'mof' }, BY))).toMatchObject({
      letters: 2,
      leftOut: { in_doubt: 0, being_sent: 0, full: 0 },
    });
    const newKey = await sealKey('gateway-seal-rsa');
    const renewed = setting([], undefined, newKey);
    const [key] = await rows<{ digest: string }>('select spki_sha256 as digest from gateway_seal_keys');
    unwrap(await at.operator.revokeSealKey(key!.digest, BY));
    const files = readZip(await buffer(unwrap(await renewed.operator.exportPackage({ agencyCode: 'mof' }, BY)).stream));
    const sealed = [...files].filter(([name]) => name.endsWith('envelope.xml')).map(([, bytes]) => bytes);
    expect(sealed).toHaveLength(2);
    const before = await rows<{ message_id: string }>('select message_id from replaced_envelopes');
    expect(before).toHaveLength(2);
    for (const bytes of sealed) {
      const { header } = await openedBy('mof', bytes, newKey.certificatePem);
      expect(before.map(({ message_id: id }) => id)).toContain(header.replaces);
    }
    // The system is back: what was handed over is what it gets.
    renewed.peer.answers(() => ({ kind: 'acknowledged', httpStatus: 200, sentBytes: 1 }));
    await shiftClock('2 minutes');
    for (const id of deliveryIds(at.queue)) await renewed.worker().deliverEnvelope(id, never);
    expect(renewed.peer.sent.map(({ envelopeXml }) => digest(envelopeXml)).sort()).toEqual(sealed.map(digest).sort());
  });

  test('leaves out letters whose files are not free of doubt, and is nothing where nothing waits', async () => {
    const at = await waiting();
    await database.poolAs('shikriki_migrator').query(`update files set scan_state = 'infected'`);
    expect(unwrap(await at.operator.exportPackage({ agencyCode: 'mof' }, BY))).toMatchObject({
      letters: 1,
      leftOut: { in_doubt: 1, being_sent: 0, full: 0 },
    });
    expect(await at.operator.exportPackage({ agencyCode: 'rs' }, BY)).toMatchObject({ problem: { code: 'NotFound' } });
    expect(await at.operator.exportPackage({ deliveryId: ids.uuid() as DeliveryId }, BY)).toMatchObject({
      problem: { code: 'NotFound' },
    });
  });
});

describe('a registration that a person enters', () => {
  const BY_HAND = { registrationNumber: '№ 77/ხელით', registeredOn: new Date().toISOString().slice(0, 10) };
  const leg = async (caseId: string) =>
    (
      await rows(
        'select state, registration_number as number, registered_by_hand as by_hand from legs where case_id = $1',
        caseId,
      )
    )[0];

  test('is shown as such, ends the sending, and tells the citizen', async () => {
    const at = await waiting();
    expect(unwrap(await at.operator.registerByHand(at.id, BY_HAND, BY))).toEqual({ repeated: false });
    expect(unwrap(await at.operator.registerByHand(at.id, BY_HAND, BY))).toEqual({ repeated: true });
    expect(await leg(at.filed.caseId)).toEqual({ state: 'registered', number: '№ 77/ხელით', by_hand: true });
    expect(await rows(`select facts from events where kind = 'registered'`)).toEqual([
      { facts: { registrationNumber: '№ 77/ხელით', enteredByHand: true } },
    ]);
    expect(await rows(`select event, channel from notifications where event <> 'submitted' order by channel`)).toEqual([
      { event: 'registered', channel: 'email' },
      { event: 'registered', channel: 'sms' },
    ]);
    await shiftClock('1 hour');
    await at.worker().deliverEnvelope(at.id, never);
    expect(at.peer.sent.filter(({ messageId }) => messageId === at.peer.sent[0]!.messageId)).toHaveLength(1);
  });

  test('is given to what opened the case only, not to a receipt of ours', async () => {
    const at = await waiting();
    await rows(`update deliveries set message_kind = 'RECEIPT' where delivery_id = $1`, at.id);
    expect(await at.operator.registerByHand(at.id, BY_HAND, BY)).toMatchObject({ problem: { code: 'NotInThisState' } });
    expect(await rows(`select from notifications where event <> 'submitted'`)).toEqual([]);
  });

  test('gives way to the sealed registration of the agency, which the citizen is told of where the number differs', async () => {
    const known = await filedAndDelivered();
    const at = await waiting();
    unwrap(await at.operator.registerByHand(at.id, BY_HAND, BY));
    const { messageId } = at.peer.sent[0]!;
    const [{ leg_id: legId } = { leg_id: '' }] = await rows<{ leg_id: string }>(
      'select leg_id from deliveries where delivery_id = $1',
      at.id,
    );
    const header = { ...known.letter.header, messageId, legId, conversationId: at.filed.caseId };
    const sealed = await word('mof', { ...known.letter, header }, 'REGISTRATION', registration('№ 5'));
    unwrap(await at.api.receiveEnvelope.envelope('mof', sealed));
    expect(await leg(at.filed.caseId)).toEqual({ state: 'registered', number: '№ 5', by_hand: false });
    expect(
      await rows(
        `select facts ->> 'registrationNumber' as number from notifications where case_id = $1 and channel = 'sms' order by created_at`,
        at.filed.caseId,
      ),
    ).toEqual([{ number: '№ 77/ხელით' }, { number: '№ 5' }]);
  });

  test('under another number is refused, and tells the first', async () => {
    const at = await waiting();
    unwrap(await at.operator.registerByHand(at.id, BY_HAND, BY));
    expect(await at.operator.registerByHand(at.id, { ...BY_HAND, registrationNumber: '№ 2' }, BY)).toMatchObject({
      ok: false,
      problem: { code: 'NotInThisState', detail: expect.stringContaining(BY_HAND.registrationNumber) },
    });
  });

  test.each([
    [{ registeredOn: '2020-11-25' }, '/registeredOn'],
    [{ registrationNumber: ' ' }, '/registrationNumber'],
    [{ registrationNumber: '1\n2' }, '/registrationNumber'],
    [{ registeredOn: '2026-02-30' }, '/registeredOn'],
    [{ registeredOn: '01.02.2026' }, '/registeredOn'],
    [{ registeredOn: '2099-01-01' }, '/registeredOn'],
  ])('is not taken like this: %j', async (change, pointer) => {
    const at = await waiting();
    expect(await at.operator.registerByHand(at.id, { ...BY_HAND, ...change }, BY)).toMatchObject({
      problem: { code: 'Validation', errors: [{ pointer }] },
    });
  });
});
