import type { NotificationId } from '../domain/ids.ts';
import { keptReference } from '../domain/kept-reference.ts';
import { OTP_EVENT } from '../domain/otp-notice.ts';
import { MAX_NOTIFICATION_ATTEMPTS, notificationRetryDelayMs } from '../domain/retry-policy.ts';
import type { Cases, LockedCase } from '../ports/cases.ts';
import type { Channel, ChannelMessage, ChannelOutcome } from '../ports/channel.ts';
import type { ContactCodes } from '../ports/contact-codes.ts';
import type { Log } from '../ports/log.ts';
import type {
  NotificationClaim,
  NotificationReason,
  NotificationState,
  Notifications,
} from '../ports/notifications.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import { type PrepareNoticeDeps, prepareNotice } from './prepare-notice.ts';
import type { PreparedNotice } from './prepared-notice.ts';
import type { RecordCaseEvents } from './record-case-events.ts';
import type { SuppressAddress } from './suppressions/suppress-address.ts';
import { tellElsewhere } from './tell-elsewhere.ts';

// Longer than any provider's time-out, so that a slow answer is not taken for a dead worker and sent twice.
const LEASE_MS = 60_000;

const WORKER = { kind: 'worker' } as const;

interface NotifyCitizenDeps extends PrepareNoticeDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly notifications: PrepareNoticeDeps['notifications'] & Pick<Notifications, 'lockTogether' | 'claim'>;
  readonly contactCodes: PrepareNoticeDeps['contactCodes'] & Pick<ContactCodes, 'forget'>;
  readonly cases: PrepareNoticeDeps['cases'] & Pick<Cases, 'lockCase'>;
  readonly recordCaseEvents: RecordCaseEvents;
  readonly channels: readonly Channel[];
  readonly suppressAddress: SuppressAddress;
  readonly random: () => number;
  readonly log: Pick<Log, 'note' | 'warn' | 'error'>;
}

/**
 * Sends one notification, and those of its case that are told together with it, to the address that is confirmed at this moment, and keeps
 * what came of it. An address that nobody has is suppressed, and not written to again. Retried from PostgreSQL until the tries are used up. A worker that dies between sending and writing sends once more under
 * the same id, which receivers can recognise.
 */
export const makeNotifyCitizen =
  (deps: NotifyCitizenDeps) =>
  async (notificationId: NotificationId): Promise<void> => {
    const { claim, notice } = await claimAndPrepare(deps, notificationId);
    if (claim === undefined) return;
    if (notice?.kind === 'held') {
      deps.log.note('notification.held', { notificationId, channel: claim.channel, reason: notice.reason });
      return;
    }
    await record(deps, claim, await send(deps, claim, notice?.message), notice);
  };

export type NotifyCitizen = ReturnType<typeof makeNotifyCitizen>;

const send = async (
  deps: NotifyCitizenDeps,
  claim: NotificationClaim,
  message: ChannelMessage | undefined,
): Promise<ChannelOutcome> => {
  const channel = deps.channels.find((candidate) => candidate.channel === claim.channel);
  if (message === undefined || channel === undefined)
    return { kind: 'temporary_failure', detail: 'The notice broke on our side.' };
  try {
    return await channel.send(message, AbortSignal.timeout(LEASE_MS / 2));
  } catch (error) {
    deps.log.error('notification.broke', error, { notificationId: claim.notificationId });
    return { kind: 'temporary_failure', detail: 'The notice broke on our side.' };
  }
};

/** In one transaction; where the notice cannot be made, only the claim: one that breaks must cost its own tries, not everybody's. */
const claimAndPrepare = async (
  deps: NotifyCitizenDeps,
  notificationId: NotificationId,
): Promise<{ readonly claim?: NotificationClaim; readonly notice?: PreparedNotice }> => {
  const claimIn = (tx: Transaction) => deps.notifications.claim(tx, notificationId, LEASE_MS);
  try {
    return await deps.transactions.inTransaction(WORKER, async (tx) => {
      if (deps.noticeRules.mergeMs > 0) await deps.notifications.lockTogether(tx, notificationId);
      const claim = await claimIn(tx);
      return claim === undefined ? {} : { claim, notice: await prepareNotice(deps, tx, claim) };
    });
  } catch (error) {
    deps.log.error('notification.broke', error, { notificationId });
    const claim = await deps.transactions.inTransaction(WORKER, claimIn);
    return claim === undefined ? {} : { claim };
  }
};

