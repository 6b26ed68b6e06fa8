import type { ContentId } from '../../domain/ids.ts';
import type { Content } from '../../ports/content.ts';
import type { Actor } from '../../ports/transaction.ts';

/** A stored file that is read a piece at a time. */
export interface StoredBytes {
  readonly sizeBytes: number;
  /** The bytes from `start` to before `end`, a piece at a time. */
  pieces(start: number, end: number): AsyncIterable<Buffer>;
  /** The bytes from `start` to before `end`, all in memory: for parts whose size is bounded. */
  part(start: number, end: number): Promise<Buffer>;
}

/** Opens a stored file, in somebody's name. */
export const storedBytes = (
  actor: Actor,
  content: Pick<Content, 'stream'>,
  { contentId, sizeBytes }: { readonly contentId: ContentId; readonly sizeBytes: number },
): StoredBytes => {
  async function* pieces(start: number, end: number): AsyncGenerator<Buffer> {
    const last = Math.min(end, sizeBytes) - 1;
    if (start < 0 || start > last) return;
    for await (const piece of content.stream(actor, contentId, { start, end: last })) yield piece as Buffer;
  }
  return {
    sizeBytes,
    pieces,
    async part(start, end) {
      const read: Buffer[] = [];
      for await (const piece of pieces(start, end)) read.push(piece);
      return Buffer.concat(read);
    },
  };
};
