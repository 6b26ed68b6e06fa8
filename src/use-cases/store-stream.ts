import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ContentId } from '../domain/ids.ts';
import { CHUNK_BYTES, type Content } from '../ports/content.ts';
import type { Actor, Transaction, Transactions } from '../ports/transaction.ts';

/** Cuts a stream into pieces of exactly CHUNK_BYTES (the last may be shorter), whatever sizes the network delivers. */
export async function* inChunks(stream: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    waiting.push(piece);
    waitingBytes += piece.length;
    while (waitingBytes >= CHUNK_BYTES) {
      const joined = waiting.length === 1 ? (waiting[0] as Buffer) : Buffer.concat(waiting, waitingBytes);
      yield joined.subarray(0, CHUNK_BYTES);
      waiting = joined.length > CHUNK_BYTES ? [joined.subarray(CHUNK_BYTES)] : [];
      waitingBytes -= CHUNK_BYTES;
    }
  }
  if (waitingBytes > 0) yield Buffer.concat(waiting, waitingBytes);
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
