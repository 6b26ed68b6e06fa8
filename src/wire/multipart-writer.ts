import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';

/** One part to be written. */
export interface OutgoingPart {
  /** In the order in which they are written. */
  readonly headers: Readonly<Record<string, string>>;
  /** The content, or how to open it; opened only when its turn has come. */
  readonly body: Buffer | (() => Promise<Readable>);
  /** Needed for a Content-Length where `body` is opened later. */
  readonly sizeBytes?: number;
}

/** A body ready to be sent. */
export interface OutgoingMultipart {
  readonly contentType: string;
  readonly body: Readable;
  /** Undefined where the size of a part is not known. */
  readonly contentLength?: number;
}

const headOf = (part: OutgoingPart, boundary: string): Buffer => {
  const lines = Object.entries(part.headers).map(([name, value]) => {
    if (/[\r\n:]/.test(name) || /[\r\n]/.test(value)) throw new Error(`The part header ${name} holds a line break.`);
    return `${name}: ${value}\r\n`;
  });
  return Buffer.from(`\r\n--${boundary}\r\n${lines.join('')}\r\n`, 'latin1');
};

async function* contentOf(part: OutgoingPart): AsyncGenerator<Buffer, void, undefined> {
  if (Buffer.isBuffer(part.body)) {
    if (part.body.length > 0) yield part.body;
    return;
  }
  let sentBytes = 0;
  for await (const chunk of await part.body()) {
    sentBytes += (chunk as Buffer).length;
    // More bytes than announced would run into the next part or the next request.
    if (part.sizeBytes !== undefined && sentBytes > part.sizeBytes) break;
    yield chunk as Buffer;
  }
  if (part.sizeBytes !== undefined && sentBytes !== part.sizeBytes) {
    throw new Error(
      `A part announced ${part.sizeBytes} bytes and has ${sentBytes > part.sizeBytes ? 'more' : sentBytes}.`,
    );
  }
}

const quoted = (value: string): string => {
  if (/[\r\n"\\]/.test(value)) throw new Error('A Content-Type parameter holds a quote or a line break.');
  return `"${value}"`;
};

/**
 * Writes a multipart/related body (RFC 2387), streamed, under a random boundary.
 * @param parameters the Content-Type's parameters besides the boundary: type, start, start-info.
 * The body ends with an error where a part cannot be opened or is not as long as it said.
 */
export const multipartRelated = (
  parts: readonly OutgoingPart[],
  parameters: Readonly<Record<string, string>> = {},
): OutgoingMultipart => {
  const boundary = `shikriki-${randomBytes(18).toString('hex')}`;
  const heads = parts.map((part) => headOf(part, boundary));
  const end = Buffer.from(`\r\n--${boundary}--\r\n`, 'latin1');

  async function* bytes(): AsyncGenerator<Buffer, void, undefined> {
    for (const [index, part] of parts.entries()) {
      yield heads[index] as Buffer;
      yield* contentOf(part);
    }
    yield end;
  }

  const sizes = parts.map((part) => (Buffer.isBuffer(part.body) ? part.body.length : part.sizeBytes));
  const contentLength = sizes.reduce<number | undefined>(
    (sum, size, index) =>
      sum === undefined || size === undefined ? undefined : sum + size + (heads[index] as Buffer).length,
    end.length,
  );
  const typed = Object.entries({ ...parameters, boundary }).map(([name, value]) => `; ${name}=${quoted(value)}`);
  return {
    contentType: `multipart/related${typed.join('')}`,
    body: Readable.from(bytes(), { objectMode: false, highWaterMark: 65_536 }),
    ...(contentLength === undefined ? {} : { contentLength }),
  };
};
