import { Readable } from 'node:stream';
import fc from 'fast-check';

/** A stream that gives bytes in pieces of these sizes, over and over. */
export const inChunks = (bytes: Buffer, sizes: readonly number[]): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
        const size = Math.max(1, sizes[turn % sizes.length] ?? bytes.length);
        yield bytes.subarray(at, at + size);
        at += size;
      }
    })(),
    { objectMode: false },
  );

/** Chunk sizes from single bytes to more than a body. */
export const chunkSizes = fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 400 })), {
  minLength: 1,
  maxLength: 8,
});

/** Collects a stream. */
export const collect = async (stream: AsyncIterable<unknown>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};
