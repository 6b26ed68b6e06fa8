import type { Result } from '../domain/problems.ts';

/** What a receiver said. `failure` is a code of ours or `HTTP` and a status, never a receiver's words. */
export type WebhookAnswer =
  | { readonly kind: 'taken'; readonly httpStatus: number }
  | {
      readonly kind: 'failed';
      readonly failure: string;
      readonly httpStatus?: number;
      /** What the receiver asked for (Retry-After). */
      readonly retryAfterMs?: number;
    };

/** The way out to webhooks: addresses that are allowed, signed bodies, no redirects, ten seconds. */
export interface WebhookCalls {
  /** @returns Validation where the address may not be called; the detail never repeats it. */
  checkAddress(address: string): Result<void>;
  /**
   * Posts one JSON body, signed under each secret. Any 2xx is `taken`. Never throws for what the network or the receiver does; never
   * called in a transaction.
   */
  post(
    call: {
      readonly address: string;
      readonly webhookId: string;
      /** The position that the receiver confirms with its answer. */
      readonly position: number;
      readonly body: Buffer;
      /** The newest first. */
      readonly secrets: readonly string[];
    },
    signal: AbortSignal,
  ): Promise<WebhookAnswer>;
  close(): Promise<void>;
}
