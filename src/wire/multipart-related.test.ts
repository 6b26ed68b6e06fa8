import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MultipartPart, multipartRelated, readMultipartRelated } from './multipart-related.ts';
import { refusalOf } from './test-support/requests.ts';
import { chunkSizes, collect, inChunks } from './test-support/streams.ts';

const limits = { partsMax: 5, partHeadersMaxBytes: 16_384 };
const TYPE = 'multipart/related; boundary=b';

const readAll = async (body: Readable, contentType: string, partLimits = limits) => {
  const parts: { contentId: string | undefined; bytes: string }[] = [];
  for await (const part of readMultipartRelated(body, contentType, partLimits)) {
    parts.push({ contentId: part.contentId, bytes: (await collect(part.body)).toString('latin1') });
  }
  return parts;
};
const readText = (text: string, contentType = TYPE, partLimits = limits) =>
  readAll(Readable.from([Buffer.from(text, 'latin1')]), contentType, partLimits);

// Bytes that are as like a boundary as can be.
const content = fc
  .array(
    fc.oneof(
      fc.constantFrom('\r', '\n', '\r\n', '--', '\r\n--', '\r\n--shikriki-', '-', '\r\r\n'),
      fc.string({ unit: 'binary-ascii' }),
    ),
  )
  .map((pieces) => Buffer.from(pieces.join(''), 'latin1'));

