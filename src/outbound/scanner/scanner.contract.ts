import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scanner, ScanVerdict } from '../../ports/scanner.ts';

// In two parts, so that scanners do not find it in this file.
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Bytes as the content port streams them: in pieces. */
export const inPieces = (bytes: Buffer, pieceBytes = 256 * 1024): Readable => {
  const pieces = function* (): Generator<Buffer> {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  };
  return Readable.from(pieces(), { objectMode: false });
};

/** Scans bytes without a limit of time. */
export const scanOf = (scanner: Scanner, bytes: Buffer, pieceBytes?: number): Promise<ScanVerdict> =>
  scanner.scan(inPieces(bytes, pieceBytes), new AbortController().signal);

/** What every scanner keeps, whatever stands behind it. */
export const describeScanner = (
  name: string,
  start: () => Promise<{ scanner: Scanner; close(): Promise<void> }>,
): void => {
  describe(`${name} as a scanner`, () => {
    let under: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      under = await start();
    });
    afterAll(() => under.close());

    it.each([
      ['a text', Buffer.from('გამარჯობა')],
      ['an empty file', Buffer.alloc(0)],
      ['a file of many pieces', Buffer.alloc(3_000_001, 'x')],
    ])('finds nothing in %s', async (_name, bytes) => {
      expect(await scanOf(under.scanner, bytes)).toEqual({ kind: 'clean' });
    });

    it('finds the EICAR test file, whole or byte by byte', async () => {
      for (const pieceBytes of [1000, 1]) {
        expect(await scanOf(under.scanner, Buffer.from(EICAR), pieceBytes)).toEqual({
          kind: 'infected',
          signatureName: expect.stringMatching(/^Eicar-Test-Signature/),
        });
      }
    });

    it('does not judge bytes that cannot be read to their end', async () => {
      const broken = Readable.from(
        (async function* () {
          yield Buffer.from('the beginning');
          throw new Error('the store is gone');
        })(),
        { objectMode: false },
      );
      expect(await under.scanner.scan(broken, new AbortController().signal)).toEqual({
        kind: 'not_scanned',
        why: 'error',
      });
    });

    it('does not judge what it was told to leave', async () => {
      const stop = new AbortController();
      const endless = Readable.from(
        (async function* () {
          for (;;) {
            yield Buffer.alloc(1000);
            stop.abort();
            await new Promise((done) => setImmediate(done));
          }
        })(),
        { objectMode: false },
      );
      expect(await under.scanner.scan(endless, stop.signal)).toEqual({ kind: 'not_scanned', why: 'unavailable' });
    });
  });
};
