import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAILBOX_SOAP_PATH } from '../src/inbound/mailbox-soap/routes.ts';
import { MAILBOX_OPERATIONS } from '../src/wire/mailbox-soap.ts';
import { replyPdf } from './support/agency-words.ts';
import { type MailboxScene, mailboxScene, sha256Of } from './support/mailbox-scene.ts';
import { runZeep, WITHOUT_ZEEP, ZEEP_NOTE, type ZeepStep } from './support/zeep.ts';

describe.skipIf(WITHOUT_ZEEP)(`a system that picks its letters up with zeep (${ZEEP_NOTE})`, () => {
  let scene: MailboxScene;
  beforeAll(async () => {
    scene = await mailboxScene();
  });
  afterAll(() => scene.close());

  const call = (operation: string, of: { readonly [name: string]: unknown }): ZeepStep => ({
    do: 'call',
    operation,
    arguments: of,
  });
  const zeep = (...steps: readonly ZeepStep[]) =>
    runZeep(`${scene.sandbox.addresses.agency}${MAILBOX_SOAP_PATH}?wsdl`, 'system-postal-client', steps);
  test('reads our WSDL, takes a letter with a file, as MTOM and inline, and confirms it', async () => {
    const pdf = replyPdf('plan', 300_000);
    const { caseId, messageId } = await scene.placed('terjola', [await scene.upload(pdf)]);
    const first = await zeep(
      call('Peek', { MaxMessages: 5, LeaseSeconds: 60 }),
      call('FetchEnvelope', { MessageId: messageId }),
      call('GetDeliveryStatus', { MessageId: messageId }),
    );
    expect(first.operations).toEqual([...MAILBOX_OPERATIONS].sort());
    const [peeked, envelope, status] = first.answers as [
      { readonly [field: string]: never }[],
      { readonly Envelope: string },
      object,
    ];
    expect(peeked).toMatchObject([
      { MessageId: messageId, TimesLeased: 1, ReceiverCode: 'terjola', Lane: 'interactive' },
    ]);
    const { LeaseId, EnvelopeSha256, File } = peeked[0] as unknown as {
      LeaseId: string;
      EnvelopeSha256: string;
      File: { ContentId: string; SizeBytes: number; Sha256: string }[];
    };
    const envelopeXml = Buffer.from(envelope.Envelope, 'base64');
    expect(sha256Of(envelopeXml)).toBe(EnvelopeSha256);
    expect(File).toMatchObject([{ SizeBytes: pdf.length, Sha256: sha256Of(pdf) }]);
    expect(status).toMatchObject({ Direction: 'TO_SYSTEM', State: 'LEASED' });

    const ContentId = File[0]!.ContentId;
    const receipt = join(scene.sandbox.dataFolder, 'receipt.xml');
    await writeFile(receipt, (await scene.receiptFor(envelopeXml)).envelopeXml);
    const confirmation = { MessageId: messageId, LeaseId, ReceivedSha256: EnvelopeSha256, Receipt: { file: receipt } };
    const { answers } = await zeep(
      call('FetchFile', { MessageId: messageId, ContentId }),
      call('FetchFile', { MessageId: messageId, ContentId, Offset: 299_000, Inline: true }),
      call('Confirm', confirmation),
      call('Confirm', confirmation),
      call('GetDeliveryStatus', { MessageId: messageId }),
    );
    const [whole, end, confirmed, again, after] = answers;
    expect(Buffer.from(String(whole?.Content), 'base64').equals(pdf), 'MTOM, whole').toBe(true);
    expect(end).toMatchObject({ Offset: 299_000, SizeBytes: pdf.length });
    expect(Buffer.from(String(end?.Content), 'base64')).toEqual(pdf.subarray(299_000));
    expect(confirmed).toMatchObject({ State: 'CONFIRMED', Duplicate: false, ReceiptProblem: null });
    expect(again).toEqual({ ...confirmed, Duplicate: true });
    expect(after).toMatchObject({ Direction: 'TO_SYSTEM', State: 'CONFIRMED' });
    await scene.sandbox.citizen().caseWhen(caseId, 'delivered', ({ state }) => state === 'delivered');
  });

  test('gives back, refuses, and is told what is wrong by a fault that it can read by its type', async () => {
    const { messageId } = await scene.placed();
    const [message] = (await zeep(call('Peek', {}))).answers as unknown as { MessageId: string; LeaseId: string }[][];
    const LeaseId = message?.find((one) => one.MessageId === messageId)?.LeaseId;
    const back = await zeep(
      call('GiveBack', { MessageId: messageId, LeaseId }),
      call('Peek', { MaxMessages: 1 }),
      call('GiveBack', { MessageId: messageId, LeaseId }),
      call('GiveBack', { MessageId: messageId, LeaseId: 'none' }),
      call('FetchEnvelope', { MessageId: crypto.randomUUID() }),
      call('GetDeliveryStatus', { MessageId: crypto.randomUUID() }),
    );
    expect(back.answers).toMatchObject([
      { State: 'WAITING' },
      [{ MessageId: messageId, TimesLeased: 2 }],
      { code: 'LeaseOver' },
      { code: 'Validation' },
      { code: 'UnknownMessage' },
      { Direction: 'UNKNOWN', State: 'NOT_RECEIVED' },
    ]);
    const again = (back.answers[1] as unknown as { LeaseId: string }[])[0]!.LeaseId;
    const RefusedWith = { Code: 'TypeNotAccepted', Detail: 'Not our kind of letter.' };
    const { answers } = await zeep(call('Refuse', { MessageId: messageId, LeaseId: again, RefusedWith }));
    expect(answers).toMatchObject([{ State: 'REFUSED', Duplicate: false }]);
  });
});
