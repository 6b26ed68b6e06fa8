import type { Readable } from 'node:stream';

/** One file of an archive; its bytes are asked for when their turn comes. */
export interface ArchiveEntry {
  /** A relative path with `/` between; never a name from outside as it came. */
  readonly name: string;
  /** Set on what does not become smaller by being packed again. */
  readonly packed?: boolean;
  open(): Readable;
}

/** Puts files into one, as a stream. */
export interface Archive {
  /** Name ending of what it makes, for example `zip`. */
  readonly extension: string;
  /** One entry after the other, at most one open; an entry that breaks ends the stream with its error. */
  pack(entries: readonly ArchiveEntry[]): Readable;
}
