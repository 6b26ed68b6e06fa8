import type { Readable } from 'node:stream';
import type { Paper } from '../domain/papers/paper.ts';

/** Draws papers. */
export interface Papers {
  /** Media type and name ending of what it makes, for example application/pdf and pdf. */
  readonly mediaType: string;
  readonly extension: string;
  /**
   * Draws a paper page by page, with Georgian text that can be selected. The same paper gives the same bytes. What no font has is drawn as a
   * mark and told on the paper. An error ends the stream.
   */
  draw(paper: Paper): Readable;
}
