/** A request that files a letter, as it arrived: what the filing receipt states and what an idempotent repeat must equal. */
export interface FilingRequest {
  readonly ownerSubject: string;
  readonly idempotencyKey: string;
  readonly requestBytes: Buffer;
  /** Lower-case hex, of requestBytes. */
  readonly requestSha256: string;
}

/** The sealed proof of filing (R0), by its MessageId; `sha256` is that of its bytes. */
export interface FilingReceipt {
  readonly messageId: string;
  readonly sha256: string;
}
