import type { Readable } from 'node:stream';
import type { ContentId } from '../domain/ids.ts';
import type { Actor, Transaction } from './transaction.ts';

/**
 * The one door to letter text, forms, personal data, file names, files, sealed and raw bytes. What is behind it can be
 * encrypted or erased per case without anything else moving (ADR 0005).
 */
export interface Content {
  /** Stores bytes that are at hand. */
  put(tx: Transaction, bytes: Buffer): Promise<ContentId>;
  /** Stores a value as JSON. */
  putJson(tx: Transaction, value: unknown): Promise<ContentId>;
  /** The bytes; throws where there is no such content (a bug: rows and content commit together). */
  get(tx: Transaction, id: ContentId): Promise<Buffer>;
  getJson<T>(tx: Transaction, id: ContentId): Promise<T>;
  /** Starts content that arrives in chunks, under an id of the caller's. */
  begin(tx: Transaction, id: ContentId): Promise<void>;
  /** Appends one chunk. `chunkNumber` counts from 0 without gaps; the same number again throws. */
  appendChunk(tx: Transaction, id: ContentId, chunkNumber: number, bytes: Buffer): Promise<void>;
  /** Ends content that arrived in chunks. */
  finish(tx: Transaction, id: ContentId, sizeBytes: number, sha256: Buffer): Promise<void>;
  /** Throws away the chunks of content that is begun again from the start. */
  truncate(tx: Transaction, id: ContentId): Promise<void>;
  /** Removes content that turned out not to be needed. */
  remove(tx: Transaction, id: ContentId): Promise<void>;
  /** Erases the bytes; that there was such content, its size and its digest stay. Erasing again changes nothing. */
  erase(tx: Transaction, id: ContentId): Promise<void>;
  /** How much has arrived. */
  extent(tx: Transaction, id: ContentId): Promise<{ chunks: number; sizeBytes: number }>;
  /** Streams the bytes [start, end] (both inclusive), one chunk in memory at a time, each in a short transaction of its own in a name that may read them. */
  stream(actor: Actor, id: ContentId, range?: { readonly start: number; readonly end: number }): Readable;
}

/**
 * The size of one stored chunk. Large enough that a row costs little beside its bytes, small enough that sixteen
 * uploads at once stay far below the memory of a small machine.
 */
export const CHUNK_BYTES = 256 * 1024;