describe('a multipart/related body', () => {
  it('comes out as it went in, however it is chunked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 5 }), chunkSizes, async (contents, sizes) => {
        const sent = multipartRelated(
          contents.map((body, index) => ({ headers: { 'Content-ID': `<part-${index}>` }, body })),
        );
        const bytes = await collect(sent.body);
        expect(bytes.length).toBe(sent.contentLength);
        expect(await readAll(inChunks(bytes, sizes), sent.contentType)).toEqual(
          contents.map((body, index) => ({ contentId: `part-${index}`, bytes: body.toString('latin1') })),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its parts apart when some of them are not read, or not to their end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 3, maxLength: 3 }), chunkSizes, async (contents, sizes) => {
        const sent = multipartRelated(contents.map((body) => ({ headers: {}, body })));
        const parts = readMultipartRelated(inChunks(await collect(sent.body), sizes), sent.contentType, limits);
        await parts.next();
        const second = await parts.next();
        for await (const _ of (second.value as MultipartPart).body) break;
        const third = await parts.next();
        expect(await collect((third.value as MultipartPart).body)).toEqual(contents[2]);
        expect((await parts.next()).done).toBe(true);
      }),
    );
  });

  it('never does anything but give parts or refuse, whatever the bytes are', async () => {
    const piece = fc.constantFrom(
      '--b',
      '\r\n',
      '\r\n--b',
      '--b--',
      '--',
      'A: b',
      ':',
      ' ',
      '\t',
      '\r\n\r\n',
      'x',
      '\0',
      'Content-ID: <a>',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), chunkSizes, async (pieces, sizes) => {
        const outcome = readAll(inChunks(Buffer.from(pieces.join('')), sizes), TYPE);
        await outcome.catch(() => refusalOf(outcome));
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read with preamble, epilogue, padded boundaries, folded headers and parts without headers or content', async () => {
    const text =
      'preamble\r\n--b \t\r\nContent-ID:\r\n <one>\r\n\r\n1\r\n--b\r\n\r\n\r\n--b\r\n\r\n\r\n\r\n--b\r\nContent-ID: <four>\r\n\r\n--b--\r\nepilogue --b';
    expect(await readText(text)).toEqual([
      { contentId: 'one', bytes: '1' },
      { contentId: undefined, bytes: '' },
      { contentId: undefined, bytes: '\r\n' },
      { contentId: 'four', bytes: '' },
    ]);
  });

  it.each([
    ['ends within a part', '--b\r\n\r\nx', 'Validation'],
    ['ends within the headers', '--b\r\nA: b', 'Validation'],
    ['ends after a boundary', '--b\r\n\r\nx\r\n--b', 'Validation'],
    ['is empty', '', 'Validation'],
    ['has no boundary', 'x'.repeat(100_000), 'Validation'],
    ['has a line that only begins like the boundary', '--b\r\n\r\nx\r\n--bc\r\n\r\ny\r\n--b--', 'Validation'],
    ['pads a boundary without end', `--b${' '.repeat(5_000)}\r\n\r\n\r\n--b--`, 'Validation'],
    ['has a header bomb', `--b\r\nA: ${'x'.repeat(20_000)}\r\n\r\n\r\n--b--`, 'Validation'],
    ['has a header block that does not end', `--b\r\n${'A: b\r\n'.repeat(20_000)}`, 'Validation'],
    [
      'has many small headers',
      `--b\r\n${Array.from({ length: 60 }, (_, n) => `A${n}: b\r\n`).join('')}\r\n\r\n--b--`,
      'Validation',
    ],
    ['has the same header twice', '--b\r\nContent-ID: <a>\r\nContent-ID: <b>\r\n\r\n\r\n--b--', 'Validation'],
    ['has a header without a name', '--b\r\n: x\r\n\r\n\r\n--b--', 'Validation'],
    ['has a NUL in a header', '--b\r\nA: \0\r\n\r\n\r\n--b--', 'Validation'],
    ['has a part in base64', '--b\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n--b--', 'Validation'],
    ['has too many parts', `${'--b\r\n\r\n\r\n'.repeat(6)}--b--`, 'SizeLimitExceeded'],
  ])('is refused when it %s', async (_, text, code) => {
    expect((await refusalOf(readText(text))).code).toBe(code);
  });

  it.each([
    ['multipart/related', 'Validation'],
    ['multipart/related; boundary=""', 'Validation'],
    [`multipart/related; boundary=${'x'.repeat(71)}`, 'Validation'],
    ['multipart/related; boundary="a\tb"', 'Validation'],
    ['multipart/related; boundary=a; boundary=b', 'MediaTypeNotSupported'],
    ['multipart/form-data; boundary=a', 'MediaTypeNotSupported'],
    ['', 'MediaTypeNotSupported'],
    [`multipart/related; boundary=b; x="${'\\"'.repeat(5_000)}`, 'MediaTypeNotSupported'],
  ])('is refused when its Content-Type is %j', async (contentType, code) => {
    expect((await refusalOf(readText('--b--', contentType))).code).toBe(code);
  });

  it.each([
    'multipart/related; boundary="b"',
    'Multipart/Related;BOUNDARY=b;type="a/b";',
    'multipart/related; x="a;\\"b" ; boundary = b',
  ])('is read when its Content-Type is %j', async (contentType) => {
    expect(await readText('--b\r\n\r\nx\r\n--b--', contentType)).toHaveLength(1);
  });

  it('tells the reader of a part, and whoever asks for the next, that it is cut off', async () => {
    const parts = readMultipartRelated(Readable.from([Buffer.from('--b\r\n\r\nx')]), TYPE, limits);
    const part = (await parts.next()).value as MultipartPart;
    expect((await refusalOf(collect(part.body))).code).toBe('Validation');
    expect((await refusalOf(parts.next())).code).toBe('Validation');
  });

  it('does not end the program when it breaks off in a part that is read without listening for errors', async () => {
    const parts = readMultipartRelated(Readable.from([Buffer.from('--b\r\n\r\nx')]), TYPE, limits);
    const part = (await parts.next()).value as MultipartPart;
    const closed = new Promise((resolve) => part.body.once('close', resolve));
    part.body.resume();
    await closed;
    expect(part.body.errored).toBeInstanceOf(Error);
  });

  it('passes on that its connection broke', async () => {
    const broken = new Readable({ read() {} });
    broken.push('--b\r\n\r\nx');
    const part = (await readMultipartRelated(broken, TYPE, limits).next()).value as MultipartPart;
    broken.destroy(new Error('connection reset'));
    await expect(collect(part.body)).rejects.toThrow('connection reset');
  });

  it('does not read ahead of whoever reads its parts', async () => {
    let givenBytes = 0;
    const endless = new Readable({
      highWaterMark: 65_536,
      read() {
        const chunk = Buffer.alloc(65_536, givenBytes === 0 ? '--b\r\n\r\n' : 'x');
        if (givenBytes === 0) chunk.fill('x', 7);
        givenBytes += chunk.length;
        this.push(chunk);
      },
    });
    const part = (await readMultipartRelated(endless, TYPE, limits).next()).value as MultipartPart;
    const bytes = part.body[Symbol.asyncIterator]();
    let readBytes = 0;
    for (let turn = 0; turn < 20; turn += 1) readBytes += ((await bytes.next()).value as Buffer).length;
    expect(givenBytes - readBytes).toBeLessThan(5 * 65_536);
    endless.destroy();
  });

  it('is not sent to its end when a part is not as long as it said', async () => {
    for (const text of ['xy', 'xyza']) {
      const sent = multipartRelated([
        { headers: {}, sizeBytes: 3, body: async () => Readable.from([Buffer.from(text)]) },
      ]);
      await expect(pipeline(sent.body, async (bytes) => collect(bytes))).rejects.toThrow('announced 3 bytes');
    }
  });

  it('has no Content-Length when the size of a part is not known', () => {
    expect(multipartRelated([{ headers: {}, body: async () => Readable.from([]) }]).contentLength).toBeUndefined();
  });

  it('is not built with line breaks in its headers', () => {
    expect(() => multipartRelated([{ headers: { 'Content-ID': '<a>\r\nX: y' }, body: Buffer.alloc(0) }])).toThrow(
      'line break',
    );
    expect(() => multipartRelated([], { start: '<a>"' })).toThrow('quote');
  });
});
