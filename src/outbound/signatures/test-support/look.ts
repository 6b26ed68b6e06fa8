import { Readable } from 'node:stream';
import type { ContentId } from '../../../domain/ids.ts';
import { CARRIED_BY, type SignatureForm, type SignedFileFinding } from '../../../domain/signed-file.ts';
import { makeSignedFiles } from '../signed-files.ts';

/** Looks into bytes as into a stored file, which is read in pieces. @param asked is told what is asked for at once. */
export const look = (
  bytes: Buffer,
  form: SignatureForm,
  { pieceBytes = 1_000, asked = () => {} }: { pieceBytes?: number; asked?: (bytes: number) => void } = {},
): Promise<SignedFileFinding> =>
  makeSignedFiles({
    content: {
      stream: (_actor, _id, range = { start: 0, end: bytes.length - 1 }) => {
        const part = bytes.subarray(range.start, range.end + 1);
        asked(part.length);
        const pieces = Array.from({ length: Math.ceil(part.length / pieceBytes) }, (_, at) =>
          part.subarray(at * pieceBytes, (at + 1) * pieceBytes),
        );
        return Readable.from(pieces, { objectMode: false });
      },
    },
  }).look(
    { kind: 'worker' },
    { contentId: 'c' as ContentId, sizeBytes: bytes.length, mediaType: CARRIED_BY[form] },
    form,
  );
