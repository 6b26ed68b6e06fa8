import type { Transaction } from './transaction.ts';

/** One of our own seal keys, as it was used. */
export interface GatewaySealKey {
  readonly spkiSha256: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly revokedAt?: Date;
}

/** The seal keys that the gateway has used so far, and envelopes that were sealed again under a newer one. */
export interface SealKeys {
  /** Remembers a key that seals; repeating it changes nothing. @returns how it stands. */
  use(tx: Transaction, key: Omit<GatewaySealKey, 'revokedAt'>): Promise<GatewaySealKey>;
  find(tx: Transaction, spkiSha256: string): Promise<GatewaySealKey | undefined>;
  /** Marks a key as revoked now. @returns false where it is unknown or was revoked before. */
  revoke(tx: Transaction, spkiSha256: string): Promise<boolean>;
  /** Gives a claimed delivery its next MessageId; the earlier one goes on leading to it. @returns false where the claim was lost. */
  replaceMessage(
    tx: Transaction,
    claim: { readonly deliveryId: string; readonly fence: number; readonly messageId: string },
    messageId: string,
  ): Promise<boolean>;
  /** The same for a delivery that nobody has claimed; whoever claimed it before loses the claim. @returns false where somebody works on it. */
  replaceWaiting(
    tx: Transaction,
    delivery: { readonly deliveryId: string; readonly messageId: string },
    messageId: string,
  ): Promise<boolean>;
}
