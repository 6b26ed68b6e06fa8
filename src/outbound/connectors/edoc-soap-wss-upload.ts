import type { EnvelopeFile } from '../../domain/envelope.ts';
import { problem } from '../../domain/problems.ts';
import type { Consignment, DeliveryOutcome, Endpoint } from '../../ports/connector.ts';
import { CHUNK_BYTES, type WssRequest } from '../../wire/edoc-soap-wss.ts';
import { type Called, endedWith, type WssCalls } from './edoc-soap-wss-calls.ts';
import { fileBytesFrom } from './file-bytes.ts';
import { notUnderstood, problemOfBreak, type Step } from './outcome-of.ts';

type Ended = Exclude<DeliveryOutcome, { kind: 'acknowledged' }>;

const RESUMES_MAX = 3;

/** Our own bytes cannot be read: what stood in the way is ours and is told by no one else's words. */
class OurBytesBroken extends Error {}

/** Bytes in chunks of CHUNK_BYTES, the last one shorter; one empty chunk where there are none. */
async function* inChunks(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let any = false;
  try {
    for await (let piece of bytes) {
      while (heldBytes + piece.length >= CHUNK_BYTES) {
        const taken = piece.subarray(0, CHUNK_BYTES - heldBytes);
        piece = piece.subarray(taken.length);
        const chunk = Buffer.concat([...held, taken]);
        held = [];
        heldBytes = 0;
        any = true;
        yield chunk;
      }
      if (piece.length > 0) held.push(piece);
      heldBytes += piece.length;
    }
  } catch (error) {
    throw new OurBytesBroken('a file of ours cannot be read', { cause: error });
  }
  if (heldBytes > 0 || !any) yield Buffer.concat(held);
}

/** One conversation about one letter: its calls, and how often it was gone on with. */
export const makeWssUpload = (deps: {
  readonly call: WssCalls;
  readonly consignment: Consignment;
  readonly endpoint: Endpoint;
  readonly signal: AbortSignal;
}) => {
  const { consignment, endpoint, signal } = deps;
  const { messageId, traceId } = consignment;
  let sentBytes = 0;
  let resumes = 0;

  const call = async <R extends WssRequest>(request: R, step: Step): Promise<Called<R>> => {
    const called = await deps.call(request, { endpoint, signal, traceId, step });
    sentBytes += called.sentBytes;
    return called;
  };

  /** Counts one more time that the upload is gone on with. @returns the end of it when that is too often. */
  const resume = (): Ended | undefined => {
    resumes += 1;
    if (resumes <= RESUMES_MAX) return undefined;
    const detail = 'The upload was gone on with several times and the system still misses bytes.';
    return { kind: 'unavailable', problem: problem('TemporarilyUnavailable', detail) };
  };

  /** Asks how much of a file is stored. */
  const askOffset = async ({ contentId, sizeBytes }: EnvelopeFile): Promise<number | Ended> => {
    const called = await call({ operation: 'GetUploadOffset', messageId, contentId }, 'cannot_complete');
    if (called.kind === 'ended') return called.outcome;
    const { receivedBytes } = called.message;
    const fits = called.message.messageId === messageId && called.message.contentId === contentId;
    return fits && receivedBytes <= sizeBytes ? receivedBytes : { kind: 'unavailable', problem: notUnderstood() };
  };

  /** Sends a file from an offset on. @returns where to go on instead, or how it ended; undefined when it is complete. */
  const sendFrom = async (file: EnvelopeFile, start: number): Promise<number | Ended | undefined> => {
    const { contentId, sizeBytes, sha256 } = file;
    let offset = start;
    for await (const content of inChunks(fileBytesFrom(consignment, file, start).bytes)) {
      const upload = { messageId, contentId, totalBytes: sizeBytes, fileSha256: sha256, offset, content } as const;
      const called = await call({ operation: 'UploadChunk', ...upload }, 'cannot_complete');
      const code = endedWith(called);
      if (code === 'OffsetMismatch') return resume() ?? askOffset(file);
      // The system has dropped what it had of the file.
      if (code === 'FileDigestMismatch' && resumes < RESUMES_MAX) return resume() ?? 0;
      if (called.kind === 'ended') return called.outcome;
      offset += content.length;
      if (called.message.receivedBytes !== offset) return resume() ?? askOffset(file);
    }
    return undefined;
  };

  /** Sends what is missing of one file. @returns the end of the call, or undefined when the file is complete. */
  const send = async (file: EnvelopeFile, from: number): Promise<Ended | undefined> => {
    for (let start = from; ; ) {
      const next = await sendFrom(file, start);
      if (typeof next !== 'number') return next;
      if (next === file.sizeBytes && next > 0) return undefined;
      start = next;
    }
  };

  /** Sends what the system misses of all files. */
  const sendMissing = async (): Promise<Ended | undefined> => {
    for (const file of consignment.files) {
      const offset = await askOffset(file);
      if (typeof offset !== 'number') return offset;
      const ended = offset === file.sizeBytes && offset > 0 ? undefined : await send(file, offset);
      if (ended !== undefined) return ended;
    }
    return undefined;
  };

  return {
    call,
    resume,
    sendMissing,
    sentBytes: () => sentBytes,
    /** Sends all files, each from the start: a system that has bytes of them already says so. */
    async sendAll(): Promise<Ended | undefined> {
      for (const file of consignment.files) {
        const ended = await send(file, 0);
        if (ended !== undefined) return ended;
      }
      return undefined;
    },
  };
};

/** What a broken file of ours means; what else was thrown is a bug and passed on. */
export const endOfOurBytes = (error: unknown): Ended => {
  if (error instanceof OurBytesBroken) return { kind: 'unavailable', problem: problemOfBreak({ why: 'our_bytes' }) };
  throw error;
};
