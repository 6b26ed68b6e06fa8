import type { Readable } from 'node:stream';
import type { EnvelopeFile } from '../domain/envelope.ts';
import type { Problem } from '../domain/problems.ts';
import type { AnswerSource } from './answer-source.ts';
import type { RegisteredKey } from './envelope.ts';

/** The TLS identity a connector calls with, and whom it trusts. */
export interface TlsIdentity {
  readonly keyPem: string;
  readonly certificatePem: string;
  readonly caPem: string;
}

/** How dialects that sign their messages sign ours and believe theirs. */
export interface MessageSecurity {
  /** The key that signs what we send, as PEM. */
  readonly signingKey: { readonly keyPem: string; readonly certificatePem: string };
  /** The keys registered for the messages of a system. */
  keysOf(systemCode: string): Promise<readonly RegisteredKey[]>;
}

/** Where a system is reached. */
export interface Endpoint {
  readonly systemCode: string;
  readonly dialect: string;
  /** https address without a trailing slash. */
  readonly address: string;
  /** How long one call may take without any progress. */
  readonly timeoutMs: number;
  /**
   * SHA-256 of the public keys that its server may have, where any are registered; an empty list lets no server through.
   * Left out: any server that the authorities certified for the host.
   */
  readonly serverKeys?: readonly string[];
}

/** A sealed envelope on its way out, with the bytes of its files. */
export interface Consignment {
  readonly messageId: string;
  readonly envelopeXml: Buffer;
  readonly files: readonly EnvelopeFile[];
  /** Opens the bytes of one file; may be called again for a resend. */
  openFile(file: EnvelopeFile): Promise<Readable>;
  readonly traceId: string;
}

/**
 * What came of one call. `unknown` means the bytes may have arrived: ask before sending again.
 * `receiptXml` is the system's sealed RECEIPT envelope, not yet verified.
 */
export type DeliveryOutcome =
  | {
      readonly kind: 'acknowledged';
      readonly receiptXml?: Buffer;
      readonly httpStatus: number;
      readonly sentBytes: number;
    }
  | { readonly kind: 'refused'; readonly problem: Problem; readonly receiptXml?: Buffer; readonly httpStatus?: number }
  | { readonly kind: 'unavailable'; readonly problem: Problem; readonly httpStatus?: number }
  | { readonly kind: 'unknown'; readonly problem: Problem };

/** What the system says about a message it was asked for. */
export type DeliveryStatusAnswer =
  | { readonly kind: 'received'; readonly receiptXml?: Buffer }
  | { readonly kind: 'not_received' }
  | { readonly kind: 'unavailable'; readonly problem: Problem };

/** Our code for one dialect. Calls never throw for what a remote system does; they throw for bugs only. */
export interface Connector {
  /** The dialect's name, for example `edoc-soap`. */
  readonly dialect: string;
  /** Hands a sealed envelope over: the same bytes however often it is called. */
  submit(consignment: Consignment, endpoint: Endpoint, signal: AbortSignal): Promise<DeliveryOutcome>;
  /** Asks whether a message arrived, so that an unknown outcome is never resent blindly. */
  askStatus(messageId: string, endpoint: Endpoint, signal: AbortSignal): Promise<DeliveryStatusAnswer>;
  /** Where this dialect's systems do not call us: how what they have for us is collected. */
  readonly answers?: AnswerSource;
  /** Closes kept connections. */
  close(): Promise<void>;
}
