import { Agent, buildConnector } from 'undici';
import { ok } from '../../domain/problems.ts';
import type { WebhookAnswer, WebhookCalls } from '../../ports/webhook-calls.ts';
import { signBody } from '../../wire/signed-body.ts';
import { makeAddressRule } from '../connectors/address-rule.ts';
import { type HttpsAnswer, makeHttpsCalls } from '../connectors/https-calls.ts';
import { retryAfterMsOf } from '../connectors/retry-after.ts';
import { startDeadline } from '../deadline.ts';

/** From the first byte of the connection to the end of the answer. */
const CALL_TIMEOUT_MS = 10_000;
const CONNECTIONS_PER_RECEIVER = 2;
// What a receiver may say and keep its connection; more is dropped together with it. Nothing of it is used.
const ANSWER_READ_BYTES = 16_384;

// Literal addresses only: a name could lead elsewhere.
const HTTP_LOOPBACK = /^http:\/\/(127\.0\.0\.1|\[::1\]):\d{1,5}(\/|$)/;

/**
 * Calls webhooks: https with the machine's own authorities (and NODE_EXTRA_CA_CERTS), addresses by the rule that agencies' addresses
 * follow, redirects not followed; meets port WebhookCalls.
 * @param options.httpLoopback whether http://127.0.0.1 and http://[::1] may be called: in the sandbox and in tests only
 */
export const makeWebhookCalls = (options: {
  readonly allowPrivate: readonly string[];
  readonly httpLoopback: boolean;
  readonly now: () => Date;
  /** Shorter in tests. */
  readonly timeoutMs?: number;
}): WebhookCalls => {
  const { timeoutMs = CALL_TIMEOUT_MS } = options;
  const rule = makeAddressRule({ allowPrivate: options.allowPrivate });
  const agent = new Agent({
    connections: CONNECTIONS_PER_RECEIVER,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (target, callback) =>
      buildConnector({
        minVersion: 'TLSv1.2',
        timeout: timeoutMs,
        lookup: rule.lookupFor(target.hostname, Number(target.port) || 443),
      })(target, callback),
  });
  const call = makeHttpsCalls(agent);
  const checkAddress: WebhookCalls['checkAddress'] = (address) => {
    // The text is matched and the parsed address is called: both must be the loopback.
    const loopback = HTTP_LOOPBACK.test(address) && URL.canParse(address) && HTTP_LOOPBACK.test(new URL(address).href);
    return options.httpLoopback && loopback ? ok(undefined) : rule.checkAddress(address);
  };

  const answerOf = async ({ httpStatus, headers, body }: HttpsAnswer): Promise<WebhookAnswer> => {
    let readBytes = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      readBytes += chunk.length;
      if (readBytes > ANSWER_READ_BYTES) break;
    }
    if (httpStatus >= 200 && httpStatus < 300) return { kind: 'taken', httpStatus };
    const retryAfterMs = retryAfterMsOf(headers, options.now());
    return {
      kind: 'failed',
      failure: `HTTP ${httpStatus}`,
      httpStatus,
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    };
  };

  return {
    checkAddress,
    async post({ address, webhookId, position, body, secrets }, signal) {
      if (!checkAddress(address).ok) return { kind: 'failed', failure: 'address_not_allowed' };
      const deadline = startDeadline(signal, timeoutMs);
      const result = await call(
        {
          method: 'POST',
          url: new URL(address),
          headers: {
            'content-type': 'application/json',
            'user-agent': 'Shikriki',
            'shikriki-webhook-id': webhookId,
            'shikriki-position': String(position),
            'shikriki-signature': signBody(body, secrets, options.now()),
          },
          body: { bytes: oneChunk(body), sizeBytes: body.length },
          timeoutMs,
          signal: deadline.signal,
        },
        answerOf,
      ).finally(deadline.clear);
      if (result.kind === 'answered') return result.value;
      return { kind: 'failed', failure: deadline.signal.aborted && !signal.aborted ? 'timeout' : result.why };
    },
    close: () => agent.destroy(),
  };
};

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer, void, undefined> {
  yield bytes;
}
