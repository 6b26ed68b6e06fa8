import type { ContactKind } from '../domain/contacts.ts';
import type { NotificationId } from '../domain/ids.ts';
import type { NotificationState } from './notifications.ts';
import type { Transaction } from './transaction.ts';

/** A code that was sent, or is to be sent, to an address that waits to be confirmed. */
export interface OpenCode {
  readonly codeId: string;
  readonly kind: ContactKind;
  readonly address: string;
  readonly salt: Buffer;
  readonly codeHash: Buffer;
  readonly notificationId: NotificationId;
  readonly tries: number;
  readonly expiresAt: Date;
  /** How far the message with the code got. */
  readonly state: NotificationState;
}

/** One-time codes for new addresses; at most one of a citizen and kind is open. The code itself is kept until it was sent, or will not be. */
export interface ContactCodes {
  /** Codes that a citizen asked for within so many milliseconds, and the instant of the first. */
  asked(tx: Transaction, subject: string, withinMs: number): Promise<{ readonly count: number; readonly since?: Date }>;
  insert(
    tx: Transaction,
    code: Pick<OpenCode, 'codeId' | 'kind' | 'address' | 'salt' | 'codeHash' | 'notificationId'> & {
      readonly subject: string;
      readonly code: string;
      readonly lifeMs: number;
    },
  ): Promise<void>;
  open(tx: Transaction, subject: string): Promise<readonly OpenCode[]>;
  /** Counts a try. */
  countTry(tx: Transaction, codeId: string): Promise<void>;
  /** Ends a code and erases code and address. @returns false where it had ended. */
  end(tx: Transaction, codeId: string): Promise<boolean>;
  /** What the message of a notification has to say; undefined where the code has ended, or is out of date. */
  toSend(tx: Transaction, id: NotificationId): Promise<{ readonly address: string; readonly code: string } | undefined>;
  /** Erases the code, not its hash: its message has gone, or never will. */
  forget(tx: Transaction, id: NotificationId): Promise<void>;
  /** The same for codes that are out of date, some a round. @returns how many. */
  forgetExpired(tx: Transaction, limit: number): Promise<number>;
  /** Removes codes that were asked for longer ago, some a round. @returns how many. */
  sweep(tx: Transaction, olderThanMs: number, limit: number): Promise<number>;
}
