import { fail, ok, type Problem, type Result } from '../../domain/problems.ts';
import type { DeliveryOutcome, Endpoint } from '../../ports/connector.ts';
import {
  type MessageSigner,
  makeMessageSigner,
  readWssAnswer,
  signedWssMessage,
  type WssAnswer,
  type WssMessage,
  type WssOperation,
  type WssRequest,
} from '../../wire/edoc-soap-wss.ts';
import { bytesOf } from './file-bytes.ts';
import { foreignProblem } from './foreign-words.ts';
import type { CallResult, HttpsAnswer } from './https-calls.ts';
import { notUnderstood, outcomeOfBreak, outcomeOfProblem, outcomeOfStatus, type Step } from './outcome-of.ts';
import type { ProvenCalls } from './proven-calls.ts';
import { retryAfterMsOf } from './retry-after.ts';
import { type ConnectorDeps, callTo, traceparent } from './way-out.ts';

type Ended = Exclude<DeliveryOutcome, { kind: 'acknowledged' }>;

/** One answer, read to its end. */
export interface WssHttpAnswer {
  readonly httpStatus: number;
  readonly retryAfterMs: number | undefined;
  readonly answer: WssAnswer;
}

/** The answer to a request. */
type AnswerTo<R extends WssRequest> = WssMessage<Extract<WssOperation, `${R['operation']}Response`>>;

/** The answer that was asked for, or how the call ended instead. */
export type Called<R extends WssRequest> =
  | {
      readonly kind: 'answered';
      readonly message: AnswerTo<R>;
      readonly httpStatus: number;
      readonly sentBytes: number;
    }
  | { readonly kind: 'ended'; readonly outcome: Ended; readonly sentBytes: number };

/** A signed answer that cannot be believed never refuses a letter: the letter waits until the keys or clocks are mended. */
const notBelieved = (told: Problem, httpStatus: number, step: Step): Ended =>
  step === 'may_complete' && httpStatus >= 200 && httpStatus < 300
    ? { kind: 'unknown', problem: told }
    : { kind: 'unavailable', problem: told, httpStatus };

const endOf = ({ httpStatus, retryAfterMs, answer }: WssHttpAnswer, step: Step): Ended => {
  switch (answer.kind) {
    case 'fault': {
      const retry = answer.problem.retryAfterMs ?? retryAfterMs;
      return outcomeOfProblem({ ...answer.problem, ...(retry !== undefined && { retryAfterMs: retry }) }, httpStatus);
    }
    case 'not_believed':
      return notBelieved(answer.problem, httpStatus, step);
    case 'message':
      return notBelieved(notUnderstood(), httpStatus, step);
    case 'no_soap': {
      const outcome = outcomeOfStatus({ httpStatus, retryAfterMs });
      return outcome.kind === 'unknown' && step === 'cannot_complete' ? { ...outcome, kind: 'unavailable' } : outcome;
    }
  }
};

/**
 * Makes the one way in which this dialect calls: signs the request, and reads the answer only if a key signed it that is
 * registered for the system. Throws where the registry cannot be asked.
 */
export const makeWssCalls = (calls: ProvenCalls, deps: ConnectorDeps) => {
  const now = deps.now ?? (() => new Date());
  let signer: MessageSigner | undefined;

  return async <R extends WssRequest>(
    request: R,
    about: {
      readonly endpoint: Endpoint;
      readonly signal: AbortSignal;
      readonly traceId?: string;
      readonly step: Step;
    },
  ): Promise<Called<R>> => {
    const { endpoint, signal, step } = about;
    signer ??= makeMessageSigner(deps.messageSecurity?.signingKey ?? deps.tls);
    const keys = (await deps.messageSecurity?.keysOf(endpoint.systemCode)) ?? [];
    const { body, contentType } = signedWssMessage(request, signer, now());
    const read = async ({ httpStatus, headers, body: bytes }: HttpsAnswer): Promise<WssHttpAnswer> => {
      const plain = (headers['content-encoding'] ?? 'identity') === 'identity';
      const contentTypeOfAnswer = plain ? headers['content-type'] : undefined;
      const answer = await readWssAnswer(
        { httpStatus, contentType: contentTypeOfAnswer, body: bytes },
        { keys, now: now() },
      );
      return { httpStatus, retryAfterMs: retryAfterMsOf(headers, now()), answer };
    };
    const result: CallResult<WssHttpAnswer> = await calls(
      {
        method: 'POST',
        url: new URL(endpoint.address),
        headers: { ...traceparent(about.traceId ?? ''), 'content-type': contentType },
        body: bytesOf(body),
        ...callTo(endpoint, signal),
      },
      read,
    );
    const sentBytes = body.length;
    if (result.kind === 'broken') return { kind: 'ended', outcome: outcomeOfBreak(result, step), sentBytes };
    const { httpStatus, answer } = result.value;
    if (answer.kind === 'message' && answer.message.operation === `${request.operation}Response`) {
      return { kind: 'answered', message: answer.message as unknown as AnswerTo<R>, httpStatus, sentBytes };
    }
    return { kind: 'ended', outcome: endOf(result.value, step), sentBytes };
  };
};

/** How this dialect calls. */
export type WssCalls = ReturnType<typeof makeWssCalls>;

/** The code of the problem that ended a call; undefined where it was answered. */
export const endedWith = (called: Called<WssRequest>) =>
  called.kind === 'ended' ? called.outcome.problem.code : undefined;

/** A call's message as a result. @param fits whether the answer speaks of what was asked. */
export const resultOf = <R extends WssRequest, T>(
  called: Called<R>,
  use: (message: AnswerTo<R>) => T | undefined,
): Result<T> => {
  if (called.kind === 'ended') return { ok: false, problem: foreignProblem(called.outcome.problem) };
  const value = use(called.message);
  return value === undefined ? fail('Validation', notUnderstood().detail) : ok(value);
};
