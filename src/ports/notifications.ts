import type { CaseId, NotificationId } from '../domain/ids.ts';
import type { NoticeChannel } from '../domain/notice-template.ts';
import { UNSENT_REASONS, type UnsentReason } from '../domain/notice-verdict.ts';
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

/**
 * Why a notice is where it is: for what was not sent see domain/notice-verdict.ts. PERMANENT_FAILURE: no_such_address, refused.
 * TEMPORARY_FAILURE, and not tried again: unreachable (the phone was off or out of reach for too long), no_report (nobody said within
 * three days whether it arrived). TECHNICAL_FAILURE: provider_refused, tries_used_up.
 */
export const NOTIFICATION_REASONS = [
  ...UNSENT_REASONS,
  'no_such_address',
  'refused',
  'unreachable',
  'no_report',
  'provider_refused',
  'tries_used_up',
] as const;
export type NotificationReason = (typeof NOTIFICATION_REASONS)[number];

/** What a provider says became of a message that it took. */
export type ReportedState = 'delivered' | 'unreachable' | 'refused' | 'no_such_address';

/**
 * Which notification a report is about: by the provider's reference; by ours, if it was sent by that SMS provider (and, of a failure, under
 * that reference of the provider's, where one is known); by ours, if it is a mail to one of these addresses (AddressHash).
 */
export type ReportedMessage =
  | { readonly providerReference: string }
  | { readonly notificationId: string; readonly smsProvider: string; readonly providerReference: string }
  | { readonly notificationId: string; readonly mailedTo: readonly Buffer[] };

/** What a report led to. */
export interface ReportedNotification {
  readonly notificationId: NotificationId;
  readonly caseId?: CaseId;
  readonly event: string;
  readonly channel: NoticeChannel;
  /** Where it was sent; unknown where the report came before the try was written down, or where tries went to different addresses. */
  readonly addressHash: Buffer | undefined;
}

/** The right to send one notification until the lease ends. */
export interface NotificationClaim {
  readonly notificationId: NotificationId;
  readonly fence: number;
  readonly createdAt: Date;
  /** Missing: a one-time code, or a notice about a mandate: they belong to no case. */
  readonly caseId?: CaseId;
  readonly event: string;
  readonly channel: NoticeChannel;
  readonly language: 'ka' | 'en';
  readonly facts: {
    readonly registrationNumber?: string;
    readonly agencyCode?: string;
    readonly dueOn?: string;
    readonly mandateId?: string;
  };
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
      /** Missing: at once. */
      readonly dueAt?: Date;
      readonly reason?: UnsentReason;
      /** Whom it is for, where no case says so. */
      readonly ownerSubject?: string;
    },
  ): Promise<void>;
  /** Lets one worker at a time claim notices of the same case and channel, until the transaction ends: notices that are due together must meet. */
  lockTogether(tx: Transaction, id: NotificationId): Promise<void>;
  claim(tx: Transaction, id: NotificationId, leaseMs: number): Promise<NotificationClaim | undefined>;
  /** Lets a claimed notice tell all others of its case and channel that nobody has tried to send yet, except of the events that are named. */
  merge(tx: Transaction, claim: NotificationClaim, exceptEvents: readonly string[]): Promise<void>;
  /** What a claimed notice tells: itself and what was merged into it, the oldest first. */
  told(tx: Transaction, claim: NotificationClaim): Promise<readonly ToldNotice[]>;
  /** Parts a claimed notice from those that it was to tell besides: each is due by itself. */
  release(tx: Transaction, claim: NotificationClaim): Promise<void>;
  /** Writes where a claimed notice is about to go (AddressHash): a report may come before the try is written down. */
  addressed(tx: Transaction, claim: NotificationClaim, addressHash: Buffer): Promise<void>;
  /** Gives a claim back unused until a later instant. */
  putOff(tx: Transaction, claim: NotificationClaim, until: Date, reason: UnsentReason): Promise<void>;
  /** Ends a notice that nobody is sending at the moment. */
  drop(tx: Transaction, id: NotificationId, reason: UnsentReason): Promise<void>;
  /**
   * Writes what came of a try, also of the notices that were merged into this one; a report that came meanwhile outranks it. @returns false
   * where the claim was lost.
   */
  save(
    tx: Transaction,
    claim: Pick<NotificationClaim, 'notificationId' | 'fence' | 'createdAt' | 'caseId'>,
    change: {
      readonly state: NotificationState;
      readonly dueInMs?: number;
      readonly providerReference?: string;
      readonly templateVersion?: string;
      readonly reason?: NotificationReason;
      /** Where it was sent (AddressHash). */
      readonly addressHash?: Buffer;
    },
  ): Promise<boolean>;
  /**
   * A provider's word on a message that it took; delivered outranks everything, a failure only what is under way or sent. It may come
   * before the try is written down. Of a failure counts only the word of the SMS provider that was asked last. Idempotent. @returns undefined where no such notification waits for a report.
   */
  saveReport(
    tx: Transaction,
    message: ReportedMessage,
    reported: ReportedState,
  ): Promise<ReportedNotification | undefined>;
  /**
   * Makes due again what the citizen did not want on another channel of the notices that a message told, because this one reached nobody: whether
   * the wish still counts is decided anew (domain/notice-verdict.ts).
   */
  reconsider(tx: Transaction, caseId: CaseId, id: NotificationId): Promise<void>;
  /** What a message was to tell, and by which channels each is told besides, since then; these are locked. */
  missed(
    tx: Transaction,
    caseId: CaseId,
    id: NotificationId,
  ): Promise<
    readonly (Pick<NotificationClaim, 'event' | 'language' | 'facts'> & {
      readonly channels: readonly NoticeChannel[];
    })[]
  >;
  /** Ends at most `limit` SMS that nobody reported about for so long as TEMPORARY_FAILURE, no_report. @returns how many. */
  expireUnreported(tx: Transaction, afterMs: number, limit: number): Promise<number>;
  due(tx: Transaction, limit: number): Promise<readonly NotificationId[]>;
}
