import { asProblemCode, type Problem, problem } from '../../domain/problems.ts';
import type { DeliveryStatusAnswer } from '../../ports/connector.ts';
import type { HttpsAnswer } from './https-calls.ts';
import { notUnderstood } from './outcome-of.ts';
import { retryAfterMsOf } from './retry-after.ts';

/** An answer of edoc-rest, read to its end. */
export interface RestAnswer {
  readonly httpStatus: number;
  /** The receipt, where the answer is one. Its seal and verdict are not looked at. */
  readonly receiptXml?: Buffer;
  /** The JSON body, where the answer has one. */
  readonly json?: unknown;
  /** The problem that was told, if its code is in the catalogue. */
  readonly told?: Problem;
  readonly retryAfterMs?: number;
  readonly uploadOffsetBytes?: number;
}

const PROBLEM_MAX_BYTES = 65_536;
const RECEIPT_START = /^\ufeff?(?:<\?xml[^>]{0,200}\?>)?\s*<(?:[\w.-]{1,40}:)?Envelope[\s>]/;

const collect = async (answer: HttpsAnswer, maxBytes: number): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of answer.body) {
    sizeBytes += (chunk as Buffer).length;
    if (sizeBytes > maxBytes) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
};

const parsed = (bytes: Buffer | undefined): unknown => {
  try {
    return JSON.parse(bytes?.toString('utf8') ?? '');
  } catch {
    return undefined;
  }
};

/** Fields of a JSON object; none where the value is something else. */
const fieldsOf = (value: unknown): { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const offsetOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

const problemOf = (json: unknown): Problem | undefined => {
  const { code, detail, errors, retryAfterSeconds } = fieldsOf(json);
  const known = asProblemCode(typeof code === 'string' ? code : undefined);
  if (known === undefined) return undefined;
  const places = (Array.isArray(errors) ? errors : []).map(fieldsOf).map((error) => ({
    pointer: typeof error.pointer === 'string' ? error.pointer : '',
    detail: typeof error.detail === 'string' ? error.detail : '',
  }));
  const seconds = offsetOf(retryAfterSeconds);
  return problem(known, typeof detail === 'string' ? detail : '', {
    ...(places.length > 0 && { errors: places }),
    ...(seconds !== undefined && { retryAfterMs: Math.min(seconds, 86_400) * 1_000 }),
  });
};

/**
 * Reads any answer of edoc-rest. Never inflates: a body in a content coding counts as not understood. Throws only the
 * stream's own error.
 */
export const readRestAnswer =
  (now: () => Date) =>
  async (answer: HttpsAnswer): Promise<RestAnswer> => {
    const { httpStatus, headers } = answer;
    const retryAfterMs = retryAfterMsOf(headers, now());
    const uploadOffset = headers['upload-offset'] ?? '';
    const uploadOffsetBytes = /^\d{1,15}$/.test(uploadOffset) ? Number(uploadOffset) : undefined;
    const about = {
      httpStatus,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
      ...(uploadOffsetBytes !== undefined && { uploadOffsetBytes }),
    };
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') return about;
    const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase();
    const success = httpStatus >= 200 && httpStatus < 300;
    if (success && (type === 'application/xml' || type === 'text/xml')) {
      const receiptXml = await collect(answer, Number.POSITIVE_INFINITY);
      const looksRight =
        receiptXml !== undefined && RECEIPT_START.test(receiptXml.toString('latin1', 0, 512).replace(/^ï»¿/, ''));
      return { ...about, ...(looksRight && { receiptXml }) };
    }
    if (type !== 'application/json' && type !== 'application/problem+json') return about;
    const json = parsed(await collect(answer, success ? Number.POSITIVE_INFINITY : PROBLEM_MAX_BYTES));
    const told = success ? undefined : problemOf(json);
    return { ...about, json, ...(told !== undefined && { told }) };
  };

/** How many bytes of each file are stored, by ContentId, as a 202 tells; undefined where it is not understood. */
export const receivedBytesOf = (json: unknown, messageId: string): Map<string, number> | undefined => {
  const { MessageId, State, Files } = fieldsOf(json);
  if (MessageId !== messageId || State !== 'RECEIVING' || !Array.isArray(Files)) return undefined;
  const received = new Map<string, number>();
  for (const { ContentId, ReceivedBytes } of Files.map(fieldsOf)) {
    const offset = offsetOf(ReceivedBytes);
    if (typeof ContentId !== 'string' || offset === undefined) return undefined;
    received.set(ContentId, offset);
  }
  return received;
};

/** What a 200 to the question for a status says. RECEIVING counts as not received: the sender goes on at step 1. */
export const statusAnswerOf = (json: unknown, messageId: string): DeliveryStatusAnswer => {
  const { MessageId, State, Receipt } = fieldsOf(json);
  const unclear: DeliveryStatusAnswer = { kind: 'unavailable', problem: notUnderstood() };
  if (MessageId !== messageId) return unclear;
  if (State === 'NOT_RECEIVED' || State === 'RECEIVING') return { kind: 'not_received' };
  if (State !== 'RECEIVED') return unclear;
  if (Receipt === undefined) return { kind: 'received' };
  if (typeof Receipt !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(Receipt)) return unclear;
  return { kind: 'received', receiptXml: Buffer.from(Receipt, 'base64') };
};