const STATE_OF: { readonly [K in ChannelOutcome['kind']]: NotificationState } = {
  sent: 'SENT',
  temporary_failure: 'TEMPORARY_FAILURE',
  permanent_failure: 'PERMANENT_FAILURE',
  technical_failure: 'TECHNICAL_FAILURE',
};

const reasonOf = (outcome: ChannelOutcome, usedUp: boolean): NotificationReason | undefined => {
  switch (outcome.kind) {
    case 'permanent_failure':
      return outcome.noSuchAddress === true ? 'no_such_address' : 'refused';
    case 'technical_failure':
      return 'provider_refused';
    case 'temporary_failure':
      return usedUp ? 'tries_used_up' : undefined;
    case 'sent':
      return undefined;
  }
};

type Message = Extract<PreparedNotice, { readonly kind: 'message' }>;

const record = async (
  deps: NotifyCitizenDeps,
  claim: NotificationClaim,
  outcome: ChannelOutcome,
  notice: Message | undefined,
): Promise<void> => {
  const again = outcome.kind === 'temporary_failure' && claim.attemptCount < MAX_NOTIFICATION_ATTEMPTS;
  const usedUp = outcome.kind === 'temporary_failure' && !again;
  const state = usedUp ? 'TECHNICAL_FAILURE' : STATE_OF[outcome.kind];
  const reason = reasonOf(outcome, usedUp);
  const addressHash = notice?.addressHash;
  await deps.transactions.inTransaction(WORKER, async (tx) => {
    const locked = claim.caseId === undefined ? undefined : await deps.cases.lockCase(tx, claim.caseId);
    const ours = await deps.notifications.save(tx, claim, {
      state,
      ...(notice !== undefined && { templateVersion: notice.templateVersion }),
      ...(reason !== undefined && { reason }),
      ...(addressHash !== undefined && { addressHash }),
      ...(again && { dueInMs: notificationRetryDelayMs(claim.attemptCount, deps.random()) }),
      ...(outcome.kind === 'sent' && { providerReference: keptReference(claim.channel, outcome.providerReference) }),
    });
    if (ours && reason === 'no_such_address' && addressHash !== undefined) {
      const { channel, notificationId } = claim;
      await deps.suppressAddress(tx, { channel, addressHash, reason: 'refused', notificationId });
      if (claim.caseId !== undefined) await tellElsewhere(deps, tx, claim.caseId, notificationId);
    }
    // A one-time code is kept in the clear only as long as it must be sent.
    if (ours && claim.event === OTP_EVENT && !again) await deps.contactCodes.forget(tx, claim.notificationId);
    if (ours && locked !== undefined && outcome.kind === 'sent') await tell(deps, tx, claim, locked, notice);
  });
  deps.log[outcome.kind === 'sent' ? 'note' : 'warn']('notification.attempted', {
    notificationId: claim.notificationId,
    channel: claim.channel,
    outcome: outcome.kind,
    attempt: claim.attemptCount,
  });
};

/** The timeline says of each notice that the citizen was told, also where one message told several. */
const tell = async (
  deps: NotifyCitizenDeps,
  tx: Transaction,
  claim: NotificationClaim,
  locked: LockedCase,
  notice: Message | undefined,
): Promise<void> => {
  const now = await deps.transactions.now(tx);
  const events = (notice?.told ?? []).map(({ event }) => ({
    kind: 'notified' as const,
    occurredAt: now,
    facts: { channel: claim.channel, event },
  }));
  await deps.recordCaseEvents(tx, locked, events, now, claim.facts.agencyCode ?? '');
};
