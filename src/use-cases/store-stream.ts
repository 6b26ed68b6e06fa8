import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ContentId } from '../domain/ids.ts';
import { CHUNK_BYTES, type Content } from '../ports/content.ts';
import type { Actor, Transaction, Transactions } from '../ports/transaction.ts';

/**
 * Cuts a stream into pieces of exactly CHUNK_BYTES (the last may be shorter), whatever sizes the network delivers. All pieces are
 * written into the same memory: each holds until the next is asked for. Fresh memory for each would pile up faster than it is
 * collected, 50 MB for a file of 50 MB.
 */
export async function* inChunks(stream: Readable): AsyncGenerator<Buffer> {
  const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  let filled = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    for (let at = 0; at < piece.length; ) {
      const copied = piece.copy(chunk, filled, at);
      at += copied;
      filled += copied;
      if (filled < CHUNK_BYTES) break;
      yield chunk;
      filled = 0;
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}

/** How a stream was stored. */
export type StoredStream =
  | { readonly kind: 'stored'; readonly sizeBytes: number; readonly sha256: Buffer }
  | { readonly kind: 'too_large' };

/**
 * Stores a stream behind the content port, one chunk in memory at a time, each chunk in a short transaction of its own.
 * Continues after `from` when part of it is there. Stops reading one byte past `limitBytes`.
 * The digest is that of the bytes of this stream alone. `onChunk` may look at each chunk before it is stored, and runs in its transaction.
 */
export const makeStoreStream =
  ({
    transactions,
    content,
  }: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly content: Pick<Content, 'appendChunk'>;
  }) =>
  async (
    actor: Actor,
    contentId: ContentId,
    stream: Readable,
    options: {
      readonly limitBytes: number;
      readonly from?: { readonly chunks: number; readonly sizeBytes: number };
      readonly onChunk?: (
        tx: Transaction,
        chunk: { readonly bytes: Buffer; readonly first: boolean; readonly sizeBytes: number },
      ) => Promise<void>;
    },
  ): Promise<StoredStream> => {
    const hash = createHash('sha256');
    let chunkNumber = options.from?.chunks ?? 0;
    let sizeBytes = options.from?.sizeBytes ?? 0;
    for await (const bytes of inChunks(stream)) {
      sizeBytes += bytes.length;
      if (sizeBytes > options.limitBytes) {
        stream.destroy();
        return { kind: 'too_large' };
      }
      hash.update(bytes);
      const total = sizeBytes;
      const number = chunkNumber++;
      await transactions.inTransaction(actor, async (tx) => {
        await options.onChunk?.(tx, { bytes, first: number === 0, sizeBytes: total });
        await content.appendChunk(tx, contentId, number, bytes);
      });
    }
    return { kind: 'stored', sizeBytes, sha256: hash.digest() };
  };

export type StoreStream = ReturnType<typeof makeStoreStream>;
