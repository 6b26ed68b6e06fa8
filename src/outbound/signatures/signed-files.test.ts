import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContentId } from '../../domain/ids.ts';
import { CARRIED_BY, type SignatureForm } from '../../domain/signed-file.ts';
import { makeSignedFiles } from './signed-files.ts';
import { look } from './test-support/look.ts';
import { signingPerson } from './test-support/signing-person.ts';

const contentId = 'c' as ContentId;

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
  const xml = `<letter xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns:x="http://uri.etsi.org/01903/v1.3.2#"><ds:Signature><ds:SignatureValue>AAAA</ds:SignatureValue>${certificate}</ds:Signature></letter>`;
  expect(await look(Buffer.from(xml), 'XAdES')).toEqual({
    kind: 'absent',
    detail: 'the XAdES signature carries no certificate of its signer',
  });
});

test.each(['CAdES', 'XAdES'] as const)(
  'a file of form %s that is larger than is read at once is refused unread',
  async (form) => {
    const signedFiles = makeSignedFiles({
      content: {
        stream: () => {
          throw new Error('read');
        },
      },
    });
    const file = { contentId, sizeBytes: 64 * 1024 ** 2, mediaType: CARRIED_BY[form] };
    expect(await signedFiles.look({ kind: 'worker' }, file, form)).toMatchObject({
      kind: 'absent',
      detail: expect.stringContaining('too large to be read'),
    });
  },
);

describe('never more than a fixed part of a file', () => {
  const MIB = 1024 ** 2;
  const FILE_BYTES = 192 * MIB;

  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held = (): number => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };

  /** A file that is nowhere: its pieces are made as they are read, from its end for what is not space. */
  const readOf = async (form: SignatureForm, end = Buffer.alloc(0)) => {
    const before = held();
    let [most, read] = [0, 0];
    const bytesAt = (start: number, length: number): Buffer => {
      const piece = Buffer.alloc(length, ' ');
      end.copy(piece, Math.max(0, FILE_BYTES - end.length - start), Math.max(0, start - (FILE_BYTES - end.length)));
      return piece;
    };
    async function* pieces(start: number, last: number) {
      for (let at = start; at <= last; at += MIB) {
        const piece = bytesAt(at, Math.min(MIB, last + 1 - at));
        read += piece.length;
        if ((at / MIB) % 16 === 15) most = Math.max(most, held() - before);
        yield piece;
      }
    }
    const signedFiles = makeSignedFiles({
      content: {
        stream: (_actor, _id, { start, end: last } = { start: 0, end: FILE_BYTES - 1 }) =>
          Readable.from(pieces(start, last)),
      },
    });
    const file = { contentId, sizeBytes: FILE_BYTES, mediaType: CARRIED_BY[form] };
    const found = await signedFiles.look({ kind: 'worker' }, file, form);
    return { found, read, most };
  };

  test('is in memory while a PDF is looked through and its digest is made', async () => {
    const cms = await (await signingPerson()).detachedCms('other bytes');
    const contents = `<${cms.toString('hex')}>`;
    const rest = `>> %%EOF`;
    const from = FILE_BYTES - rest.length;
    const tail = Buffer.from(`${contents}${rest}`);
    const range = `/ByteRange [0 ${from - contents.length} ${from} ${rest.length}] /Contents`.padEnd(200);
    const { found, read, most } = await readOf('PAdES', Buffer.concat([Buffer.from(range), tail]));
    expect(found).toMatchObject({ kind: 'broken', detail: 'the file was changed after it was signed' });
    expect(read).toBeGreaterThan(FILE_BYTES * 2 - MIB);
    expect(most).toBeLessThan(24 * MIB);
  });

  test('is read of a container', async () => {
    const { found, read } = await readOf('ASiC');
    expect(found).toMatchObject({ kind: 'absent' });
    expect(read).toBeLessThan(MIB);
  });
});

test('a file of another type than the form is carried by is none', async () => {
  const signedFiles = makeSignedFiles({ content: { stream: () => Readable.from([]) } });
  const file = { contentId, sizeBytes: 1, mediaType: 'image/png' };
  expect(await signedFiles.look({ kind: 'worker' }, file, 'PAdES')).toMatchObject({ kind: 'absent' });
});
