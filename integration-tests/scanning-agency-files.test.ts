import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { EnvelopeBody, MessageKind } from '../src/domain/envelope.ts';
import type { DeliveryId, FileId } from '../src/domain/ids.ts';
import { EICAR } from './support/clamd.ts';
import {
  filedAndDelivered,
  forwardTo,
  never,
  openedBy,
  reply,
  rows,
  type setting,
  sha256,
  unwrap,
  useExchangeScene,
  word,
} from './support/exchange-scene.ts';
import { ids } from './support/parts.ts';

useExchangeScene();

/** What an agency got, the last or the one with this MessageId. */
const gotBy = async (agencyCode: string, { sent }: ReturnType<typeof setting>['peer'], id = sent.at(-1)?.messageId) => {
  const consignment = sent.find(({ messageId }) => messageId === id)!;
  return { consignment, envelope: await openedBy(agencyCode, consignment.envelopeXml) };
};

describe('a file of an agency', () => {
  /** An agency's word with a harmful file, scanned. */
  const brought = async (kind: MessageKind, body: EnvelopeBody) => {
    const parts = { ...(await filedAndDelivered()) };
    const bytes = Buffer.from(EICAR);
    const fileGuid = ids.uuid();
    const file = {
      fileGuid,
      mainComponent: true,
      fileName: 'პასუხი.txt',
      mediaType: 'text/plain',
      sizeBytes: bytes.length,
      sha256: sha256(bytes),
      contentId: 'main.txt',
    };
    const envelopeXml = await word('mof', parts.letter, kind, body, {}, [file]);
    const { messageId } = unwrap(await parts.api.receiveEnvelope.envelope('mof', envelopeXml));
    unwrap(
      await parts.api.receiveFile.receive({
        systemCode: 'mof',
        messageId,
        contentPart: 'main.txt',
        stream: Readable.from([bytes]),
      }),
    );
    const worker = parts.worker();
    // A message that is not complete may still break off: its files are not scanned.
    await worker.relayDue();
    expect(parts.queue.published.filter(({ topic }) => topic === 'scan')).toEqual([]);
    unwrap(await parts.api.receiveEnvelope.submit('mof', messageId));
    const scan = parts.queue.published.find(({ topic }) => topic === 'scan')!;
    await worker.scanFile(scan.id as FileId, never);
    return { parts, worker, messageId, envelopeXml, fileGuid, caseId: parts.filed.caseId };
  };
  const replied = () => brought('REPLY', reply);

  test('that is harmful is removed, and the agency is told by a sealed receipt that names it', async () => {
    const { parts, worker, messageId, envelopeXml, fileGuid, caseId } = await replied();
    const wakeUp = parts.queue.published.findLast(({ topic }) => topic === 'delivery')!;
    await worker.deliverEnvelope(wakeUp.id as DeliveryId, never);
    const { envelope, consignment } = await gotBy('mof', parts.peer);
    expect(consignment.files).toEqual([]);
    expect(envelope.header).toMatchObject({
      messageKind: 'RECEIPT',
      refToMessageId: messageId,
      conversationId: caseId,
    });
    expect(envelope.body).toMatchObject({
      receipt: {
        verdict: 'REFUSED',
        problem: { code: 'FileInfected', detail: expect.stringContaining(fileGuid) },
        receivedSha256: sha256(envelopeXml),
      },
    });
    expect(await rows('select state from cases where case_id = $1', caseId)).toEqual([{ state: 'answered' }]);
    expect(
      await rows(`select event from notifications where case_id = $1 and event = 'attachment_removed'`, caseId),
    ).toHaveLength(2);
  });

  test.each([
    ['refused', { kind: 'refused', problem: { code: 'Validation', detail: '' } }],
    ['acknowledged', { kind: 'acknowledged', httpStatus: 200, sentBytes: 1 }],
  ] as const)('leaves the case as it is when the word about it is %s', async (_what, outcome) => {
    const { parts, worker, caseId } = await replied();
    const before = await rows('select kind from events where case_id = $1 order by reported_at, event_id', caseId);
    parts.peer.answers(() => outcome);
    const wakeUp = parts.queue.published.findLast(({ topic }) => topic === 'delivery')!;
    await worker.deliverEnvelope(wakeUp.id as DeliveryId, never);
    expect(await rows('select kind from events where case_id = $1 order by reported_at, event_id', caseId)).toEqual(
      before,
    );
    expect(await rows(`select state from deliveries where message_kind = 'RECEIPT'`)).toEqual([
      { state: outcome.kind === 'refused' ? 'REFUSED' : 'ACKNOWLEDGED' },
    ]);
  });

  test('may be answered with a receipt by the agency without a word in the case', async () => {
    const { parts, worker, caseId } = await replied();
    const wakeUp = parts.queue.published.findLast(({ topic }) => topic === 'delivery')!;
    await worker.deliverEnvelope(wakeUp.id as DeliveryId, never);
    const { envelope, consignment } = await gotBy('mof', parts.peer);
    const before = await rows('select kind from events where case_id = $1', caseId);
    const receiptXml = await word('mof', envelope, 'RECEIPT', {
      block: 'receipt',
      receipt: {
        verdict: 'ACCEPTED',
        receivedSha256: sha256(consignment.envelopeXml),
        receivedSizeBytes: consignment.envelopeXml.length,
        receivedAt: new Date().toISOString(),
      },
    });
    unwrap(await parts.api.receiveEnvelope.envelope('mof', receiptXml));
    expect(await rows('select kind from events where case_id = $1', caseId)).toEqual(before);
    expect(await rows(`select state from deliveries where message_kind = 'RECEIPT'`)).toEqual([
      { state: 'AGENCY_ACCEPTED' },
    ]);
  });

  test('that it forwards reaches no other body, and who forwarded it is told, not who gets the letter', async () => {
    const { parts, worker, messageId, fileGuid, caseId } = await brought('FORWARD', forwardTo('rs'));
    const duties = await rows<{
      delivery_id: DeliveryId;
      message_id: string;
      agency_code: string;
      message_kind: string;
    }>(
      `select delivery_id, message_id, agency_code, message_kind from deliveries where message_kind <> 'SUBMISSION' order by agency_code`,
    );
    expect(duties).toMatchObject([
      { agency_code: 'mof', message_kind: 'RECEIPT' },
      { agency_code: 'rs', message_kind: 'FORWARD' },
    ]);
    const wakeUps = parts.queue.published.filter(({ topic }) => topic === 'delivery').map(({ id }) => id);
    expect(wakeUps, 'the forward goes on at once').toContain(duties[1]!.delivery_id);

    // One wake-up takes what is due for the whole system; the other finds nothing more.
    for (const { delivery_id: id } of duties) await worker.deliverEnvelope(id, never);
    const refusal = await gotBy('mof', parts.peer, duties[0]!.message_id);
    expect(refusal.envelope.header).toMatchObject({ messageKind: 'RECEIPT', refToMessageId: messageId });
    expect(refusal.envelope.body).toMatchObject({
      receipt: { verdict: 'REFUSED', problem: { code: 'FileInfected', detail: expect.stringContaining(fileGuid) } },
    });
    const forward = await gotBy('rs', parts.peer, duties[1]!.message_id);
    expect(forward.envelope.header.messageKind).toBe('FORWARD');
    expect(forward.envelope.files, 'the file is named in the note that took its place').toMatchObject([
      { fileName: 'removed-files.txt', mainComponent: true },
    ]);
    expect(
      await rows(
        `select agency_code from events join legs using (leg_id) where events.case_id = $1 and kind = 'attachment_removed'`,
        caseId,
      ),
      'the citizen is told once',
    ).toEqual([{ agency_code: 'mof' }]);
  });
});
