import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { composeStore } from '../src/compose-store.ts';
import type { DeliveryId, FileId } from '../src/domain/ids.ts';
import type { ScanClaim } from '../src/ports/file-scans.ts';
import type { Scanner, ScanVerdict } from '../src/ports/scanner.ts';
import { EICAR } from './support/clamd.ts';
import {
  database,
  never,
  openedBy,
  rows,
  setting,
  sha256,
  shiftClock,
  unwrap,
  useExchangeScene,
} from './support/exchange-scene.ts';
import { ids } from './support/parts.ts';
import { aSubmission } from './support/submission.ts';

const BY = { actor: 'eka', reason: 'the limits of the scanner are higher now' };

useExchangeScene();

/** A scanner that does what the test says. */
const scripted = () => {
  let say: () => Promise<ScanVerdict> = async () => ({ kind: 'clean' });
  const scanner: Scanner = {
    name: 'scripted',
    scan: async (bytes) => {
      bytes.destroy();
      return say();
    },
  };
  return {
    scanner,
    says: (next: ScanVerdict | (() => Promise<ScanVerdict>)) =>
      (say = typeof next === 'function' ? next : async () => next),
  };
};

const OWNER = aSubmission().ownerSubject;
type Parts = ReturnType<typeof setting>;

const uploaded = async ({ api }: Parts, fileName: string, text: string): Promise<FileId> => {
  const bytes = Buffer.from(text);
  const file = unwrap(
    await api.uploadFile({
      actor: { kind: 'citizen', subject: OWNER },
      fileName,
      declaredMediaType: 'text/plain',
      declaredBytes: bytes.length,
      stream: Readable.from([bytes]),
    }),
  );
  return file.fileId;
};

const filedWith = async (parts: Parts, uploads: readonly { readonly uploadId: string; readonly main?: boolean }[]) => {
  const { filed } = unwrap(await parts.api.submitLetter(aSubmission({ attachments: uploads })));
  const delivery = parts.queue.published.find(({ topic }) => topic === 'delivery')!.id as DeliveryId;
  return { ...filed, delivery };
};

/** The envelope that the agency got last. */
const sentEnvelope = async ({ peer }: Parts) => {
  const consignment = peer.sent.at(-1)!;
  return { consignment, envelope: await openedBy('mof', consignment.envelopeXml) };
};

const fileRow = async (fileId: string) =>
  (
    await rows<{ scan_state: string; scan_reason: string | null; bytes: number; removed: boolean }>(
      `select scan_state, scan_reason, removed_at is not null as removed,
         (select count(*)::int from content_chunks c where c.content_id = f.content_id) as bytes from files f where file_id = $1`,
      fileId,
    )
  )[0];

