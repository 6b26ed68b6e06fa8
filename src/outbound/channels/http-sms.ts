/** Notices by SMS over HTTP: one POST per notification. The dialect: docs/operations.md, "SMS over HTTP". */
import { createHash } from 'node:crypto';
import { Agent, buildConnector } from 'undici';
import type { Channel, ChannelMessage, ChannelOutcome } from '../../ports/channel.ts';
import { type HttpsAnswer, makeHttpsCalls } from '../connectors/https-calls.ts';
import { startDeadline } from '../deadline.ts';
import { outcomeOfHttpSms } from './http-sms-answer.ts';
import { smsMistake } from './sms-mistake.ts';

export interface HttpSmsOptions {
  /** Where messages are posted; https, or http on this machine. */
  readonly url: string;
  /** Sent as a Bearer token. */
  readonly secret: string;
  /** The sender citizens see: up to 11 letters, a short code, or E.164. */
  readonly sourceAddress: string;
  /** One try, from connecting to the last byte of the answer. */
  readonly timeoutMs: number;
}

// An answer is a hundred bytes; of more nothing is used.
const ANSWER_READ_BYTES = 16_384;
/** Kept open at a time. */
const CONNECTIONS = 10;

/**
 * The same for every repeat of the same words to the same number. Where the citizen has another number by now, or the words are newer,
 * the try is another message: a provider may refuse a known key with another body for good.
 */
const keyOf = ({ notificationId, to, text }: ChannelMessage): string =>
  `${notificationId}-${createHash('sha256').update(`${to}\n${text}`).digest('hex').slice(0, 16)}`;

const wordOf = (body: unknown, name: 'messageId' | 'code'): string | undefined => {
  const value = typeof body === 'object' && body !== null ? (body as { readonly [key: string]: unknown })[name] : '';
  return typeof value === 'string' ? value : undefined;
};

const read = async ({ httpStatus, body }: HttpsAnswer): Promise<ChannelOutcome> => {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > ANSWER_READ_BYTES) break;
    chunks.push(chunk);
  }
  let json: unknown;
  try {
    json = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    json = undefined;
  }
  return outcomeOfHttpSms({ httpStatus, messageId: wordOf(json, 'messageId'), code: wordOf(json, 'code') });
};

/**
 * Makes the SMS channel over HTTP; nothing is opened before the first message. The notification's id is the reference, and
 * with number and words the Idempotency-Key, so that a repeat after an unclear try is one message. Redirects are not followed. Outcomes: http-sms-answer.ts.
 */
export const makeHttpSmsChannel = (options: HttpSmsOptions): Channel => {
  const { url, secret, sourceAddress, timeoutMs } = options;
  const agent = new Agent({
    connections: CONNECTIONS,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: buildConnector({ minVersion: 'TLSv1.2', timeout: timeoutMs }),
  });
  const call = makeHttpsCalls(agent);

  return {
    channel: 'sms',
    async send(message, signal) {
      const mistake = smsMistake(message);
      if (mistake !== undefined) return { kind: 'technical_failure', detail: mistake };
      const { notificationId, to, text } = message;
      const bytes = Buffer.from(JSON.stringify({ reference: notificationId, from: sourceAddress, to, text }));
      const limit = startDeadline(signal, timeoutMs);
      const result = await call(
        {
          method: 'POST',
          url: new URL(url),
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            'user-agent': 'Shikriki',
            authorization: `Bearer ${secret}`,
            'idempotency-key': keyOf(message),
          },
          body: { bytes: oneChunk(bytes), sizeBytes: bytes.length },
          timeoutMs,
          signal: limit.signal,
        },
        read,
      ).finally(limit.clear);
      if (result.kind === 'answered') return result.value;
      const detail = signal.aborted
        ? 'The try was aborted.'
        : result.why === 'no_connection'
          ? 'No connection to the SMS provider.'
          : limit.signal.aborted || result.why === 'timeout'
            ? 'No answer in time.'
            : `The call broke off (${result.why}).`;
      return { kind: 'temporary_failure', detail, ...(result.bytesWritten && { unsure: true }) };
    },
    close: () => agent.destroy(),
  };
};

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield bytes;
}
