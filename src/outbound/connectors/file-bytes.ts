import type { EnvelopeFile } from '../../domain/envelope.ts';
import type { Consignment } from '../../ports/connector.ts';

/** Some bytes at hand, as a request's body. */
export const bytesOf = (bytes: Buffer): { bytes: AsyncIterable<Buffer>; sizeBytes: number } => {
  async function* whole() {
    yield bytes;
  }
  return { bytes: whole(), sizeBytes: bytes.length };
};

/** A file's bytes from an offset on, opened when they are needed. Throws where the file is not as long as it is listed. */
export const fileBytesFrom = (
  { openFile }: Pick<Consignment, 'openFile'>,
  file: EnvelopeFile,
  offsetBytes: number,
): { bytes: AsyncIterable<Buffer>; sizeBytes: number } => {
  async function* rest() {
    let at = 0;
    for await (const chunk of await openFile(file)) {
      const bytes = chunk as Buffer;
      const skip = Math.min(bytes.length, Math.max(0, offsetBytes - at));
      at += bytes.length;
      if (at > file.sizeBytes) break;
      if (skip < bytes.length) yield bytes.subarray(skip);
    }
    if (at !== file.sizeBytes) throw new Error('A stored file is not as long as its envelope says.');
  }
  return { bytes: rest(), sizeBytes: file.sizeBytes - offsetBytes };
};
