import type { CaseId, NotificationId } from '../domain/ids.ts';
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
  /** Missing: the notice is about a mandate. */
  readonly caseId?: CaseId;
  readonly event: string;
  readonly channel: 'email' | 'sms';
  readonly language: 'ka' | 'en';
  readonly facts: {
    readonly registrationNumber?: string;
    readonly agencyCode?: string;
    readonly dueOn?: string;
    readonly mandateId?: string;
  };
  readonly attemptCount: number;
}

/** Notifications: kept and retried here, whatever the queue forgets. */
export interface Notifications {
  insert(
    tx: Transaction,
    notification: Pick<NotificationClaim, 'notificationId' | 'caseId' | 'event' | 'channel' | 'language' | 'facts'> & {
      readonly state?: NotificationState;
      /** Whom it is for, where no case says so. */
      readonly ownerSubject?: string;
    },
  ): Promise<void>;
  claim(tx: Transaction, id: NotificationId, leaseMs: number): Promise<NotificationClaim | undefined>;
  /** Writes what came of a try. @returns false where the claim was lost. */
  save(
    tx: Transaction,
    claim: Pick<NotificationClaim, 'notificationId' | 'fence' | 'createdAt'>,
    change: {
      readonly state: NotificationState;
      readonly dueInMs?: number;
      readonly providerReference?: string;
      readonly templateVersion?: string;
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
