import type { CaseId, NotificationId } from '../domain/ids.ts';
import type { UnsentReason } from '../domain/notice-verdict.ts';
import type { Transaction } from './transaction.ts';

export const NOTIFICATION_STATES = [
  'PENDING',
  'SENDING',
  'SENT',
  'DELIVERED',
  'TEMPORARY_FAILURE',
  'PERMANENT_FAILURE',
  'TECHNICAL_FAILURE',
  'SUPPRESSED',
] as const;
export type NotificationState = (typeof NOTIFICATION_STATES)[number];

/** The right to send one notification until the lease ends. */
export interface NotificationClaim {
  readonly notificationId: NotificationId;
  readonly fence: number;
  readonly createdAt: Date;
  /** Missing: a one-time code, which belongs to no case. */
  readonly caseId?: CaseId;
  readonly event: string;
  readonly channel: 'email' | 'sms';
  readonly language: 'ka' | 'en';
  readonly facts: { readonly registrationNumber?: string; readonly agencyCode?: string; readonly dueOn?: string };
  readonly attemptCount: number;
}

/** One of the notices that a message tells. */
export interface ToldNotice {
  readonly notificationId: NotificationId;
  readonly event: string;
  readonly facts: NotificationClaim['facts'];
  readonly createdAt: Date;
}

/** Notifications: kept and retried here, whatever the queue forgets. */
export interface Notifications {
  insert(
    tx: Transaction,
    notification: Pick<NotificationClaim, 'notificationId' | 'caseId' | 'event' | 'channel' | 'language' | 'facts'> & {
      readonly state?: NotificationState;
      /** Missing: at once. */
      readonly dueAt?: Date;
      readonly reason?: UnsentReason;
    },
  ): Promise<void>;
  /** Lets one worker at a time claim notices of the same case and channel, until the transaction ends: notices that are due together must meet. */
  lockTogether(tx: Transaction, id: NotificationId): Promise<void>;
  claim(tx: Transaction, id: NotificationId, leaseMs: number): Promise<NotificationClaim | undefined>;
  /** Lets a claimed notice tell all others of its case and channel that nobody has tried to send yet, except of the events that are named. */
  merge(tx: Transaction, claim: NotificationClaim, exceptEvents: readonly string[]): Promise<void>;
  /** What a claimed notice tells: itself and what was merged into it, the oldest first. */
  told(tx: Transaction, claim: NotificationClaim): Promise<readonly ToldNotice[]>;
  /** Gives a claim back unused until a later instant. */
  putOff(tx: Transaction, claim: NotificationClaim, until: Date, reason: UnsentReason): Promise<void>;
  /** Ends a notice that nobody is sending at the moment. */
  drop(tx: Transaction, id: NotificationId, reason: UnsentReason): Promise<void>;
  /** Writes what came of a try, also of the notices that were merged into this one. @returns false where the claim was lost. */
  save(
    tx: Transaction,
    claim: Pick<NotificationClaim, 'notificationId' | 'fence' | 'createdAt' | 'caseId'>,
    change: {
      readonly state: NotificationState;
      readonly dueInMs?: number;
      readonly providerReference?: string;
      readonly templateVersion?: string;
      readonly reason?: UnsentReason;
    },
  ): Promise<boolean>;
  /** A delivery report of a provider. @returns the case, or undefined where no notification has the reference. */
  saveReport(
    tx: Transaction,
    providerReference: string,
    state: 'DELIVERED' | 'PERMANENT_FAILURE',
  ): Promise<CaseId | undefined>;
  due(tx: Transaction, limit: number): Promise<readonly NotificationId[]>;
}
