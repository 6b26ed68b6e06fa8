import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edocSoapSubmit, readEdocSoapRequest } from './edoc-soap.ts';
import {
  envelope,
  everyByte,
  file,
  fixture,
  guid,
  INCLUDE,
  include,
  messageId,
  mtom,
  readMtom,
  submitXml,
  XOP,
} from './test-support/messages.ts';
import { readWhole, refusalOf } from './test-support/requests.ts';
import { chunkSizes, collect, inChunks } from './test-support/streams.ts';

describe('a submitted envelope', () => {
  it('arrives byte for byte with its files, however the body is chunked', async () => {
    const contents = fc.array(fc.uint8Array({ maxLength: 2_000 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ minLength: 1, maxLength: 2_000 }),
        contents,
        chunkSizes,
        async (envelopeBytes, files, sizes) => {
          const envelopeXml = Buffer.from(envelopeBytes);
          const sent = files.map((bytes, index) => ({
            fileGuid: guid(index),
            contentId: `file-${index}@example.ge`,
            bytes: Buffer.from(bytes),
          }));
          const call = edocSoapSubmit({
            messageId,
            envelopeXml,
            files: sent.map(({ bytes, ...names }) => ({
              ...names,
              sizeBytes: bytes.length,
              open: async () => Readable.from(bytes.length === 0 ? [] : [bytes]),
            })),
          });
          const body = await collect(call.body);
          expect(body.length).toBe(call.contentLength);
          expect(await readWhole(call.contentType, inChunks(body, sizes))).toEqual({
            operation: 'SubmitEnvelope',
            envelopeXml,
            files: sent,
          });
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is read from a zeep client, with and without files', async () => {
    expect(await readWhole('text/xml; charset=utf-8', fixture('zeep-submit-envelope.xml'))).toEqual({
      operation: 'SubmitEnvelope',
      envelopeXml: envelope,
      files: [
        { fileGuid: guid(1), contentId: 'file-1@example.ge', bytes: everyByte },
        { fileGuid: guid(2), contentId: 'file-2@example.ge', bytes: Buffer.alloc(0) },
      ],
    });
    expect(await readWhole('text/xml; charset=utf-8', fixture('zeep-submit-envelope-without-files.xml'))).toMatchObject(
      {
        envelopeXml: envelope,
        files: [],
      },
    );
  });

  it('is read from a body as CXF writes it, however it is chunked', async () => {
    const contentType =
      'multipart/related; type="application/xop+xml"; boundary="uuid:6d0a5f3c-2b1e-4a53-9f7e-1c0d2e3f4a5b"; ' +
      'start="<root.message@cxf.apache.org>"; start-info="text/xml"';
    await fc.assert(
      fc.asyncProperty(chunkSizes, async (sizes) => {
        const request = await readWhole(contentType, inChunks(fixture('cxf-like-mtom.bin'), sizes));
        expect(request).toMatchObject({
          envelopeXml: envelope,
          files: [{ fileGuid: guid(1), contentId: 'file-1@example.ge' }],
        });
        expect(request.operation === 'SubmitEnvelope' && request.files[0]?.bytes.subarray(0, 256)).toEqual(everyByte);
      }),
      { numRuns: 50 },
    );
  });

  it('may be partly inline within MTOM, as libraries do with small contents', async () => {
    const files = file(1, 'QUJD') + file(2, include('two'));
    expect(await readMtom(submitXml(include('env'), files), { env: '<E/>', two: 'second' })).toMatchObject({
      files: [{ bytes: Buffer.from('ABC') }, { bytes: Buffer.from('second') }],
    });
  });

  it.each<[string, Parameters<typeof mtom>, string]>([
    ['an href names no part', [submitXml(include('nowhere')), { env: '<E/>' }], 'Validation'],
    ['the envelope has no part', [submitXml(include('env'))], 'Validation'],
    [
      'a file comes before the envelope',
      [submitXml(include('env'), file(1, include('one'))), { one: '1', env: '<E/>' }],
      'Validation',
    ],
    [
      'files are swapped',
      [submitXml(include('env'), file(1, include('one')) + file(2, include('two'))), { env: 'e', two: '2', one: '1' }],
      'Validation',
    ],
    ['a file is missing', [submitXml(include('env'), file(1, include('one'))), { env: '<E/>' }], 'Validation'],
    ['a part is left over', [submitXml(include('env')), { env: '<E/>', more: 'x' }], 'Validation'],
    [
      'two files share a part',
      [submitXml(include('env'), file(1, include('one')) + file(2, include('one'))), { env: 'e', one: '1' }],
      'Validation',
    ],
    ['an xop:Include has a companion', [submitXml(`${include('env')}QUJD`), { env: '<E/>' }], 'Validation'],
    ['an xop:Include comes twice', [submitXml(include('env') + include('env')), { env: '<E/>' }], 'Validation'],
    ['an xop:Include is wrongly escaped', [submitXml(include('%ff')), { env: '<E/>' }], 'Validation'],
    ['an xop:Include has no href', [submitXml(`<xop:Include ${INCLUDE}/>`), { env: '<E/>' }], 'Validation'],
    [
      'an xop:Include has children',
      [submitXml(`<xop:Include ${INCLUDE} href="cid:env"><a/></xop:Include>`), { env: '<E/>' }],
      'Validation',
    ],
    ['the envelope is empty', [submitXml(include('env')), { env: '' }], 'Validation'],
    ['start names another part', [submitXml('QUJD'), {}, { ...XOP, 'Content-ID': '<other>' }], 'Validation'],
    ['the first part is no XOP', [submitXml('QUJD'), {}, { ...XOP, 'Content-Type': 'text/html' }], 'Validation'],
    [
      'it is a SOAP message with attachments',
      [submitXml('QUJD'), {}, XOP, { type: 'text/xml' }],
      'MediaTypeNotSupported',
    ],
    [
      'it is MTOM of SOAP 1.2',
      [submitXml('QUJD'), {}, XOP, { type: 'application/xop+xml', 'start-info': 'application/soap+xml' }],
      'Validation',
    ],
  ])('is refused when %s', async (_, of, code) => {
    expect((await refusalOf(readMtom(...of))).code).toBe(code);
  });

  it('is refused wherever its body is cut off', async () => {
    const sent = mtom(submitXml(include('env'), file(1, include('one'))), { env: '<E/>', one: 'x'.repeat(50) });
    const bytes = await collect(sent.body);
    for (let length = 0; length < bytes.length - 2; length += 7) {
      expect((await refusalOf(readWhole(sent.contentType, bytes.subarray(0, length)))).code).toBe('Validation');
    }
  });

  it.each([
    ['the message', { messageMaxBytes: 100 }],
    ['the envelope', { envelopeMaxBytes: 3 }],
  ])('is refused with SizeLimitExceeded when %s is larger than allowed', async (_, limits) => {
    const sent = mtom(submitXml(include('env')), { env: '<E/>' });
    expect((await refusalOf(readWhole(sent.contentType, sent.body, limits))).code).toBe('SizeLimitExceeded');
  });

  it('is refused for its size without closing the connection that has to carry the fault', async () => {
    for (const contentType of ['text/xml', 'multipart/related; type="application/xop+xml"; boundary=b']) {
      const head = '--b\r\nContent-Type: application/xop+xml\r\n\r\n';
      const body = new Readable({ read() {} });
      body.push(head + 'x'.repeat(1_000));
      expect((await refusalOf(readWhole(contentType, body, { messageMaxBytes: 500 }))).code).toBe('SizeLimitExceeded');
      expect(body.destroyed).toBe(false);
    }
  });

  it('is read inline up to the limit of the contract, also with line breaks, and refused above it', async () => {
    const inlineOf = (sizeBytes: number) =>
      submitXml(Buffer.alloc(sizeBytes, 'abc').toString('base64').replace(/.{76}/g, '$&\r\n'));
    expect(await readWhole('text/xml', inlineOf(7_000_000))).toMatchObject({ files: [] });
    expect((await refusalOf(readWhole('text/xml', inlineOf(7_000_002)))).code).toBe('SizeLimitExceeded');
    expect((await refusalOf(readWhole('text/xml', inlineOf(8_000_000)))).code).toBe('SizeLimitExceeded');
    expect((await refusalOf(readWhole('text/xml', inlineOf(11_000_000)))).code).toBe('SizeLimitExceeded');
  });
});

it('streams 50 MB with less than 40 MB of memory', { retry: 1 }, async () => {
  const chunk = Buffer.alloc(65_536, 'shikriki\r\n--');
  const sizeBytes = 800 * chunk.length;
  const call = edocSoapSubmit({
    messageId,
    envelopeXml: envelope,
    files: [
      { fileGuid: guid(1), contentId: 'file-1', sizeBytes, open: async () => Readable.from(Array(800).fill(chunk)) },
    ],
  });
  const before = process.memoryUsage().rss;
  const request = await readEdocSoapRequest({ contentType: call.contentType, body: call.body });
  let received = 0;
  let peak = before;
  for await (const { body } of request.operation === 'SubmitEnvelope' ? request.files : []) {
    for await (const bytes of body) {
      received += (bytes as Buffer).length;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
  }
  expect(received).toBe(sizeBytes);
  expect((peak - before) / 1e6).toBeLessThan(40);
});
