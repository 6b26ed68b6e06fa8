import { Readable } from 'node:stream';
import type { ConformanceCase } from '../case.ts';
import { mustBeRefused } from '../refused.ts';
import { submit } from '../way-out.ts';

async function* changed(stream: Readable) {
  let first = true;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk as Buffer);
    if (first) bytes[0] = (bytes[0] ?? 0) ^ 1;
    first = false;
    yield bytes;
  }
}

/** A file of the right size and other bytes than the sealed envelope lists. */
export const otherFileBytes: ConformanceCase = {
  id: 'other-file-bytes',
  asks: 'A file whose bytes are not those that the envelope lists is refused, and the letter with it.',
  where: 'section 3, What to check, 6',
  run: (run) =>
    mustBeRefused(run, {
      name: 'other-file-bytes',
      codes: ['FileDigestMismatch', 'FileMissing'],
      files: [{ fileName: 'შეცვლილი.txt', sizeBytes: 5_000 }],
      laid: {
        envelope: (envelope) => ({
          ...envelope,
          files: envelope.files.map((file) => ({
            ...file,
            sha256: file.sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
          })),
        }),
      },
      handOver: (call) =>
        submit({
          ...call,
          consignment: {
            ...call.consignment,
            openFile: async (file) =>
              Readable.from(changed(await call.consignment.openFile(file)), { objectMode: false }),
          },
        }),
    }),
};
