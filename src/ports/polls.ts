import type { Endpoint } from './connector.ts';
import type { Transaction } from './transaction.ts';

/** The right to look at one system until the lease ends. Only the holder of the newest fence may write the end. */
export interface PollClaim {
  readonly systemCode: string;
  readonly fence: number;
  readonly intervalMs: number;
  /** Looks in a row that failed before this one. */
  readonly failureCount: number;
  readonly endpoint: Endpoint;
}

/** A message that could not be taken. */
export interface MessageAside {
  readonly messageId: string;
  readonly tries: number;
  /** False while it is left alone. */
  readonly isDue: boolean;
}

/** When systems that do not call us are looked at: PostgreSQL decides, as for deliveries (ADR 0002, 0018). */
export interface Polls {
  /**
   * Codes of the systems that are due, neither held nor in a maintenance window, and not being looked at. Side effect: a system with an endpoint of one of these
   * dialects that has no row yet gets one, due at once.
   */
  due(tx: Transaction, dialects: readonly string[]): Promise<readonly string[]>;
  /** Claims a system that is due, not held and not being looked at. */
  claim(tx: Transaction, systemCode: string, leaseMs: number): Promise<PollClaim | undefined>;
  /** Lengthens the lease. @returns false where the claim was lost. */
  renewLease(tx: Transaction, claim: Pick<PollClaim, 'systemCode' | 'fence'>, leaseMs: number): Promise<boolean>;
  /** Ends the claim, if it still holds. @param end.problemCode where the look failed. */
  finish(
    tx: Transaction,
    claim: Pick<PollClaim, 'systemCode' | 'fence'>,
    end: { readonly dueInMs: number; readonly failureCount: number; readonly problemCode?: string },
  ): Promise<void>;
  /** The messages of a system that could not be taken. */
  putAside(tx: Transaction, systemCode: string): Promise<readonly MessageAside[]>;
  /** Leaves a message alone for a while. */
  setAside(
    tx: Transaction,
    systemCode: string,
    message: { readonly messageId: string; readonly problemCode: string; readonly nextTryInMs: number },
  ): Promise<void>;
  /** Forgets messages that were put aside: they were taken, or their system does not list them any more. */
  forgetAside(tx: Transaction, systemCode: string, messageIds: readonly string[]): Promise<void>;
}
