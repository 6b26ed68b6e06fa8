import type { Breaker } from '../domain/breaker.ts';
import type { DeliveryState } from '../domain/delivery.ts';
import type { Lane, MessageKind } from '../domain/envelope.ts';
import type { AttemptOperation } from './deliveries.ts';
import type { ActiveHold } from './holds.ts';
import type { Transaction } from './transaction.ts';

/** Which deliveries are meant; what is left out is not asked for. */
export interface DeliveryFilter {
  readonly systemCode?: string | undefined;
  readonly agencyCode?: string | undefined;
  readonly states?: readonly DeliveryState[] | undefined;
  /** Made before this many milliseconds ago. */
  readonly olderThanMs?: number | undefined;
}

/** A delivery in one line: ids, codes, counts and instants, nothing of a citizen. */
export interface DeliveryLine {
  readonly deliveryId: string;
  readonly trackingNumber: string;
  readonly systemCode: string;
  readonly agencyCode: string;
  readonly messageKind: MessageKind;
  readonly lane: Lane;
  readonly state: DeliveryState;
  readonly attemptCount: number;
  readonly problemCode?: string;
  readonly createdAt: Date;
  readonly dueAt: Date;
}

/** One call about a delivery. */
export interface AttemptLine {
  readonly operation: AttemptOperation;
  readonly startedAt: Date;
  readonly endedAt?: Date;
  /** Absent while it is under way, or where its worker died. */
  readonly outcome?: string;
  readonly problemCode?: string;
  readonly httpStatus?: number;
}

/** An envelope of a delivery; all but the newest were replaced. */
export interface EnvelopeLine {
  readonly messageId: string;
  /** Lower-case hex. Absent while it is not sealed. */
  readonly sha256?: string;
  readonly sizeBytes?: number;
  readonly replacedAt?: Date;
}

/** All that is to be known of one delivery without opening its letter. */
export interface DeliveryInFull extends DeliveryLine {
  readonly caseId: string;
  readonly legId: string;
  readonly expiresAt: Date;
  /** What counts towards the hundred hours. */
  readonly waitedMs: number;
  /** While a worker has it. */
  readonly leasedUntil?: Date;
  /** The oldest first. */
  readonly attempts: readonly AttemptLine[];
  /** The newest first. */
  readonly envelopes: readonly EnvelopeLine[];
  /** Of the delivery, its agency and its system: what holds it, and windows to come. */
  readonly holds: readonly ActiveHold[];
  /** Of the endpoint where it would go. */
  readonly breaker: Breaker;
}

/** How a system fares. */
export interface SystemHealth {
  readonly systemCode: string;
  readonly breaker: Breaker;
  /** The system asked not to be called before. */
  readonly notBefore?: Date;
}

/** Deliveries as people look at them. Nothing is locked and nothing changes. */
export interface DeliveryReads {
  /** The oldest first. @param page.after the last delivery of the page before. */
  list(
    tx: Transaction,
    filter: DeliveryFilter,
    page: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<readonly DeliveryLine[]>;
  find(tx: Transaction, deliveryId: string): Promise<DeliveryInFull | undefined>;
  /** By system and state, what has not arrived and has not ended; `oldest` is when the oldest was made. */
  counts(tx: Transaction): Promise<
    readonly {
      readonly systemCode: string;
      readonly state: DeliveryState;
      readonly deliveries: number;
      readonly oldest: Date;
    }[]
  >;
  /** Of every system with an active endpoint. */
  health(tx: Transaction): Promise<readonly SystemHealth[]>;
}
