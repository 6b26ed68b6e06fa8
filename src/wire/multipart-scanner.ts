import type { Readable } from 'node:stream';
import { wireProblem } from './wire-problem.ts';

const CRLF_CRLF = Buffer.from('\r\n\r\n');
const PREAMBLE_MAX_BYTES = 65_536;
const PADDING_MAX_BYTES = 1_024;

/** Walks over the bytes of a multipart body, one boundary after the other. One call at a time. */
export interface MultipartScanner {
  /** Skips the preamble. */
  skipPreamble(): Promise<void>;
  /** Reads what follows a boundary: true where a part begins, false where the body ends. */
  partFollows(): Promise<boolean>;
  /** The header block of the part, without the empty line that ends it. */
  headerBlock(maxBytes: number): Promise<Buffer>;
  /** The next bytes of the part's content; undefined where its boundary is reached. */
  contentChunk(): Promise<Buffer | undefined>;
}

/**
 * Makes a scanner over a stream. All its calls can throw WireProblem Validation (malformed, or ended too early) and
 * whatever error the stream itself ends with. The stream is not destroyed.
 * @param boundary the boundary parameter, without the leading dashes.
 */
export const makeMultipartScanner = (source: Readable, boundary: string): MultipartScanner => {
  const chunks = source.iterator({ destroyOnReturn: false });
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  // The first boundary may stand at the very start; the CRLF that belongs to it is put there.
  let rest: Buffer = Buffer.from('\r\n');
  let atDelimiter = false;
  let atContentStart = false;

  const pull = async (): Promise<Buffer> => {
    const next = (await chunks.next()) as IteratorResult<unknown, undefined>;
    if (next.done === true) throw wireProblem('Validation', 'The multipart body ends before its closing boundary.');
    return typeof next.value === 'string' ? Buffer.from(next.value, 'latin1') : (next.value as Buffer);
  };

  const fill = async (sizeBytes: number): Promise<void> => {
    while (rest.length < sizeBytes) rest = Buffer.concat([rest, await pull()]);
  };

  /** Where the bytes at the end of `rest` begin that may be the first part of a delimiter. */
  const possibleDelimiter = (): number => {
    const from = Math.max(0, rest.length - delimiter.length + 1);
    // The delimiter holds one CR, its first byte: only the last CR can begin one that is cut off.
    const at = from + rest.subarray(from).lastIndexOf(0x0d);
    if (at < from) return rest.length;
    return rest.compare(delimiter, 0, rest.length - at, at, rest.length) === 0 ? at : rest.length;
  };

  const contentChunk = async (): Promise<Buffer | undefined> => {
    if (atContentStart) {
      // `rest` begins with the CRLF of the empty line, which is already the boundary's where the part has no content.
      await fill(delimiter.length);
      atContentStart = false;
      atDelimiter = rest.compare(delimiter, 0, delimiter.length, 0, delimiter.length) === 0;
      rest = rest.subarray(atDelimiter ? delimiter.length : 2);
    }
    for (;;) {
      if (atDelimiter) return undefined;
      const at = rest.indexOf(delimiter);
      const end = at === -1 ? possibleDelimiter() : at;
      const content = rest.subarray(0, end);
      rest = rest.subarray(at === -1 ? end : at + delimiter.length);
      atDelimiter = at !== -1;
      if (content.length > 0) return content;
      if (!atDelimiter) {
        const next = await pull();
        rest = rest.length === 0 ? next : Buffer.concat([rest, next]);
      }
    }
  };

  return {
    contentChunk,

    async skipPreamble() {
      let skippedBytes = 0;
      for (let chunk = await contentChunk(); chunk !== undefined; chunk = await contentChunk()) {
        skippedBytes += chunk.length;
        if (skippedBytes > PREAMBLE_MAX_BYTES) throw wireProblem('Validation', 'The multipart body has no boundary.');
      }
    },

    async partFollows() {
      await fill(2);
      if (rest[0] === 0x2d && rest[1] === 0x2d) {
        rest = Buffer.alloc(0);
        return false;
      }
      let offset = 0;
      for (;;) {
        await fill(offset + 1);
        while (rest[offset] === 0x20 || rest[offset] === 0x09) offset += 1;
        if (offset > PADDING_MAX_BYTES) break;
        await fill(offset + 2);
        if (rest[offset] === 0x0d && rest[offset + 1] === 0x0a) {
          // The CRLF stays: it is the first half of the empty line where a part has no headers.
          rest = rest.subarray(offset);
          atDelimiter = false;
          return true;
        }
        if (rest[offset] !== 0x20 && rest[offset] !== 0x09) break;
      }
      // Content that merely begins like the boundary is told from a boundary by nobody: it is refused.
      throw wireProblem('Validation', 'A line begins with the boundary but is not a boundary.');
    },

    async headerBlock(maxBytes) {
      for (let searched = 0; ; ) {
        const end = rest.indexOf(CRLF_CRLF, searched);
        if (end > maxBytes || (end === -1 && rest.length > maxBytes + CRLF_CRLF.length)) {
          throw wireProblem('Validation', `The headers of a part are longer than ${maxBytes} bytes.`);
        }
        if (end !== -1) {
          const block = rest.subarray(2, Math.max(2, end));
          rest = rest.subarray(end + 2);
          atContentStart = true;
          return block;
        }
        searched = Math.max(0, rest.length - CRLF_CRLF.length + 1);
        rest = Buffer.concat([rest, await pull()]);
      }
    },
  };
};
