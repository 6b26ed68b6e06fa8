import type { Transaction } from './transaction.ts';

/** How it goes to look at a system that does not call us. */
export interface PollStanding {
  readonly systemCode: string;
  readonly intervalMs: number;
  readonly dueAt: Date;
  /** Looks in a row that failed. */
  readonly failureCount: number;
  readonly problemCode?: string;
  readonly lastLookedAt?: Date;
  readonly messagesAside: number;
}

/** A message that stays at its system because it could not be taken. */
export interface AsideStanding {
  readonly messageId: string;
  readonly problemCode: string;
  readonly tries: number;
  readonly firstTriedAt: Date;
  readonly nextTryAt: Date;
}

/** Looks at systems, as people see and set them. */
export interface PollReads {
  /** By code. */
  all(tx: Transaction): Promise<readonly PollStanding[]>;
  /** The oldest first. */
  aside(tx: Transaction, systemCode: string): Promise<readonly AsideStanding[]>;
  /** Makes the next look, and the next try of every message that was put aside, due now. @returns false where it is not looked at. */
  hasten(tx: Transaction, systemCode: string): Promise<boolean>;
  /** From 100 ms to a day. @returns false where it is not looked at. */
  setInterval(tx: Transaction, systemCode: string, intervalMs: number): Promise<boolean>;
}
