import type { Readable } from 'node:stream';
import { type ContentType, parseContentType, withoutAngleBrackets } from './mime-headers.ts';
import { type MultipartLimits, type MultipartPart, readBounded, readMultipartRelated } from './multipart-related.ts';
import type { BinarySource } from './soap-message.ts';
import { WireProblem, wireProblem } from './wire-problem.ts';

/** The bytes of a SOAP 1.1 message, and the way to the binary parts that follow it. */
export interface SoapBody {
  readonly messageXml: Buffer;
  /**
   * The bytes of a binary element. Parts are read once, in their order.
   * Throws WireProblem Validation where the next part is another one or there is none.
   */
  open(source: BinarySource, pointer: string): Promise<AsyncIterable<Buffer> | Readable>;
  /** Throws WireProblem Validation where parts are left that nothing refers to, or the body is cut off. */
  expectEnd(): Promise<void>;
}

const requireUtf8 = (type: ContentType): void => {
  const charset = (type.parameters.get('charset') ?? 'utf-8').toLowerCase();
  if (charset !== 'utf-8' && charset !== 'us-ascii') throw wireProblem('Validation', 'The SOAP message must be UTF-8.');
};

const soap12 = (): WireProblem =>
  new WireProblem({ code: 'Validation', detail: 'A SOAP 1.1 message is expected, SOAP 1.2 came.' }, 'VersionMismatch');

const rootPartOf = async (parts: AsyncGenerator<MultipartPart>, type: ContentType): Promise<MultipartPart> => {
  if (type.parameters.get('type')?.toLowerCase() !== 'application/xop+xml') {
    throw wireProblem('MediaTypeNotSupported', 'A multipart body must be MTOM: type="application/xop+xml".');
  }
  if (type.parameters.get('start-info')?.toLowerCase().startsWith('application/soap+xml') === true) throw soap12();
  const first = await parts.next();
  if (first.done === true) throw wireProblem('Validation', 'The multipart body has no part.');
  const root = first.value;
  const start = type.parameters.get('start');
  if (start !== undefined && withoutAngleBrackets(start) !== root.contentId) {
    throw wireProblem('Validation', 'The first part must be the SOAP message that the Content-Type names as start.');
  }
  const rootType = parseContentType(root.headers.get('content-type') ?? '');
  if (rootType?.mediaType !== 'application/xop+xml') {
    throw wireProblem('Validation', 'The first part must be of type application/xop+xml.');
  }
  if (rootType.parameters.get('type')?.toLowerCase().startsWith('application/soap+xml') === true) throw soap12();
  requireUtf8(rootType);
  return root;
};

async function* bytesOf(inline: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield inline;
}

/**
 * Opens an HTTP body that holds a SOAP 1.1 message: text/xml, or MTOM whose first part is the message.
 * Throws WireProblem MediaTypeNotSupported, SizeLimitExceeded, Validation (fault code VersionMismatch for SOAP 1.2).
 */
export const openSoapBody = async (
  contentType: string,
  body: Readable,
  limits: MultipartLimits & { readonly messageMaxBytes: number },
): Promise<SoapBody> => {
  const type = parseContentType(contentType);
  if (type?.mediaType === 'application/soap+xml') throw soap12();
  if (type === undefined || !['text/xml', 'multipart/related'].includes(type.mediaType)) {
    throw wireProblem('MediaTypeNotSupported', 'The body must be text/xml or multipart/related (MTOM).');
  }
  if (type.mediaType === 'text/xml') requireUtf8(type);
  const parts = type.mediaType === 'text/xml' ? undefined : readMultipartRelated(body, contentType, limits);
  const message = parts === undefined ? body : (await rootPartOf(parts, type)).body;
  return {
    messageXml: await readBounded(message, limits.messageMaxBytes, 'The SOAP message'),
    async open(source, pointer) {
      if ('inline' in source) return bytesOf(source.inline);
      const next = await parts?.next();
      if (next === undefined || next.done === true || !source.partIds.includes(next.value.contentId ?? '')) {
        throw wireProblem(
          'Validation',
          'The part that an xop:Include names is missing or out of order. Order: SOAP message, envelope, files as listed.',
          pointer,
        );
      }
      return next.value.body;
    },
    async expectEnd() {
      if (parts !== undefined && (await parts.next()).done !== true) {
        throw wireProblem('Validation', 'The body has a part that nothing refers to.');
      }
    },
  };
};
