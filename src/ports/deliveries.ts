import type { DeliveryState } from '../domain/delivery.ts';
import type { Lane, MessageKind } from '../domain/envelope.ts';
import type { CaseId, DeliveryId, LegId, LetterId, MessageId } from '../domain/ids.ts';
import type { Endpoint } from './connector.ts';
import type { Transaction } from './transaction.ts';

/** The right to work on one delivery until the lease ends. Only the holder of the newest fence may write the outcome. */
export interface DeliveryClaim {
  readonly deliveryId: DeliveryId;
  readonly fence: number;
  /** A crashed SENDING is claimed as UNKNOWN_OUTCOME: the bytes may have arrived. */
  readonly state: DeliveryState;
  readonly messageId: MessageId;
  readonly messageKind: MessageKind;
  readonly caseId: CaseId;
  readonly legId: LegId;
  /** Undefined for a word of ours about a message, which is sealed from the beginning. */
  readonly letterId: LetterId | undefined;
  readonly refToMessageId: string | undefined;
  readonly agencyCode: string;
  readonly systemCode: string;
  readonly sequenceInConversation: number;
  readonly lane: Lane;
  readonly attemptCount: number;
  /** Since when it could have been delivered, after it was accepted or set going again by a person: the clock of giving up. */
  readonly retryingSince: Date | undefined;
  readonly expiresAt: Date;
  /** The breaker that its call moves; absent where nothing is called. */
  readonly endpointId?: string | undefined;
  /** Where the system is called; undefined where it picks its letters up itself (dialect mailbox). */
  readonly endpoint: Endpoint | undefined;
}

export type AttemptOperation = 'submit' | 'ask_status';

/** What is written when an attempt ends. */
export interface AttemptEnd {
  readonly operation: AttemptOperation;
  readonly startedAt: Date;
  readonly outcome: string;
  readonly problemCode?: string;
  readonly httpStatus?: number;
  readonly sentBytes?: number;
}

/** Deliveries: PostgreSQL decides who works on what (ADR 0002). */
export interface Deliveries {
  insert(
    tx: Transaction,
    delivery: {
      readonly deliveryId: DeliveryId;
      readonly messageId: MessageId;
      readonly messageKind: MessageKind;
      readonly caseId: CaseId;
      readonly legId: LegId;
      /** Absent for a word of ours about a message: its envelope is sealed and kept already, and `state` says so. */
      readonly letterId?: LetterId;
      /** ACCEPTED where it is absent. */
      readonly state?: 'SEALED';
      readonly refToMessageId?: string;
      readonly systemCode: string;
      readonly agencyCode: string;
      readonly sequenceInConversation: number;
      readonly lane: Lane;
      readonly expiresAt: Date;
    },
  ): Promise<void>;
  /**
   * Claims a delivery that is due: the one named, or the next of a system. Nothing is claimed while another worker holds
   * it, its system or agency is held, the system is busy to its limit, its breaker is open, its rate is used up or it asked for
   * patience, an earlier envelope to the same body of the same case is under way, or a file of its letter was not scanned and found
   * clean. A bulk letter leaves the reserve free. `by` names the worker and its places: a system gets its share of them and no more.
   */
  claim(
    tx: Transaction,
    which: { readonly deliveryId: DeliveryId } | { readonly systemCode: string },
    leaseMs: number,
    by?: { readonly worker: string; readonly places: number },
  ): Promise<DeliveryClaim | undefined>;
  /** Ends the attempts of this claim that have no end yet: nobody will say what came of them. */
  interruptAttempts(tx: Transaction, claim: Pick<DeliveryClaim, 'deliveryId' | 'fence'>): Promise<void>;
  /** Whether a claim of the system might get something, if it has a place free. One statement, for `readOnce`. */
  hasClaimable(tx: Transaction, systemCode: string): Promise<boolean>;
  /** Lengthens the lease. @returns false where the claim was lost to another worker. */
  renewLease(tx: Transaction, claim: Pick<DeliveryClaim, 'deliveryId' | 'fence'>, leaseMs: number): Promise<boolean>;
  /**
   * Writes that an attempt begins, before the first byte leaves. @returns its start, or undefined where the claim was lost or the
   * agency has spoken since; the lease is given back then.
   */
  startAttempt(
    tx: Transaction,
    claim: Pick<DeliveryClaim, 'deliveryId' | 'fence'>,
    operation: AttemptOperation,
    state: DeliveryState,
    worker: string,
  ): Promise<Date | undefined>;
  endAttempt(tx: Transaction, claim: Pick<DeliveryClaim, 'deliveryId' | 'fence'>, end: AttemptEnd): Promise<void>;
  /** Locks a delivery that is still ours. @returns its state now, or undefined where the claim was lost. */
  lockClaimed(tx: Transaction, claim: Pick<DeliveryClaim, 'deliveryId' | 'fence'>): Promise<DeliveryState | undefined>;
  /** Locks the delivery of an envelope, whoever works on it; one that was sealed again leads to it too. */
  lockByMessage(
    tx: Transaction,
    messageId: string,
  ): Promise<
    | {
        readonly deliveryId: DeliveryId;
        readonly state: DeliveryState;
        readonly caseId: CaseId;
        readonly legId: LegId;
        readonly letterId: LetterId | undefined;
        readonly agencyCode: string;
        readonly systemCode: string;
      }
    | undefined
  >;
  /** The newest submission of a leg, locked: what a registration without reference speaks about. */
  lockSubmissionOfLeg(
    tx: Transaction,
    legId: LegId,
  ): Promise<{ readonly deliveryId: DeliveryId; readonly state: DeliveryState } | undefined>;
  /** The MessageId of the envelope that opened a leg; for letters that answer nothing newer. */
  openingMessageOf(tx: Transaction, legId: LegId): Promise<MessageId | undefined>;
  /** Writes the new state; `releaseLease` ends the claim, `dueInMs` says when it is looked at again, `startOver` begins back-off and hundred hours anew. */
  save(
    tx: Transaction,
    deliveryId: DeliveryId,
    change: {
      readonly state: DeliveryState;
      readonly releaseLease?: boolean;
      readonly dueInMs?: number;
      readonly addAttempt?: boolean;
      readonly problemCode?: string;
      readonly startOver?: boolean;
    },
  ): Promise<void>;
  /** Sets a delivery aside for a person whose envelope is sealed but not taken by the agency; leaves any other as it is. */
  setAsideSealed(tx: Transaction, deliveryId: DeliveryId, problemCode: string): Promise<void>;
  /** Ids that are due and not being worked on: a few of each system, so that no system hides another's. */
  due(tx: Transaction): Promise<readonly DeliveryId[]>;
}