describe('a letter with files', () => {
  test('is not sent before its file is clean, and goes at once when it is', async () => {
    const parts = setting();
    const fileId = await uploaded(parts, 'ა.txt', 'ტექსტი');
    const { delivery } = await filedWith(parts, [{ uploadId: fileId }]);
    const worker = parts.worker();
    await worker.deliverEnvelope(delivery, never);
    expect(parts.peer.sent).toEqual([]);
    parts.queue.published.length = 0;
    await worker.relayDue();
    // The mail about the filing is due as well.
    const [notice] = await rows<{ id: string }>('select notification_id as id from notifications');
    expect(parts.queue.published.filter(({ topic }) => topic !== 'feed')).toEqual([
      { topic: 'notification', id: notice?.id },
      { topic: 'scan', id: fileId },
    ]);

    await worker.scanFile(fileId, never);
    expect(parts.queue.published.at(-1)).toEqual({ topic: 'delivery', id: delivery });
    await worker.deliverEnvelope(delivery, never);
    expect(parts.peer.sent).toHaveLength(1);
  });

  test('goes without the harmful one, with a note in its place that becomes the main file where none is left', async () => {
    const parts = setting();
    const fileId = await uploaded(parts, 'ცუდი.txt', EICAR);
    const { delivery, caseId } = await filedWith(parts, [{ uploadId: fileId, main: true }]);
    const worker = parts.worker();
    await worker.scanFile(fileId, never);
    expect(await fileRow(fileId)).toEqual({ scan_state: 'infected', scan_reason: null, bytes: 0, removed: true });
    await worker.deliverEnvelope(delivery, never);

    const { envelope, consignment } = await sentEnvelope(parts);
    expect(envelope.files).toMatchObject([
      { fileName: 'removed-files.txt', mediaType: 'text/plain', mainComponent: true },
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await consignment.openFile(envelope.files[0]!)) chunks.push(chunk as Buffer);
    const note = Buffer.concat(chunks).toString('utf8');
    expect(note).toContain('ცუდი.txt');
    expect(note).toContain(sha256(Buffer.from(EICAR)));
    expect(note).toContain('malware was found');
    expect(sha256(Buffer.from(note))).toBe(envelope.files[0]!.sha256);

    expect(
      await rows('select kind, facts from events where case_id = $1 and kind = $2', caseId, 'attachment_removed'),
    ).toEqual([{ kind: 'attachment_removed', facts: { fileId, problemCode: 'FileInfected' } }]);
    const notices = await rows(
      `select event, channel from notifications where case_id = $1 and event <> 'submitted' order by channel`,
      caseId,
    );
    expect(notices).toEqual([
      { event: 'attachment_removed', channel: 'email' },
      { event: 'attachment_removed', channel: 'sms' },
    ]);
  });

  test('gives the place of a removed main file to the next one, and names every removed file once', async () => {
    const parts = setting();
    const bad = [await uploaded(parts, '1.txt', EICAR), await uploaded(parts, '2.txt', `${EICAR} 2`)];
    const good = [await uploaded(parts, '3.txt', '3'), await uploaded(parts, 'removed-files.txt', '4')];
    const uploads = [...bad, ...good].map((uploadId) => ({ uploadId, ...(uploadId === bad[0] && { main: true }) }));
    const { delivery } = await filedWith(parts, uploads);
    const worker = parts.worker();
    for (const fileId of [...bad, ...good]) {
      expect(parts.peer.sent).toEqual([]);
      await worker.scanFile(fileId, never);
      await worker.deliverEnvelope(delivery, never);
    }
    const { envelope } = await sentEnvelope(parts);
    expect(envelope.files.map(({ fileName, mainComponent }) => [fileName, mainComponent])).toEqual([
      ['3.txt', true],
      ['removed-files.txt', false],
      ['removed-files-2.txt', false],
    ]);
  });

  test('is not filed where an upload was found harmful before', async () => {
    const parts = setting();
    const fileId = await uploaded(parts, 'ა.txt', EICAR);
    await parts.worker().scanFile(fileId, never);
    const refused = await parts.api.submitLetter(aSubmission({ attachments: [{ uploadId: fileId }] }));
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'UploadNotUsable', errors: [{ detail: 'malware was found in the upload' }] },
    });
    expect((await fileRow(fileId))?.bytes).toBe(0);
  });

  test('that takes an upload while its scan is under way is told all the same', async () => {
    const { scanner, says } = scripted();
    const parts = setting([], scanner);
    const fileId = await uploaded(parts, 'ა.txt', 'ა');
    let caseId = '';
    says(async () => {
      ({ caseId } = await filedWith(parts, [{ uploadId: fileId }]));
      return { kind: 'infected', signatureName: 'X' };
    });
    await parts.worker().scanFile(fileId, never);
    expect(
      await rows('select kind from events where case_id = $1 and kind = $2', caseId, 'attachment_removed'),
    ).toHaveLength(1);
  });
});

test('a letter that takes an upload in the very moment of the verdict is told as well', async () => {
  const parts = setting();
  const fileId = await uploaded(parts, 'ა.txt', EICAR);
  let caseId = '';
  const store = composeStore(database.poolAs('shikriki_worker'), ids);
  const worker = parts.worker('worker-1', {
    ...store,
    fileScans: {
      ...store.fileScans,
      async placeOf(tx, id) {
        const place = await store.fileScans.placeOf(tx, id);
        if (caseId === '') ({ caseId } = await filedWith(parts, [{ uploadId: fileId }]));
        return place;
      },
    },
  });
  await worker.scanFile(fileId, never);
  expect(await rows('select from events where case_id = $1 and kind = $2', caseId, 'attachment_removed')).toHaveLength(
    1,
  );
});

