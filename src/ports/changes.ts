import type { CaseEventKind, CaseState } from '../domain/case.ts';
import type { CaseId, LegId } from '../domain/ids.ts';
import type { Transaction } from './transaction.ts';

/** One case event in the change feed: ids, kinds, states and instants, nothing of a person (ADR 0025). */
export interface Change {
  /** From 1, without gaps, in the order in which positions were given. */
  readonly position: number;
  readonly eventId: string;
  readonly caseId: CaseId;
  readonly legId?: LegId;
  readonly kind: CaseEventKind;
  /** Of the case when the position was given: as new as the event, or newer. */
  readonly caseState: CaseState;
  readonly occurredAt: Date;
  readonly reportedAt: Date;
}

/** How far the feed reaches: changes from `removedThrough + 1` to `lastPosition` can be read. */
export interface FeedExtent {
  readonly lastPosition: number;
  readonly removedThrough: number;
}

/**
 * The change feed. Events wait in the transaction that appended them; the sequencer gives them positions after their commit, one
 * transaction at a time over all processes. So a reader of "position > n" never misses a change that appears later.
 */
export interface Changes {
  /** Whether an event waits for its position. */
  hasPending(tx: Transaction): Promise<boolean>;
  /** Gives positions to at most `limit` waiting events; waits for another sequencer first. @returns how many. */
  sequence(tx: Transaction, limit: number): Promise<number>;
  extent(tx: Transaction): Promise<FeedExtent>;
  /** Changes after one position, up to another (included) where it is given, of some kinds where they are given; in order. */
  read(
    tx: Transaction,
    range: {
      readonly after: number;
      readonly through?: number;
      readonly kinds?: readonly string[] | undefined;
      readonly limit: number;
    },
  ): Promise<readonly Change[]>;
  /** Removes at most `limit` of the oldest changes that are older than this. @returns how many. */
  removeOlder(tx: Transaction, keptMs: number, limit: number): Promise<number>;
}

/** Tells readers who wait that the feed has moved. A wake-up only: what there is to read is in PostgreSQL. */
export interface ChangeSignal {
  /**
   * Ends when the feed has moved beyond a position (true), or after `timeoutMs`, when the signal is aborted or all are released (false).
   * Holds no connection of the pool meanwhile. Never throws.
   */
  beyond(position: number, until: { readonly timeoutMs: number; readonly signal: AbortSignal }): Promise<boolean>;
  /** Ends every wait, now and from now on; for servers that stop. */
  release(): void;
  close(): Promise<void>;
}
