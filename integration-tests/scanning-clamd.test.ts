import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeClamdScanner } from '../src/outbound/scanner/clamd.ts';
import { scannerAt } from '../src/outbound/scanner/index.ts';
import { describeScanner, scanOf } from '../src/outbound/scanner/scanner.contract.ts';
import { clamdMissing, EICAR, KNOWN_FILE, MARKER, startClamd, type TestClamd } from './support/clamd.ts';
import { makeDocx, makeZip } from './support/zip.ts';

const missing = clamdMissing();
const name = missing === undefined ? 'clamd' : `clamd (not run: ${missing})`;
// Where everything is to be there, a missing part is a failure and no reason to skip.
const skipped = missing !== undefined && process.env.CI !== 'true';

describe.skipIf(skipped)(name, () => {
  describeScanner('a real clamd on TCP', async () => {
    const clamd = await startClamd();
    return { scanner: scannerAt(clamd.tcpAddress), close: clamd.close };
  });
  describeScanner('a real clamd on a unix socket', async () => {
    const clamd = await startClamd();
    return { scanner: scannerAt(clamd.unixAddress), close: clamd.close };
  });

  describe('a real clamd', () => {
    const eicar = Buffer.from(EICAR);
    const infected = { kind: 'infected', signatureName: expect.any(String) };
    let clamd: TestClamd;
    beforeAll(async () => {
      clamd = await startClamd();
    });
    afterAll(() => clamd.close());
    const scan = (bytes: Buffer) => scanOf(scannerAt(clamd.tcpAddress), bytes);

    test.each([
      ['in a ZIP', makeZip([{ name: 'ფაილი.com', bytes: eicar }])],
      ['in a ZIP in a ZIP', makeZip([{ name: 'a.zip', bytes: makeZip([{ name: 'b.com', bytes: eicar }]) }])],
      ['in a DOCX', makeDocx(eicar)],
    ])('finds EICAR %s', async (_where, bytes) => {
      expect(await scan(bytes)).toEqual(infected);
    });

    test('finds what our own signatures name, by content and by digest', async () => {
      expect(await scan(Buffer.from(`text before ${MARKER} text after`))).toEqual({
        kind: 'infected',
        signatureName: 'Shikriki.Test.Marker.UNOFFICIAL',
      });
      expect(await scan(KNOWN_FILE)).toEqual({ kind: 'infected', signatureName: 'Shikriki.Test.Known.UNOFFICIAL' });
    });

    test('lets an ordinary ZIP and DOCX pass', async () => {
      const text = Buffer.from('ტექსტი');
      expect(await scan(makeZip([{ name: 'a.txt', bytes: text }]))).toEqual({ kind: 'clean' });
      expect(await scan(makeDocx(text))).toEqual({ kind: 'clean' });
    });

    test('does not call a locked ZIP clean', async () => {
      expect(await scan(makeZip([{ name: 'a.txt', bytes: eicar }], { encrypted: true }))).toEqual({
        kind: 'not_scanned',
        why: 'encrypted',
      });
    });

    test('scans 30 MB of it, and finds what stands at the end', async () => {
      const large = Buffer.alloc(30 * 1024 * 1024, 'x');
      expect(await scan(large)).toEqual({ kind: 'clean' });
      large.write(MARKER, large.length - 100, 'latin1');
      expect(await scan(large)).toEqual(infected);
    });

    test('that is stopped in its work is away, and scans again when it goes on', async () => {
      const scanner = makeClamdScanner({ kind: 'unix', path: clamd.unixAddress }, { silenceMs: 200 });
      await clamd.stop();
      expect(await scanOf(scanner, eicar)).toEqual({ kind: 'not_scanned', why: 'unavailable' });
      await clamd.start();
      expect(await scanOf(scanner, eicar)).toEqual(infected);
    });
  });

  describe('a real clamd with lower limits than ours', () => {
    let clamd: TestClamd;
    beforeAll(async () => {
      clamd = await startClamd({ StreamMaxLength: '1M', MaxFileSize: '800K', MaxScanSize: '700K', MaxRecursion: '3' });
    });
    afterAll(() => clamd.close());

    test.each([
      ['a file that is too large to be scanned', Buffer.alloc(900_000, 'x')],
      [
        'an archive that is too deep',
        [1, 2, 3, 4, 5].reduce<Buffer>((inner) => makeZip([{ name: 'a.zip', bytes: inner }]), Buffer.from(EICAR)),
      ],
      ['an archive that is too large inside', makeZip([{ name: 'zeros', bytes: Buffer.alloc(2_000_000) }])],
    ])('does not call %s clean', async (_what, bytes) => {
      for (const address of [clamd.tcpAddress, clamd.unixAddress]) {
        expect(await scanOf(scannerAt(address), bytes)).toEqual({ kind: 'not_scanned', why: 'too_large' });
      }
    });

    test('does not call a stream that is too long clean, however the connection ends', async () => {
      const verdict = await scanOf(scannerAt(clamd.unixAddress), Buffer.alloc(20_000_000, 'x'));
      // clamd hangs up on what still comes: its answer is lost where that is quicker. Both are held in the end.
      expect(verdict).toEqual({ kind: 'not_scanned', why: expect.stringMatching(/^(too_large|error)$/) });
    });
  });
});
