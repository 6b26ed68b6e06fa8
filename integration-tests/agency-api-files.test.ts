import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AgencyScene, agencyScene, CHUNK_BYTES, filePath, problemOf, REST_PATH } from './support/agency-scene.ts';
import { agencyWord, replyOf, replyPdf, wordFile } from './support/agency-words.ts';
import type { ArrivedLetter } from './support/sandbox.ts';

let scene: AgencyScene;
/** A letter to the agency mof, delivered over edoc-rest. */
let letter: ArrivedLetter;
let caseId: string;
beforeAll(async () => {
  scene = await agencyScene();
});
afterAll(() => scene.close());
beforeEach(async () => {
  ({ letter, caseId } = await scene.letterTo('mof'));
});

describe('files over edoc-rest', () => {
  test('goes on with a file where the broken connection left it, and the citizen gets the whole of it', async () => {
    const file = wordFile('პასუხი.pdf', replyPdf('დიდი', 3 * CHUNK_BYTES + 12_345));
    const word = await agencyWord(letter, replyOf(), { files: [file] });
    const status = async () => (await scene.mof.rest.status(word.messageId)).json;
    expect(await status()).toEqual({ MessageId: word.messageId, State: 'NOT_RECEIVED' });

    const begun = await scene.mof.rest.envelope(word.envelopeXml);
    expect(begun.status).toBe(202);
    expect(begun.json).toEqual({
      MessageId: word.messageId,
      State: 'RECEIVING',
      Files: [{ FileGuid: file.fileGuid, ContentId: file.contentId, SizeBytes: file.sizeBytes, ReceivedBytes: 0 }],
    });
    expect(await status()).toMatchObject({ State: 'RECEIVING', ReceivedSha256: word.sha256 });
    expect(problemOf(await scene.mof.rest.submit(word.messageId))).toEqual({ status: 409, code: 'FileMissing' });
    expect((await scene.mof.rest.submit(word.messageId)).json.errors).toEqual([
      { pointer: file.contentId, detail: '0 bytes received so far' },
    ]);

    const cut = await scene.byHand('PUT', filePath(word, file), {
      'content-type': 'application/octet-stream',
      'content-length': file.sizeBytes,
      'content-range': `bytes 0-${file.sizeBytes - 1}/${file.sizeBytes}`,
    });
    cut.on('error', () => undefined);
    cut.write(file.bytes.subarray(0, 2 * CHUNK_BYTES + 100));
    const offset = async () => Number((await scene.mof.rest.offset(word.messageId, file)).headers['upload-offset']);
    await expect.poll(offset, { timeout: 20_000 }).toBe(2 * CHUNK_BYTES);
    cut.destroy();

    expect((await scene.mof.rest.envelope(word.envelopeXml)).json.Files[0].ReceivedBytes).toBe(2 * CHUNK_BYTES);
    const wrong = await scene.mof.rest.put(word.messageId, file, { from: 100, to: file.sizeBytes });
    expect(problemOf(wrong)).toEqual({ status: 409, code: 'OffsetMismatch' });
    expect(wrong.headers['upload-offset']).toBe(String(2 * CHUNK_BYTES));
    const middle = 2 * CHUNK_BYTES + 777;
    const part = await scene.mof.rest.put(word.messageId, file, { from: 2 * CHUNK_BYTES, to: middle });
    expect([part.status, part.headers['upload-offset']]).toEqual([204, String(middle)]);
    const rest = await scene.mof.rest.put(word.messageId, file, { from: middle, to: file.sizeBytes });
    expect([rest.status, rest.headers['upload-offset']]).toEqual([204, String(file.sizeBytes)]);

    const received = await scene.mof.rest.submit(word.messageId);
    expect(received.status).toBe(200);
    const again = await scene.mof.rest.submit(word.messageId);
    expect(again.headers['shikriki-duplicate']).toBe('true');
    expect(again.bytes.equals(received.bytes)).toBe(true);
    expect(await status()).toMatchObject({
      State: 'RECEIVED',
      ReceivedSha256: word.sha256,
      Receipt: received.bytes.toString('base64'),
    });
    const late = await scene.mof.rest.putWhole(word.messageId, file);
    expect([late.status, late.headers['upload-offset']]).toEqual([409, String(file.sizeBytes)]);
    expect(await scene.filesOfReply(caseId)).toMatchObject([
      { fileName: 'პასუხი.pdf', sizeBytes: file.sizeBytes, sha256: file.sha256 },
    ]);
  });

  test('drops wrong bytes, tells so on the same connection, and takes the right ones; an empty file is a file', async () => {
    const file = wordFile('პასუხი.pdf', replyPdf('სწორი', CHUNK_BYTES + 5));
    const empty = { ...wordFile('ცარიელი.txt', Buffer.alloc(0)), mediaType: 'text/plain', mainComponent: false };
    const word = await agencyWord(letter, replyOf(), { files: [file, empty] });
    expect((await scene.mof.rest.envelope(word.envelopeXml)).status).toBe(202);

    const wrong = replyPdf('მცდარი', file.sizeBytes);
    const tooLong = Buffer.alloc(12 * CHUNK_BYTES, 'x');
    expect(
      problemOf(await scene.mof.rest.put(word.messageId, file, { from: 0, to: file.sizeBytes, bytes: wrong })),
    ).toEqual({
      status: 422,
      code: 'FileDigestMismatch',
    });
    expect(problemOf(await scene.mof.rest.putWhole(word.messageId, file, wrong))).toEqual({
      status: 422,
      code: 'FileDigestMismatch',
    });
    expect(problemOf(await scene.mof.rest.putWhole(word.messageId, file, tooLong))).toEqual({
      status: 422,
      code: 'FileDigestMismatch',
    });
    expect(problemOf(await scene.mof.rest.putWhole(word.messageId, file, wrong.subarray(9)))).toEqual({
      status: 422,
      code: 'FileDigestMismatch',
    });
    expect((await scene.mof.rest.offset(word.messageId, file)).headers['upload-offset']).toBe('0');
    const talker = await scene.byHand('PUT', filePath(word, file), {
      'content-type': 'application/octet-stream',
      'content-length': 16_000_000,
      connection: 'keep-alive',
    });
    talker.end(Buffer.alloc(16_000_000, 'x'));
    // A sender that listens only when all is sent.
    const [[late]] = (await Promise.all([once(talker, 'response'), once(talker, 'finish')])) as [
      [IncomingMessage],
      unknown,
    ];
    expect(late.statusCode).toBe(422);
    talker.destroy();
    expect(
      problemOf(
        await scene.mof.call('PUT', `${REST_PATH}/${word.messageId}/files/none.pdf`, {
          headers: { 'content-type': 'application/octet-stream' },
          body: wrong,
        }),
      ),
    ).toEqual({
      status: 404,
      code: 'UnknownMessage',
    });
    expect((await scene.mof.rest.putWhole(word.messageId, file)).status).toBe(204);
    expect((await scene.mof.rest.putWhole(word.messageId, file)).status, 'again, left as it is').toBe(204);
    expect((await scene.mof.rest.putWhole(word.messageId, empty)).status).toBe(204);
    expect((await scene.mof.rest.submit(word.messageId)).status).toBe(200);
    expect((await scene.filesOfReply(caseId)).map(({ sha256 }) => sha256)).toEqual([file.sha256, empty.sha256]);
  });

  test('lets no other system see, continue or end a message', async () => {
    const file = wordFile('პასუხი.pdf', replyPdf('ჩემი'));
    const word = await agencyWord(letter, replyOf(), { files: [file] });
    expect((await scene.mof.rest.envelope(word.envelopeXml)).status).toBe(202);
    expect((await scene.napr.rest.status(word.messageId)).json).toEqual({
      MessageId: word.messageId,
      State: 'NOT_RECEIVED',
    });
    expect(await scene.napr.soap.status(word.messageId)).toMatchObject({ status: { state: 'NOT_RECEIVED' } });
    expect((await scene.napr.rest.offset(word.messageId, file)).status).toBe(404);
    expect(problemOf(await scene.napr.rest.put(word.messageId, file))).toEqual({ status: 404, code: 'UnknownMessage' });
    expect(problemOf(await scene.napr.rest.submit(word.messageId))).toEqual({ status: 404, code: 'UnknownMessage' });
    expect((await scene.mof.rest.handOver(word)).status).toBe(200);
    expect((await scene.napr.rest.status(word.messageId)).json).toEqual({
      MessageId: word.messageId,
      State: 'NOT_RECEIVED',
    });
  });
});
