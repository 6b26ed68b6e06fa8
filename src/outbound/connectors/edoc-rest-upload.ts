import type { EnvelopeFile } from '../../domain/envelope.ts';
import { problem } from '../../domain/problems.ts';
import type { Consignment, DeliveryOutcome, Endpoint } from '../../ports/connector.ts';
import { type RestAnswer, readRestAnswer } from './edoc-rest-answers.ts';
import { fileBytesFrom } from './file-bytes.ts';
import type { CallResult, HttpsRequest } from './https-calls.ts';
import { outcomeOfBreak, outcomeOfStatus, type Step } from './outcome-of.ts';
import type { ProvenCalls } from './proven-calls.ts';
import { callTo, traceparent } from './way-out.ts';

type Ended = Exclude<DeliveryOutcome, { kind: 'acknowledged' }>;
type StepRequest = Pick<HttpsRequest, 'method' | 'body'> & { readonly headers?: Readonly<Record<string, string>> };

const RESUMES_MAX = 3;

/** Where a file is gone on with: an offset in bytes, or `anew` to replace what is stored of it. */
export type Start = number | 'anew';

/** One conversation about one envelope: its steps, and how often it was gone on with. */
export const makeRestSession = (deps: {
  readonly calls: ProvenCalls;
  readonly now: () => Date;
  readonly consignment: Consignment;
  readonly endpoint: Endpoint;
  readonly signal: AbortSignal;
}) => {
  const { calls, consignment, endpoint, signal } = deps;
  const base = `${endpoint.address}/v1/envelopes`;
  const read = readRestAnswer(deps.now);
  let sentBytes = 0;
  let resumes = 0;

  const step = (path: string, request: StepRequest): Promise<CallResult<RestAnswer>> => {
    sentBytes += request.body?.sizeBytes ?? 0;
    return calls(
      {
        ...request,
        ...callTo(endpoint, signal),
        url: new URL(`${base}${path}`),
        headers: { ...traceparent(consignment.traceId), ...request.headers },
      },
      read,
    );
  };
  const filePath = ({ contentId }: EnvelopeFile): string =>
    `/${consignment.messageId}/files/${encodeURIComponent(contentId)}`;

  /** Counts one more time that a step is gone on with. @returns the end of it when that is too often. */
  const resume = (answer: RestAnswer): Ended | undefined => {
    resumes += 1;
    if (resumes <= RESUMES_MAX) return undefined;
    const detail = 'The upload was gone on with several times and the system still misses bytes.';
    return { kind: 'unavailable', problem: problem('TemporarilyUnavailable', detail), httpStatus: answer.httpStatus };
  };

  /** Asks how much of a file is stored. */
  const askOffset = async (file: EnvelopeFile): Promise<number | Ended> => {
    const result = await step(filePath(file), { method: 'HEAD' });
    if (result.kind === 'broken') return outcomeOfBreak(result, 'cannot_complete');
    const { httpStatus, uploadOffsetBytes, retryAfterMs } = result.value;
    if (httpStatus === 200 && uploadOffsetBytes !== undefined && uploadOffsetBytes <= file.sizeBytes) {
      return uploadOffsetBytes;
    }
    // A HEAD says too little to refuse a letter by it.
    return { ...outcomeOfStatus({ httpStatus: 503, retryAfterMs }), httpStatus } as Ended;
  };

  const putOnce = (file: EnvelopeFile, start: Start): Promise<CallResult<RestAnswer>> => {
    // Without Content-Range the receiver replaces what it has; no range can say that a file is empty.
    const whole = start === 'anew' || file.sizeBytes === 0;
    return step(filePath(file), {
      method: 'PUT',
      body: fileBytesFrom(consignment, file, whole ? 0 : start),
      headers: {
        'content-type': 'application/octet-stream',
        ...(!whole && { 'content-range': `bytes ${start}-${file.sizeBytes - 1}/${file.sizeBytes}` }),
      },
    });
  };

  /** Where to go on after an answer to PUT, or how the call ends; `done` when the file is complete. */
  const afterPut = async (file: EnvelopeFile, answer: RestAnswer): Promise<'done' | Start | Ended> => {
    const { httpStatus, told, uploadOffsetBytes } = answer;
    if (httpStatus === 204 && (uploadOffsetBytes ?? file.sizeBytes) === file.sizeBytes) return 'done';
    if (told?.code === 'UnknownMessage') return unknownMessage(answer);
    if (told?.code === 'FileDigestMismatch')
      return resumes < RESUMES_MAX ? (resume(answer) ?? 'anew') : outcomeOfStatus(answer);
    const goesOn = httpStatus === 204 || told?.code === 'OffsetMismatch';
    if (!goesOn) return atMost('cannot_complete', answer);
    const tooOften = resume(answer);
    if (tooOften !== undefined) return tooOften;
    const offset =
      uploadOffsetBytes !== undefined && uploadOffsetBytes <= file.sizeBytes
        ? uploadOffsetBytes
        : await askOffset(file);
    return offset === file.sizeBytes ? 'done' : offset;
  };

  /** The receiver forgot an unfinished message: nothing of it is lost, the next call begins at step 1. */
  const unknownMessage = ({ httpStatus }: RestAnswer): Ended => ({
    kind: 'unavailable',
    problem: problem('TemporarilyUnavailable', 'The system no longer knows the unfinished message.'),
    httpStatus,
  });

  /** The meaning of an answer in a step; a success that is not understood harms nothing where the step completes nothing. */
  const atMost = (of: Step, answer: RestAnswer): Ended => {
    const outcome = outcomeOfStatus(answer);
    return of === 'cannot_complete' && outcome.kind === 'unknown' ? { ...outcome, kind: 'unavailable' } : outcome;
  };

  return {
    sentBytes: () => sentBytes,
    step,
    resume,
    askOffset,
    unknownMessage,
    atMost,
    /** Sends what is missing of one file. @returns the end of the call, or undefined when the file is complete. */
    async put(file: EnvelopeFile, from: Start): Promise<Ended | undefined> {
      for (let start = from; ; ) {
        const result = await putOnce(file, start);
        if (result.kind === 'broken') return outcomeOfBreak(result, 'cannot_complete');
        const next = await afterPut(file, result.value);
        if (next === 'done') return undefined;
        if (typeof next === 'object') return next;
        start = next;
      }
    },
  };
};

/** A conversation about one envelope. */
export type RestSession = ReturnType<typeof makeRestSession>;
