import { Readable } from 'node:stream';
import { type ContentType, parseContentType, parseHeaderBlock, withoutAngleBrackets } from './mime-headers.ts';
import { type MultipartScanner, makeMultipartScanner } from './multipart-scanner.ts';
import { wireProblem } from './wire-problem.ts';

/** One part of a multipart body. */
export interface MultipartPart {
  /** Values by lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** Content-ID without its angle brackets; undefined where the part has none. */
  readonly contentId: string | undefined;
  /** The content, streamed. Whatever of it is not read is skipped when the next part is asked for. */
  readonly body: Readable;
}

/** How much of a multipart body is put up with. */
export interface MultipartLimits {
  readonly partsMax: number;
  readonly partHeadersMaxBytes: number;
}

const BOUNDARY = /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/;

/** Reads the Content-Type of a multipart/related body; throws WireProblem where it is none or has no fit boundary. */
const requireMultipartRelated = (contentType: string): ContentType & { readonly boundary: string } => {
  const type = parseContentType(contentType);
  if (type?.mediaType !== 'multipart/related') {
    throw wireProblem('MediaTypeNotSupported', 'The body is not multipart/related.');
  }
  const boundary = type.parameters.get('boundary');
  if (boundary === undefined || !BOUNDARY.test(boundary)) {
    throw wireProblem('Validation', 'The Content-Type names no boundary, or one that is not allowed.');
  }
  return { ...type, boundary };
};

const requireUnencoded = (headers: ReadonlyMap<string, string>): void => {
  const encoding = (headers.get('content-transfer-encoding') ?? 'binary').toLowerCase();
  if (!['binary', '8bit', '7bit'].includes(encoding)) {
    throw wireProblem('Validation', 'A part has a Content-Transfer-Encoding other than binary, 8bit or 7bit.');
  }
};

/** A body over the scanner, and the means to skip what is left of it. */
const makePartBody = (scanner: MultipartScanner): { body: Readable; skip(): Promise<void> } => {
  let ended = false;
  let reading: Promise<unknown> = Promise.resolve();
  const body = new Readable({
    highWaterMark: 0,
    read() {
      reading = scanner.contentChunk().then(
        (chunk) => {
          ended = chunk === undefined;
          body.push(chunk ?? null);
        },
        (error: unknown) => {
          body.destroy(error instanceof Error ? error : new Error('the part could not be read'));
        },
      );
    },
  });
  // A body that nobody listens to must not end the program; its readers are told nevertheless.
  body.on('error', () => {});
  return {
    body,
    async skip() {
      await reading;
      if (ended) return;
      body.destroy();
      while ((await scanner.contentChunk()) !== undefined);
    },
  };
};

/**
 * Reads a multipart/related body (RFC 2387, RFC 2046 5.1) part by part, in any chunking, with back-pressure. Preamble and
 * epilogue are ignored. The parts come in the order in which they arrive; the caller checks the `start` parameter.
 * Throws WireProblem Validation, MediaTypeNotSupported or SizeLimitExceeded, also out of a part's body, and the
 * stream's own error where it breaks. The stream is not destroyed; after the last part its rest is discarded.
 */
export async function* readMultipartRelated(
  stream: Readable,
  contentType: string,
  limits: MultipartLimits,
): AsyncGenerator<MultipartPart, void, undefined> {
  const { boundary } = requireMultipartRelated(contentType);
  const scanner = makeMultipartScanner(stream, boundary);
  await scanner.skipPreamble();
  for (let parts = 1; await scanner.partFollows(); parts += 1) {
    if (parts > limits.partsMax) {
      throw wireProblem('SizeLimitExceeded', `The body has more than ${limits.partsMax} parts.`);
    }
    const headers = parseHeaderBlock(await scanner.headerBlock(limits.partHeadersMaxBytes));
    requireUnencoded(headers);
    const contentId = headers.get('content-id');
    const { body, skip } = makePartBody(scanner);
    yield { headers, contentId: contentId === undefined ? undefined : withoutAngleBrackets(contentId), body };
    await skip();
  }
  stream.resume();
}

/**
 * Collects a stream that may hold at most `maxBytes`. A stream that holds more is not destroyed: an HTTP request has to
 * live until its answer is sent.
 * @param what names the stream in the problem. Throws WireProblem SizeLimitExceeded, and the stream's own error.
 */
export const readBounded = async (stream: AsyncIterable<unknown>, maxBytes: number, what: string): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of stream instanceof Readable ? stream.iterator({ destroyOnReturn: false }) : stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer);
    sizeBytes += bytes.length;
    if (sizeBytes > maxBytes) throw wireProblem('SizeLimitExceeded', `${what} is larger than ${maxBytes} bytes.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, sizeBytes);
};
