import type { Result } from '../domain/problems.ts';
import type { Endpoint } from './connector.ts';

/** A message that waits at a system until it is confirmed. */
export interface WaitingMessage {
  readonly messageId: string;
  /** ISO 8601 UTC, as the system says. */
  readonly waitingSince: string;
}

/**
 * What agencies say, at a system that does not call us: we list, fetch and confirm. Every call may be repeated and changes
 * nothing at the system, confirming aside. Calls never throw for what a remote system does. Problems: those that the
 * system told in its own words, made fit; TemporarilyUnavailable where it cannot be reached; SignatureInvalid and the like
 * where its answer is not to be believed.
 */
export interface AnswerSource {
  /** What waits, longest waiting first, at most `limit`. `nextCursor` where more waits behind. */
  list(
    page: { readonly limit: number; readonly cursor?: string },
    endpoint: Endpoint,
    signal: AbortSignal,
  ): Promise<Result<{ readonly messages: readonly WaitingMessage[]; readonly nextCursor?: string }>>;
  /** The sealed envelope, as bytes: not verified. */
  fetch(messageId: string, endpoint: Endpoint, signal: AbortSignal): Promise<Result<Buffer>>;
  /** The next bytes of one file, from `offsetBytes` on: some, but no more than can be held in memory. Not verified. */
  fetchChunk(
    file: { readonly messageId: string; readonly contentId: string; readonly offsetBytes: number },
    endpoint: Endpoint,
    signal: AbortSignal,
  ): Promise<Result<Buffer>>;
  /** Hands our sealed receipt over: the message waits no more. */
  confirm(messageId: string, receiptXml: Buffer, endpoint: Endpoint, signal: AbortSignal): Promise<Result<undefined>>;
}
