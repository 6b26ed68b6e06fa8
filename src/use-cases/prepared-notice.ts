import type { UnsentReason } from '../domain/notice-verdict.ts';
import type { ChannelMessage } from '../ports/channel.ts';
import type { NotificationClaim, Notifications, ToldNotice } from '../ports/notifications.ts';
import type { Transaction } from '../ports/transaction.ts';

/** A claimed notice: a message to send, or why it is not sent (now); the latter is written already. */
export type PreparedNotice =
  | {
      readonly kind: 'message';
      readonly message: ChannelMessage;
      readonly templateVersion: string;
      /** Where it goes, as it is kept. */
      readonly addressHash: Buffer;
      /** What the message tells; empty for a one-time code. */
      readonly told: readonly ToldNotice[];
    }
  | { readonly kind: 'held'; readonly reason: UnsentReason };

/** What ending a claimed notice needs. */
export interface DropNoticeDeps {
  readonly notifications: Pick<Notifications, 'release' | 'save'>;
}

/** Ends a claimed notice that is not to be sent, in the caller's transaction. */
export const dropNotice = async (
  deps: DropNoticeDeps,
  tx: Transaction,
  claim: NotificationClaim,
  reason: UnsentReason,
  /** Where it would have gone: by it support finds what stands in the way. */
  addressHash?: Buffer,
): Promise<PreparedNotice> => {
  // What it was to tell besides is judged by itself: a right may hang on it.
  await deps.notifications.release(tx, claim);
  await deps.notifications.save(tx, claim, {
    state: 'SUPPRESSED',
    reason,
    ...(addressHash !== undefined && { addressHash }),
  });
  return { kind: 'held', reason };
};
