import type { ServerOptions as HttpsOptions, Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { type FastifyHttpsOptions, type FastifyInstance, type FastifyServerOptions, fastify } from 'fastify';
import { problem } from '../../domain/problems.ts';
import type { Ids } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import { collectMethods } from './allowed-methods.ts';
import { acceptJson } from './json-body.ts';
import { setProblemReplies } from './problem-replies.ts';
import { problemText, sendProblem } from './problem-reply.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { traceIdOf } from './trace-id.ts';

/** How much and how long one caller may take of a server. */
export interface HttpLimits {
  /** The largest JSON body. Bodies that are streamed have limits of their own. */
  readonly bodyLimitBytes: number;
  /** From the first byte of a request to the last of its headers. */
  readonly headersTimeoutMs: number;
  /** From the first byte of a request to the last of its body. */
  readonly requestTimeoutMs: number;
  /** How long a connection may be silent while a request or an answer is under way. */
  readonly silenceTimeoutMs: number;
  /** How long a connection is kept for a next request. */
  readonly keepAliveTimeoutMs: number;
  readonly maxConnections: number;
}

/** Limits of a server that takes files of 100 MB over slow lines, and nothing that pretends to. */
export const HTTP_LIMITS: HttpLimits = {
  // 100 000 characters of text, each escaped as two \uXXXX, and the rest of a letter.
  bodyLimitBytes: 2 * 1024 * 1024,
  headersTimeoutMs: 15_000,
  // 100 MB at 1 Mbit/s take a quarter of an hour.
  requestTimeoutMs: 1_200_000,
  silenceTimeoutMs: 60_000,
  // Longer than the minute after which common proxies drop their side.
  keepAliveTimeoutMs: 72_000,
  maxConnections: 2_000,
};

// A UUID has 36 characters, a code 64, the ContentId of a file 249.
const MAX_PARAM_LENGTH = 250;
// Tokens of some identity providers have 8 KB.
const MAX_HEADER_BYTES = 16 * 1024;
const CHECK_CONNECTIONS_MS = 5_000;

/**
 * Makes a server without routes: limits, trace ids, security headers, JSON bodies (their bytes stay in `request.bodyBytes`), and
 * problems (RFC 9457) for everything that goes wrong. `request.id` is the trace id. The caller adds routes and listens.
 */
export const makeHttpServer = (options: {
  readonly log: Pick<Log, 'error' | 'warn'>;
  readonly ids: Pick<Ids, 'traceId'>;
  /** Given: the server speaks HTTPS only. */
  readonly https?: HttpsOptions;
  readonly limits?: Partial<HttpLimits>;
  /** Addresses and networks whose X-Forwarded-For is believed; nobody's where there are none. */
  readonly trustedProxies?: readonly string[];
}): FastifyInstance => {
  const { log, ids, https, trustedProxies = [] } = options;
  const limits = { ...HTTP_LIMITS, ...options.limits };
  const settings: FastifyServerOptions = {
    // Requests are not logged line by line: an address names cases.
    logger: false,
    bodyLimit: limits.bodyLimitBytes,
    requestTimeout: limits.requestTimeoutMs,
    connectionTimeout: limits.silenceTimeoutMs,
    keepAliveTimeout: limits.keepAliveTimeoutMs,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH, caseSensitive: true, ignoreTrailingSlash: false },
    exposeHeadRoutes: false,
    // Nothing but limits on calls is decided by the address of the caller.
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    requestIdHeader: false,
    genReqId: (request) => traceIdOf(request.headers.traceparent) ?? ids.traceId(),
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    frameworkErrors: (_error, _request, reply) => {
      // An address that cannot be decoded, or is longer than any of ours.
      setSecurityHeaders(reply, https !== undefined);
      void sendProblem(reply, problem('NotFound', 'There is nothing at this address.'));
    },
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, ids),
  };
  const parser = {
    headersTimeout: limits.headersTimeoutMs,
    maxHeaderSize: MAX_HEADER_BYTES,
    // Node looks every half a minute otherwise, and a slow caller holds a connection so much longer.
    connectionsCheckingInterval: Math.min(CHECK_CONNECTIONS_MS, limits.headersTimeoutMs),
  };
  const app: FastifyInstance =
    https === undefined
      ? fastify({ ...settings, http: parser })
      : fastify({
          ...(settings as unknown as FastifyHttpsOptions<HttpsServer>),
          https: { minVersion: 'TLSv1.2', ...https, ...parser },
        });
  app.server.maxConnections = limits.maxConnections;
  app.addHook('onRequest', async (_request, reply) => {
    setSecurityHeaders(reply, https !== undefined);
  });
  acceptJson(app);
  setProblemReplies(app, { log, methodsOf: collectMethods(app) });
  return app;
};

// What Node says of requests that its parser refuses, and how it is answered.
const BROKEN: { readonly [code: string]: { readonly status: string; readonly problem: Parameters<typeof problem> } } = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    problem: ['SizeLimitExceeded', `The headers may have ${MAX_HEADER_BYTES} bytes.`],
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: '408 Request Timeout',
    problem: ['Validation', 'The request did not arrive in time.'],
  },
};

// What Node's parser refuses never reaches a route; it gets the same kind of answer.
const answerBrokenRequest = (
  error: Error & { readonly code?: string },
  socket: Socket,
  ids: Pick<Ids, 'traceId'>,
): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const known = BROKEN[error.code ?? ''] ?? {
    status: '400 Bad Request',
    problem: ['Validation', 'This is not an HTTP request that can be read.'] as const,
  };
  const body = problemText(problem(...known.problem), ids.traceId(), Number(known.status.slice(0, 3)));
  socket.end(
    `HTTP/1.1 ${known.status}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
};
