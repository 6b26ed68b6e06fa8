import type { DeliveryState } from '../domain/delivery.ts';
import type { Lane, MessageKind } from '../domain/envelope.ts';
import type { CaseId, DeliveryId, LegId, LetterId, MessageId } from '../domain/ids.ts';
import type { Transaction } from './transaction.ts';

/** A delivery under a row lock, whoever works on it. */
export interface WatchedDelivery {
  readonly deliveryId: DeliveryId;
  readonly messageId: MessageId;
  readonly messageKind: MessageKind;
  readonly refToMessageId: string | undefined;
  readonly sequenceInConversation: number;
  readonly lane: Lane;
  readonly state: DeliveryState;
  readonly caseId: CaseId;
  readonly legId: LegId;
  readonly letterId: LetterId | undefined;
  readonly agencyCode: string;
  readonly systemCode: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** True where its bytes may be at the system: it was being sent, and nobody has said since that they did not arrive. */
  readonly mayHaveArrived: boolean;
  /** A worker, or a system with its mailbox, has it in hand. */
  readonly workedOn: boolean;
}

/** Deliveries as those look at them who do not claim: the watch, and people. */
export interface DeliveryWatch {
  /** Locks one delivery. The caller has locked its case before. */
  lock(tx: Transaction, deliveryId: DeliveryId): Promise<WatchedDelivery | undefined>;
  /** The case of a delivery, which is locked first. */
  caseOf(tx: Transaction, deliveryId: DeliveryId): Promise<CaseId | undefined>;
  /** How long a delivery has waited by the clock of giving up, in ms: holds and maintenance windows left out. */
  waitedMs(tx: Transaction, deliveryId: DeliveryId): Promise<number>;
  /** Starts that clock for deliveries whose turn has come and that nobody could try. @returns how many. */
  startClocks(tx: Transaction, limit: number): Promise<number>;
  /** Deliveries that have waited for `afterMs` and that nobody works on. */
  usedUp(tx: Transaction, afterMs: number, limit: number): Promise<readonly DeliveryId[]>;
  /** Deliveries whose ExpiresAt has passed and that nobody works on. */
  outOfDate(tx: Transaction, limit: number): Promise<readonly DeliveryId[]>;
  /** Letters to an agency that have not arrived and have not ended, the oldest first; receipts of ours are none. */
  notArrived(tx: Transaction, agencyCode: string): Promise<readonly DeliveryId[]>;
  /** Systems with suspended deliveries. */
  suspended(
    tx: Transaction,
  ): Promise<readonly { readonly systemCode: string; readonly deliveries: number; readonly since: Date }[]>;
}
