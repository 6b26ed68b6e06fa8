import { Readable } from 'node:stream';
import { request } from 'undici';
import type { EnvelopeFile } from '../../domain/envelope.ts';
import { asProblemCode, isRetryable, problem } from '../../domain/problems.ts';
import type { TlsIdentity } from '../../ports/connector.ts';
import {
  addressOf,
  bodyBytes,
  brokenCall,
  type GatewayClient,
  gatewayAgent,
  type LateAddress,
  type OutgoingAnswer,
  type SendOutcome,
  traceparent,
} from './gateway-client.ts';

const RECEIPT_MAX_BYTES = 10_485_760;
/** A status carries a receipt in base64. */
const JSON_MAX_BYTES = 15_000_000;

interface RestAnswer {
  readonly status: number;
  readonly body: Buffer;
  readonly retryAfterMs?: number;
}

interface Outstanding {
  readonly ContentId: string;
  readonly ReceivedBytes: number;
}

const jsonOf = (body: Buffer): { readonly [name: string]: unknown } => {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null ? (value as { readonly [name: string]: unknown }) : {};
  } catch {
    return {};
  }
};

/** What a problem means for the sender: by its code where it is known, else by the HTTP status. */
const outcomeOfProblem = ({ status, body, retryAfterMs }: RestAnswer): SendOutcome => {
  const named = jsonOf(body).code;
  const code = asProblemCode(typeof named === 'string' ? named : undefined);
  const later = code === undefined ? status >= 500 || status === 429 : isRetryable(code) || status >= 500;
  const given = problem(
    code ?? (later ? 'TemporarilyUnavailable' : 'Validation'),
    `The gateway answered HTTP ${status}.`,
    retryAfterMs === undefined ? {} : { retryAfterMs },
  );
  // These say how to go on with the same message.
  const goesOn = code === 'OffsetMismatch' || code === 'FileDigestMismatch' || code === 'FileMissing';
  return { kind: later || goesOn ? 'unavailable' : 'refused', problem: given };
};

/**
 * The sending side of dialect edoc-rest (schemas/openapi/edoc-rest-1.0.yaml): envelope, files from where they stand,
 * submit. A file is continued where the gateway says that it stands, so a try after a broken connection resumes it.
 * @param address the base of the gateway's API, before `/v1/envelopes`.
 */
export const makeRestClient = (options: {
  readonly address: LateAddress;
  readonly tls: TlsIdentity;
}): GatewayClient => {
  const dispatcher = gatewayAgent(options.tls);
  const call = async (
    path: string,
    init: Omit<NonNullable<Parameters<typeof request>[1]>, 'dispatcher'>,
    maxBytes: number,
  ): Promise<RestAnswer> => {
    const answer = await request(`${addressOf(options.address)}/v1/envelopes${path}`, { ...init, dispatcher });
    const retryAfter = Number(answer.headers['retry-after']);
    return {
      status: answer.statusCode,
      body: await bodyBytes(answer.body, maxBytes),
      ...(Number.isFinite(retryAfter) && { retryAfterMs: retryAfter * 1_000 }),
    };
  };

  const putFile = async (answer: OutgoingAnswer, file: EnvelopeFile, from: number, signal: AbortSignal) => {
    const bytes = await answer.openFile(file);
    return call(
      `/${answer.messageId}/files/${encodeURIComponent(file.contentId)}`,
      {
        method: 'PUT',
        signal,
        headers: {
          'content-type': 'application/octet-stream',
          'content-length': String(file.sizeBytes - from),
          traceparent: traceparent(answer.traceId),
          ...(from > 0 && { 'content-range': `bytes ${from}-${file.sizeBytes - 1}/${file.sizeBytes}` }),
        },
        body: from === 0 ? bytes : Readable.from(skipping(bytes, from), { objectMode: false }),
      },
      JSON_MAX_BYTES,
    );
  };

  const sendFiles = async (answer: OutgoingAnswer, body: Buffer, signal: AbortSignal) => {
    const outstanding = (jsonOf(body).Files ?? []) as readonly Outstanding[];
    for (const file of answer.files) {
      const from = outstanding.find(({ ContentId }) => ContentId === file.contentId)?.ReceivedBytes ?? 0;
      if (from >= file.sizeBytes && file.sizeBytes > 0) continue;
      const put = await putFile(answer, file, from, signal);
      if (put.status !== 204) return outcomeOfProblem(put);
    }
    return undefined;
  };

  return {
    submit: async (answer, signal) => {
      try {
        const headers = { 'content-type': 'application/xml', traceparent: traceparent(answer.traceId) };
        const created = await call('', { method: 'POST', signal, headers, body: answer.envelopeXml }, JSON_MAX_BYTES);
        if (created.status === 200) return { kind: 'answered', receiptXml: created.body };
        if (created.status !== 202) return outcomeOfProblem(created);
        const broken = await sendFiles(answer, created.body, signal);
        if (broken !== undefined) return broken;
        const path = `/${answer.messageId}/submit`;
        const submitted = await call(
          path,
          { method: 'POST', signal, headers: { traceparent: headers.traceparent } },
          RECEIPT_MAX_BYTES,
        );
        return submitted.status === 200
          ? { kind: 'answered', receiptXml: submitted.body }
          : outcomeOfProblem(submitted);
      } catch (error) {
        return brokenCall(error);
      }
    },
    askStatus: async (messageId, signal) => {
      try {
        const { status, body } = await call(`/${messageId}/status`, { method: 'GET', signal }, JSON_MAX_BYTES);
        const receipt = status === 200 ? jsonOf(body).Receipt : undefined;
        return typeof receipt === 'string' ? Buffer.from(receipt, 'base64') : undefined;
      } catch {
        return undefined;
      }
    },
    close: () => dispatcher.close(),
  };
};

async function* skipping(bytes: AsyncIterable<unknown>, count: number): AsyncGenerator<Buffer, void, undefined> {
  let left = count;
  for await (const chunk of bytes) {
    const piece = (chunk as Buffer).subarray(Math.min(left, (chunk as Buffer).length));
    left -= (chunk as Buffer).length - piece.length;
    if (piece.length > 0) yield piece;
  }
}
