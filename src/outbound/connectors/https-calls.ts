import { Readable } from 'node:stream';
import type { Agent, Dispatcher } from 'undici';
import { longestCallMs, makeMoveWatch, type StopReason } from './move-watch.ts';
import { SERVER_REFUSALS } from './server-key.ts';

/** What one request carries. */
export interface HttpsRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: { readonly bytes: AsyncIterable<Buffer>; readonly sizeBytes: number };
  /** How long the call may go without a byte moving, connecting included; its whole length is bounded by its size (move-watch.ts). */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** SHA-256 of the public keys that the server may have; left out: any key that the authorities certified. */
  readonly serverKeys?: readonly string[];
}

/** An answer whose body is on its way. */
export interface HttpsAnswer {
  readonly httpStatus: number;
  /** Values by lower-case name; of a name that came several times the first. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** At most ANSWER_MAX_BYTES, then it ends with an error. */
  readonly body: Readable;
}

/** Why a call has no answer, or not the whole of it. */
export interface Broken {
  readonly kind: 'broken';
  /** `our_bytes`: what was to be sent could not be read. `no_connection`: none of the request was written. */
  readonly why:
    | StopReason
    | 'no_connection'
    | 'connection_lost'
    | 'our_bytes'
    | 'answer_too_large'
    | 'address_not_allowed'
    | (typeof SERVER_REFUSALS)[keyof typeof SERVER_REFUSALS];
  /** False where no byte of the request left: the other side cannot have it. */
  readonly bytesWritten: boolean;
  /** Set where the answer had begun. */
  readonly httpStatus?: number;
}

/** What `read` made of the answer, or why there is none. */
export type CallResult<T> = { readonly kind: 'answered'; readonly value: T } | Broken;

/** No answer of a system needs more: it is a receipt of some kilobytes, in base64 at most. */
export const ANSWER_MAX_BYTES = 12_000_000;

const SLICE_BYTES = 65_536;

/** A reason to end a call that is known before the connection tells. */
class CallBroken extends Error {
  readonly why: Broken['why'];
  constructor(why: Broken['why']) {
    super(why);
    this.why = why;
  }
}

const flatten = (headers: Readonly<Record<string, string | string[] | undefined>>): HttpsAnswer['headers'] =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));

/** The bytes on their way out, in slices small enough that each is a sign of life. */
async function* inSlices(bytes: AsyncIterable<Buffer>, moved: () => void): AsyncGenerator<Buffer, void, undefined> {
  try {
    for await (const chunk of bytes) {
      for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
        moved();
        yield chunk.subarray(at, at + SLICE_BYTES);
      }
    }
  } catch {
    // What stood in the way is ours (storage, database) and is told by no one else's words.
    throw new CallBroken('our_bytes');
  }
}

const whyOf = (error: unknown, bytesWritten: boolean): Broken['why'] => {
  if (error instanceof CallBroken) return error.why;
  const { code } = error as { code?: unknown };
  if (code === 'EADDRESSNOTALLOWED') return 'address_not_allowed';
  if (typeof code === 'string' && code in SERVER_REFUSALS) return SERVER_REFUSALS[code as keyof typeof SERVER_REFUSALS];
  if (code === 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH') return 'our_bytes';
  return bytesWritten ? 'connection_lost' : 'no_connection';
};

/**
 * Makes the one way in which connectors call. The returned function writes one request, hands the answer to `read`, and
 * never throws for what the network or the other side does; what `read` throws by itself is passed on. What `read`
 * leaves of the answer is dropped together with the connection.
 */
export const makeHttpsCalls =
  (agent: Pick<Agent, 'dispatch'>) =>
  async <T>(request: HttpsRequest, read: (answer: HttpsAnswer) => Promise<T>): Promise<CallResult<T>> => {
    let bytesWritten = false;
    let httpStatus: number | undefined;
    let controller: Dispatcher.DispatchController | undefined;
    let failure: Error | undefined;
    let answerEnded = false;
    if (request.signal.aborted) return { kind: 'broken', why: 'aborted', bytesWritten };

    let resolveAnswer: (answer: HttpsAnswer) => void = () => {};
    let rejectAnswer: (error: Error) => void = () => {};
    const answered = new Promise<HttpsAnswer>((resolve, reject) => {
      resolveAnswer = resolve;
      rejectAnswer = reject;
    });
    const body = new Readable({ read: () => controller?.resume() });
    body.on('error', () => {});
    const fail = (error: Error): void => {
      if (failure !== undefined || answerEnded) return;
      failure = error;
      watch.end();
      rejectAnswer(error);
      body.destroy(error);
      controller?.abort(error);
    };
    const longestMs = longestCallMs(request.timeoutMs, request.body?.sizeBytes ?? 0);
    const watch = makeMoveWatch({ ...request, longestMs }, (why) => fail(new CallBroken(why)));

    let receivedBytes = 0;
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(started) {
        controller = started;
        // A connection that is ready only after the call was given up gets nothing.
        if (failure !== undefined) return started.abort(failure);
        bytesWritten = true;
        watch.moved();
      },
      onResponseStart(_controller, statusCode, headers) {
        watch.moved();
        if (statusCode < 200) return;
        httpStatus = statusCode;
        resolveAnswer({ httpStatus: statusCode, headers: flatten(headers), body });
      },
      onResponseData(sender, chunk) {
        watch.moved();
        receivedBytes += chunk.length;
        if (receivedBytes > ANSWER_MAX_BYTES) return fail(new CallBroken('answer_too_large'));
        if (!body.push(chunk)) sender.pause();
      },
      onResponseEnd() {
        answerEnded = true;
        watch.end();
        body.push(null);
      },
      onResponseError(_controller, error) {
        fail(error);
      },
    };

    try {
      const bytes = request.body && request.body.sizeBytes > 0 ? request.body : undefined;
      agent.dispatch(
        {
          origin: request.url.origin,
          path: `${request.url.pathname}${request.url.search}`,
          method: request.method,
          headers: {
            ...request.headers,
            'accept-encoding': 'identity',
            ...(bytes && { 'content-length': String(bytes.sizeBytes) }),
          },
          ...(bytes && { body: Readable.from(inSlices(bytes.bytes, watch.moved), { objectMode: false }) }),
        },
        handler,
      );
      return { kind: 'answered', value: await read(await answered) };
    } catch (error) {
      if (failure === undefined) throw error;
      const why = whyOf(failure, bytesWritten);
      return { kind: 'broken', why, bytesWritten, ...(httpStatus !== undefined && { httpStatus }) };
    } finally {
      fail(new CallBroken('aborted'));
    }
  };