describe('a scanner that gives no verdict', () => {
  test('lets letters wait for as long as it is away, and go when it is back', async () => {
    const { scanner, says } = scripted();
    const parts = setting([], scanner);
    says({ kind: 'not_scanned', why: 'unavailable' });
    const fileId = await uploaded(parts, 'ა.txt', 'ა');
    const { delivery } = await filedWith(parts, [{ uploadId: fileId }]);
    const worker = parts.worker();
    for (let tries = 0; tries < 12; tries += 1) {
      await worker.scanFile(fileId, never);
      await shiftClock('61 seconds');
    }
    expect(await fileRow(fileId)).toMatchObject({ scan_state: 'not_scanned', scan_reason: 'unavailable' });
    expect(parts.log.lines.filter((line) => line.includes('scanner.down'))).toHaveLength(2);
    await worker.deliverEnvelope(delivery, never);
    expect(parts.peer.sent).toEqual([]);

    says({ kind: 'clean' });
    await worker.scanFile(fileId, never);
    await worker.deliverEnvelope(delivery, never);
    expect(parts.peer.sent).toHaveLength(1);
  });

  test('is not asked again before the time', async () => {
    const { scanner, says } = scripted();
    const parts = setting([], scanner);
    says({ kind: 'not_scanned', why: 'unavailable' });
    const fileId = await uploaded(parts, 'ა.txt', 'ა');
    const worker = parts.worker();
    await worker.scanFile(fileId, never);
    says({ kind: 'clean' });
    await worker.scanFile(fileId, never);
    expect((await fileRow(fileId))?.scan_state).toBe('not_scanned');
    await shiftClock('3 seconds');
    await worker.scanFile(fileId, never);
    expect((await fileRow(fileId))?.scan_state).toBe('clean');
  });

  test.each([
    ['that is too large', 'too_large', 1],
    ['that is locked', 'encrypted', 1],
    ['that it fails on', 'error', 5],
  ] as const)('holds a file %s for a person, after %s', async (_what, why, tries) => {
    const { scanner, says } = scripted();
    const parts = setting([], scanner);
    says({ kind: 'not_scanned', why });
    const fileId = await uploaded(parts, 'ა.txt', 'ა');
    const { delivery, caseId } = await filedWith(parts, [{ uploadId: fileId }]);
    const worker = parts.worker();
    for (let tried = 0; tried < tries; tried += 1) {
      expect((await fileRow(fileId))?.scan_state).toBe('not_scanned');
      await worker.scanFile(fileId, never);
      await shiftClock('61 seconds');
    }
    expect(await fileRow(fileId)).toMatchObject({ scan_state: 'held', scan_reason: why });
    says({ kind: 'clean' });
    await worker.scanFile(fileId, never);
    await worker.deliverEnvelope(delivery, never);
    expect(parts.peer.sent).toEqual([]);
    expect(await parts.heldFiles.list('eka')).toMatchObject([{ fileId, caseId, reason: why }]);
  });

  test('is helped by a person, who lets a file be scanned again or takes it out', async () => {
    const { scanner, says } = scripted();
    const parts = setting([], scanner);
    says({ kind: 'not_scanned', why: 'too_large' });
    const [again, out] = [await uploaded(parts, '1.txt', '1'), await uploaded(parts, '2.txt', '2')];
    const { delivery } = await filedWith(parts, [{ uploadId: again }, { uploadId: out }]);
    const worker = parts.worker();
    await worker.scanFile(again, never);
    await worker.scanFile(out, never);

    says({ kind: 'clean' });
    expect(unwrap(await parts.heldFiles.decide(again, 'scan_again', BY))).toBeUndefined();
    await worker.scanFile(again, never);
    expect(unwrap(await parts.heldFiles.decide(out, 'remove', BY))).toBeUndefined();
    expect(await parts.heldFiles.decide(out, 'remove', BY)).toMatchObject({
      ok: false,
      problem: { code: 'NotFound' },
    });
    await worker.deliverEnvelope(delivery, never);
    const { envelope } = await sentEnvelope(parts);
    expect(envelope.files.map(({ fileName }) => fileName)).toEqual(['1.txt', 'removed-files.txt']);
  });
});

describe('a worker', () => {
  test('that dies between verdict and write is followed by another, and its own verdict counts no more', async () => {
    const parts = setting();
    const fileId = await uploaded(parts, 'ა.txt', EICAR);
    const { caseId } = await filedWith(parts, [{ uploadId: fileId }]);
    const { transactions, fileScans } = composeStore(database.poolAs('shikriki_worker'), ids);
    // The first worker has claimed and heard its verdict; then nothing more is heard of it.
    const dead = await transactions.inTransaction({ kind: 'worker' }, (tx) => fileScans.claim(tx, fileId, 30_000));
    expect(dead).toBeDefined();
    const worker = parts.worker('worker-2');
    await worker.scanFile(fileId, never);
    expect((await fileRow(fileId))?.scan_state).toBe('not_scanned');
    await shiftClock('31 seconds');
    const stillOurs = (claim: ScanClaim) =>
      transactions.inTransaction({ kind: 'worker' }, (tx) => fileScans.lockClaimed(tx, claim));
    const next = await transactions.inTransaction({ kind: 'worker' }, (tx) => fileScans.claim(tx, fileId, 30_000));
    expect([await stillOurs(dead!), await stillOurs(next!)]).toEqual([false, true]);
    await shiftClock('31 seconds');
    await worker.scanFile(fileId, never);
    expect(await fileRow(fileId)).toMatchObject({ scan_state: 'infected', removed: true });
    expect(await stillOurs(next!)).toBe(false);
    expect(
      await rows('select from events where case_id = $1 and kind = $2', caseId, 'attachment_removed'),
    ).toHaveLength(1);
  });
});
