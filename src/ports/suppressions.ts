import type { NoticeChannel } from '../domain/notice-template.ts';
import type { Transaction } from './transaction.ts';

/** Why an address is not written to: the provider refused it, a mail came back, or the phone network does not know the number. */
export type SuppressionReason = 'refused' | 'bounced' | 'unknown_number';

/** One address that is not written to. Whose it is, nobody can read from it. */
export interface Suppression {
  readonly suppressionId: string;
  readonly channel: NoticeChannel;
  readonly reason: SuppressionReason;
  /** The notice that told us. */
  readonly notificationId: string;
  readonly suppressedAt: Date;
}

/** Makes the keyed hash by which an address is known; 32 bytes. E-mail addresses differ in more than case, phones are E.164. */
export type AddressHash = (channel: NoticeChannel, address: string) => Buffer;

/** Addresses that do not exist, kept as keyed hashes. */
export interface Suppressions {
  find(tx: Transaction, channel: NoticeChannel, addressHash: Buffer): Promise<Suppression | undefined>;
  /** @returns false where the address is suppressed already. */
  add(
    tx: Transaction,
    suppression: Omit<Suppression, 'suppressedAt'> & { readonly addressHash: Buffer },
  ): Promise<boolean>;
  /** The newest first. */
  list(
    tx: Transaction,
    filter: {
      readonly channel?: NoticeChannel | undefined;
      readonly since?: Date | undefined;
      /** Those that notices of this case were sent to, or would have been. */
      readonly trackingNumber?: string | undefined;
      readonly limit: number;
    },
  ): Promise<readonly Suppression[]>;
  /** @returns how many were lifted. */
  lift(
    tx: Transaction,
    what:
      | { readonly suppressionId: string }
      | { readonly channel: NoticeChannel; readonly addressHash: Buffer }
      | { readonly channel: NoticeChannel; readonly since: Date },
  ): Promise<number>;
}
