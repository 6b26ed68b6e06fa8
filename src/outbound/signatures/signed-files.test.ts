import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContentId } from '../../domain/ids.ts';
import { CARRIED_BY, type SignatureForm } from '../../domain/signed-file.ts';
import { makeSignedFiles } from './signed-files.ts';

const contentId = 'c' as ContentId;

/** A file that is read in pieces of any size; remembers how much was asked for at once. */
const look = (bytes: Buffer, form: SignatureForm, pieceBytes = 1_000) =>
  makeSignedFiles({
    content: {
      stream: (_actor, _id, range = { start: 0, end: bytes.length - 1 }) => {
        const part = bytes.subarray(range.start, range.end + 1);
        const pieces = Array.from({ length: Math.ceil(part.length / pieceBytes) }, (_, at) =>
          part.subarray(at * pieceBytes, (at + 1) * pieceBytes),
        );
        return Readable.from(pieces, { objectMode: false });
      },
    },
  }).look({ kind: 'worker' }, { contentId, sizeBytes: bytes.length, mediaType: CARRIED_BY[form] }, form);

const FORMS = ['PAdES', 'CAdES', 'XAdES', 'ASiC'] as const;

describe('whatever a file holds', () => {
  test.each(FORMS)('is a finding and never an error: %s', async (form) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), async (bytes) => {
        expect((await look(Buffer.from(bytes), form)).kind).toBe('absent');
      }),
    );
  });

  const number = fc.oneof(fc.nat(600), fc.constant(999_999_999_999));
  test('a /ByteRange that lies is a finding as well', async () => {
    await fc.assert(
      fc.asyncProperty(
        number,
        number,
        number,
        number,
        fc.stringMatching(/^[0-9a-f]{0,200}$/),
        async (a, b, c, d, contents) => {
          const pdf = Buffer.from(`%PDF-1.7 /ByteRange [${a} ${b} ${c} ${d}] /Contents <${contents}> %%EOF`);
          expect((await look(pdf, 'PAdES')).kind).toBe('absent');
        },
      ),
    );
  });

  test('a signed-data object that breaks off is none', async () => {
    const head = Buffer.from('3082ffff06092a864886f70d010702a08082', 'hex');
    expect(await look(head, 'CAdES')).toMatchObject({ kind: 'absent' });
  });

  test('a ZIP whose directory points outside itself is none', async () => {
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt32LE(0xffff, 12);
    end.writeUInt32LE(0xffffffff, 16);
    expect(await look(Buffer.concat([Buffer.from('PK'), end]), 'ASiC')).toMatchObject({ kind: 'absent' });
  });
});

test.each([
  ['no certificate', ''],
  ['a certificate that is none', `<ds:X509Certificate>${'QUFB'.repeat(40)}</ds:X509Certificate>`],
])('a XAdES signature with %s is none: nobody could say whose it is', async (_, certificate) => {
  const xml = `<letter xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:x="http://uri.etsi.org/01903/v1.3.2#"><ds:SignatureValue>AAAA</ds:SignatureValue>${certificate}</letter>`;
  expect(await look(Buffer.from(xml), 'XAdES')).toEqual({
    kind: 'absent',
    detail: 'the XAdES signature carries no certificate of its signer',
  });
});

test('a CMS that is larger than is read at once is no signature, and nothing of it is read', async () => {
  const signedFiles = makeSignedFiles({
    content: {
      stream: () => {
        throw new Error('read');
      },
    },
  });
  const file = { contentId, sizeBytes: 64 * 1024 ** 2, mediaType: CARRIED_BY.CAdES };
  expect(await signedFiles.look({ kind: 'worker' }, file, 'CAdES')).toMatchObject({ kind: 'absent' });
});

test('a file of another type than the form is carried by is none', async () => {
  const signedFiles = makeSignedFiles({ content: { stream: () => Readable.from([]) } });
  const file = { contentId, sizeBytes: 1, mediaType: 'image/png' };
  expect(await signedFiles.look({ kind: 'worker' }, file, 'PAdES')).toMatchObject({ kind: 'absent' });
});
