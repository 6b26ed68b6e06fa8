import type { Readable } from 'node:stream';
import { Agent, type Dispatcher } from 'undici';
import type { EnvelopeFile } from '../../domain/envelope.ts';
import { type Problem, problem } from '../../domain/problems.ts';
import type { TlsIdentity } from '../../ports/connector.ts';

/** An answer on its way to the gateway; the same bytes for every try. */
export interface OutgoingAnswer {
  readonly messageId: string;
  readonly envelopeXml: Buffer;
  readonly traceId: string;
  readonly files: readonly EnvelopeFile[];
  openFile(file: EnvelopeFile): Promise<Readable>;
}

/** What came of one call. After `unknown` the bytes may have arrived: ask before sending again. */
export type SendOutcome =
  | { readonly kind: 'answered'; readonly receiptXml: Buffer }
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'unavailable'; readonly problem: Problem }
  | { readonly kind: 'unknown'; readonly problem: Problem };

/** How a simulated system calls the gateway. Never rejects for what the gateway or the network does. */
export interface GatewayClient {
  submit(answer: OutgoingAnswer, signal: AbortSignal): Promise<SendOutcome>;
  /** The receipt where the gateway has the message; undefined where it has not, or does not say. */
  askStatus(messageId: string, signal: AbortSignal): Promise<Buffer | undefined>;
  close(): Promise<void>;
}

/** An address that is fixed, or known only when the first call is made. */
export type LateAddress = string | (() => string);

/** The address without a slash at its end. */
export const addressOf = (address: LateAddress): string =>
  (typeof address === 'string' ? address : address()).replace(/\/$/, '');

const CALL_TIMEOUT_MS = 30_000;
const CONNECTIONS = 8;

/** Connections to the gateway with the system's client key: mutual TLS, kept alive, few at a time. */
export const gatewayAgent = ({ keyPem, certificatePem, caPem }: TlsIdentity): Agent =>
  new Agent({
    connect: { key: keyPem, cert: certificatePem, ca: caPem, minVersion: 'TLSv1.2', timeout: 5_000 },
    connections: CONNECTIONS,
    pipelining: 1,
    headersTimeout: CALL_TIMEOUT_MS,
    bodyTimeout: CALL_TIMEOUT_MS,
  });

/** The outcome of a call that ended without an answer: names the network's error code, nothing of the gateway's. */
export const brokenCall = (error: unknown): SendOutcome => {
  const code = (error as { code?: unknown }).code;
  const detail = `The call ended without an answer (${typeof code === 'string' ? code : 'no code'}).`;
  return { kind: 'unknown', problem: problem('TemporarilyUnavailable', detail) };
};

/** An answer's body as bytes, bounded. */
export const bodyBytes = async (body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of body) {
    sizeBytes += (chunk as Buffer).length;
    if (sizeBytes > maxBytes) throw new Error('the answer is too large');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
};

/** Header `traceparent` (W3C Trace Context) for a trace id. */
export const traceparent = (traceId: string): string => `00-${traceId}-${traceId.slice(0, 16)}-01`;
