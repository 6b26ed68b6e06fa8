import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryId } from '../src/domain/ids.ts';
import { readReceipt, replyPdf } from './support/agency-words.ts';
import { sealKey } from './support/certificates.ts';
import {
  AGENCY,
  connectSystem,
  database,
  never,
  type Polling,
  polling,
  scanned,
  usePollingScene,
} from './support/polling-scene.ts';
import { type ForeignSystem, SPYNE_NOTE, startForeignSystem, WITHOUT_SPYNE } from './support/spyne.ts';
import { aSubmission } from './support/submission.ts';

describe.skipIf(WITHOUT_SPYNE)(`a system that is not ours (spyne ${SPYNE_NOTE})`, () => {
  usePollingScene();
  let parts: Polling;
  let system: ForeignSystem;
  beforeEach(async () => {
    parts = await polling();
    system = await startForeignSystem(AGENCY);
    await connectSystem(system.address, (await sealKey('system-mia-wss')).certificatePem);
  }, 60_000);
  afterEach(async () => {
    await parts.close();
    await system.close();
  });

  test('takes a letter with a file over edoc-soap-wss, and its registration and reply are collected from it', async () => {
    const pdf = replyPdf('a letter to a foreign system', 700_000);
    const upload = await parts.api.uploadFile({
      actor: { kind: 'citizen', subject: 'example-nino' },
      fileName: 'განცხადება.pdf',
      declaredMediaType: 'application/pdf',
      declaredBytes: pdf.length,
      stream: Readable.from([pdf], { objectMode: false }),
    });
    if (!upload.ok) throw new Error(upload.problem.code);
    await scanned(parts);
    const uploadId = upload.value.fileId;
    const filed = await parts.api.submitLetter(
      aSubmission({ agencyCode: AGENCY, attachments: [{ uploadId, main: true }] }),
    );
    if (!filed.ok) throw new Error(filed.problem.code);
    const { caseId } = filed.value.filed;
    const wakeUp = parts.queue.published.find(({ topic }) => topic === 'delivery');
    await parts.worker.deliverEnvelope(wakeUp?.id as DeliveryId, never);
    expect(system.happened, system.words()).toMatchObject([{ happened: 'received' }]);
    const [received] = system.happened;
    expect(Object.values(received?.happened === 'received' ? received.files : {})).toEqual([
      createHash('sha256').update(pdf).digest('hex'),
    ]);

    await parts.worker.relayDue();
    await parts.worker.collectAnswers('mia', never);
    const confirmed = system.happened.slice(1);
    expect(confirmed, system.words()).toMatchObject([
      { happened: 'confirmed', fits: true },
      { happened: 'confirmed', fits: true },
    ]);
    for (const { messageId, ...word } of confirmed) {
      const receipt = Buffer.from(word.happened === 'confirmed' ? word.receipt : '', 'base64');
      expect((await readReceipt(receipt, AGENCY)).header.refToMessageId).toBe(messageId);
    }
    const { rows } = await database
      .poolAs('shikriki_migrator')
      .query<{ kind: string }>('select kind from events where case_id = $1', [caseId]);
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['acknowledged', 'delivered', 'registered', 'reply']),
    );
    const { rows: files } = await database
      .poolAs('shikriki_migrator')
      .query<{ size_bytes: number }>(`select size_bytes from files where origin = 'agency' and state = 'complete'`);
    expect(files).toEqual([{ size_bytes: 1_200_017 }]);
  }, 60_000);
});
