import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aPdf, type PortalScene, portalScene, sha256 } from './support/portal-scene.ts';

let portal: PortalScene;
beforeAll(async () => {
  portal = await portalScene();
});
afterAll(() => portal.close());

const kept = async () => {
  const [row] = await portal.rows<{ files: number; content: number }>(
    'select (select count(*)::int from files) as files, (select count(*)::int from content) as content',
  );
  return row;
};

describe('an upload', () => {
  test('keeps its Georgian name and its bytes', async () => {
    const bytes = aPdf(700_000);
    const answer = await portal.upload('განცხადება № 5.pdf', bytes);
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      fileName: 'განცხადება № 5.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 700_000,
      sha256: sha256(bytes),
      scanState: 'not_scanned',
    });
    expect(answer.headers.get('location')).toBe(`/v1/uploads/${answer.json.uploadId}`);
    expect((await portal.call('GET', `/v1/uploads/${answer.json.uploadId}`)).json).toEqual(answer.json);
  });

  test('with a decomposed name is kept under the composed one', async () => {
    expect((await portal.upload('cafe\u0301.pdf', aPdf())).json.fileName).toBe('caf\u00e9.pdf');
  });

  test('can be deleted, once, by its owner only', async () => {
    const { uploadId } = (await portal.upload('a.pdf', aPdf())).json;
    expect((await portal.call('DELETE', `/v1/uploads/${uploadId}`, { as: 'giorgi' })).status).toBe(404);
    expect((await portal.call('GET', `/v1/uploads/${uploadId}`, { as: 'giorgi' })).status).toBe(404);
    expect((await portal.call('DELETE', `/v1/uploads/${uploadId}`)).status).toBe(204);
    expect((await portal.call('DELETE', `/v1/uploads/${uploadId}`)).status).toBe(404);
    expect((await portal.call('GET', `/v1/uploads/${uploadId}`)).status).toBe(404);
  });

  test('that a letter has taken is no upload any more', async () => {
    const { uploadId } = (await portal.upload('a.pdf', aPdf())).json;
    await portal.filed({ attachments: [{ uploadId }] });
    expect((await portal.call('GET', `/v1/uploads/${uploadId}`)).status).toBe(404);
    expect((await portal.call('DELETE', `/v1/uploads/${uploadId}`)).status).toBe(404);
  });
});

describe('an upload is refused and leaves nothing when', () => {
  const program = Buffer.concat([Buffer.from('MZ\x90\x00\x03', 'latin1'), Buffer.alloc(2000)]);
  test.each([
    ['a program calls itself a PDF', 'letter.pdf', program, 'application/pdf', 415, 'FileTypeNotAllowed'],
    ['a PDF calls itself a picture', 'letter.jpg', aPdf(), 'application/pdf', 415, 'FileTypeNotAllowed'],
    ['Content-Type says something else than the content', 'letter.pdf', aPdf(), 'image/png', 415, 'FileTypeNotAllowed'],
    ['the type is not on the list', 'letter.html', Buffer.from('<html>'), 'text/html', 415, 'FileTypeNotAllowed'],
    ['JSON is sent as a file', 'letter.json', Buffer.from('{}'), 'application/json', 415, 'FileTypeNotAllowed'],
    ['the name holds a path', '../letter.pdf', aPdf(), 'application/pdf', 400, 'Validation'],
    ['the name turns its end around', 'letter\u202Efdp.exe.pdf', aPdf(), 'application/pdf', 400, 'Validation'],
    ['the name is too long', `${'ა'.repeat(200)}.pdf`, aPdf(), 'application/pdf', 400, 'Validation'],
    [
      'a large file turns out to be no PDF',
      'letter.pdf',
      Buffer.alloc(3_000_000, 1),
      'application/pdf',
      415,
      'FileTypeNotAllowed',
    ],
  ])('%s', async (_case, fileName, bytes, mediaType, status, code) => {
    const before = await kept();
    const answer = await portal.upload(fileName, bytes, { mediaType });
    expect([answer.status, answer.json.code]).toEqual([status, code]);
    expect(answer.bytes.toString()).not.toContain(fileName);
    expect(await kept()).toEqual(before);
  });

  test.each([
    undefined,
    'attachment; filename="a.pdf"',
    "attachment; filename*=UTF-8''%FF.pdf",
    "inline; filename*=UTF-8''a.pdf",
  ])('Content-Disposition is %s', async (disposition) => {
    const headers = {
      'content-type': 'application/pdf',
      ...(disposition !== undefined && { 'content-disposition': disposition }),
    };
    const answer = await portal.call('POST', '/v1/uploads', { body: aPdf(), headers });
    expect([answer.status, answer.json.code]).toEqual([400, 'Validation']);
  });

  const headers = async (more: Record<string, string>) => ({
    authorization: `Bearer ${await portal.tokenOf('nino')}`,
    'content-type': 'application/pdf',
    'content-disposition': "attachment; filename*=UTF-8''a.pdf",
    ...more,
  });

  test('it is larger than allowed, before its bytes are sent', async () => {
    const request = portal.byHand(
      'POST',
      '/v1/uploads',
      await headers({ 'content-length': String(200 * 1024 * 1024) }),
    );
    request.on('error', () => undefined);
    request.flushHeaders();
    const [answer] = await once(request, 'response');
    expect(answer.statusCode).toBe(413);
    request.destroy();
  });

  test('it does not say its size', async () => {
    const request = portal.byHand('POST', '/v1/uploads', await headers({ 'transfer-encoding': 'chunked' }));
    request.on('error', () => undefined);
    request.write(aPdf());
    const [answer] = await once(request, 'response');
    expect(answer.statusCode).toBe(400);
    request.destroy();
  });

  test('it is compressed', async () => {
    const answer = await portal.call('POST', '/v1/uploads', {
      body: aPdf(),
      headers: await headers({ 'content-encoding': 'gzip' }),
    });
    expect([answer.status, answer.json.code]).toEqual([415, 'FileTypeNotAllowed']);
  });

  test('it breaks off in the middle', async () => {
    const before = await kept();
    const request = portal.byHand('POST', '/v1/uploads', await headers({ 'content-length': '3000000' }));
    request.on('error', () => undefined);
    request.write(aPdf(1_000_000));
    await expect.poll(async () => (await kept())?.files).toBe((before?.files ?? 0) + 1);
    request.destroy();
    await expect.poll(kept).toEqual(before);
    expect(portal.log.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });
});
