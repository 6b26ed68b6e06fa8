import type { NotificationId } from '../domain/ids.ts';
import { renderNotice } from '../domain/notices.ts';
import { MAX_NOTIFICATION_ATTEMPTS, notificationRetryDelayMs } from '../domain/retry-policy.ts';
import type { Cases } from '../ports/cases.ts';
import type { Channel, ChannelOutcome } from '../ports/channel.ts';
import type { Log } from '../ports/log.ts';
import type { Mandates } from '../ports/mandates.ts';
import type { NotificationClaim, NotificationState, Notifications } from '../ports/notifications.ts';
import type { Registry } from '../ports/registry.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import { delegationNotice, type Notice } from './mandates/delegation-notice.ts';
import type { RecordCaseEvents } from './record-case-events.ts';
import { keptReference } from './take-delivery-report.ts';

// Longer than any provider's time-out, so that a slow answer is not taken for a dead worker and sent twice.
const LEASE_MS = 60_000;

const WORKER = { kind: 'worker' } as const;

interface NotifyCitizenDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly notifications: Pick<Notifications, 'claim' | 'save'>;
  readonly cases: Pick<Cases, 'lockCase' | 'trackingNumber' | 'initiator'>;
  readonly registry: Pick<Registry, 'agencyNames'>;
  readonly mandates: Pick<Mandates, 'find'>;
  readonly recordCaseEvents: RecordCaseEvents;
  readonly channels: readonly Channel[];
  readonly portalAddress: string;
  readonly random: () => number;
  readonly log: Pick<Log, 'note' | 'warn' | 'error'>;
}

/**
 * Sends one notification, to the address the citizen filed with, and keeps what came of it. Retried from PostgreSQL until the tries
 * are used up. A worker that dies between sending and writing sends once more under the same id, which receivers can recognise.
 */
export const makeNotifyCitizen =
  (deps: NotifyCitizenDeps) =>
  async (notificationId: NotificationId): Promise<void> => {
    const { claim, notice } = await claimAndCompose(deps, notificationId);
    if (claim === undefined) return;
    await record(deps, claim, await send(deps, claim, notice), notice?.templateVersion);
  };

export type NotifyCitizen = ReturnType<typeof makeNotifyCitizen>;

const send = async (
  deps: NotifyCitizenDeps,
  claim: NotificationClaim,
  notice: Notice | undefined,
): Promise<NoticeOutcome> => {
  if (notice === undefined) return { kind: 'temporary_failure', detail: 'The notice broke on our side.' };
  const channel = deps.channels.find((candidate) => candidate.channel === claim.channel);
  if (notice.message === undefined || channel === undefined) return { kind: 'not_sent' };
  try {
    return await channel.send(notice.message, AbortSignal.timeout(LEASE_MS / 2));
  } catch (error) {
    deps.log.error('notification.broke', error, { notificationId: claim.notificationId });
    return { kind: 'temporary_failure', detail: 'The notice broke on our side.' };
  }
};

/** In one transaction; where the notice cannot be made, only the claim: one that breaks must cost its own tries, not everybody's. */
const claimAndCompose = async (
  deps: NotifyCitizenDeps,
  notificationId: NotificationId,
): Promise<{ readonly claim?: NotificationClaim; readonly notice?: Notice }> => {
  const claimIn = (tx: Transaction) => deps.notifications.claim(tx, notificationId, LEASE_MS);
  try {
    return await deps.transactions.inTransaction(WORKER, async (tx) => {
      const claim = await claimIn(tx);
      return claim === undefined ? {} : { claim, notice: await noticeOf(deps, tx, claim) };
    });
  } catch (error) {
    deps.log.error('notification.broke', error, { notificationId });
    const claim = await deps.transactions.inTransaction(WORKER, claimIn);
    return claim === undefined ? {} : { claim };
  }
};

const noticeOf = async (deps: NotifyCitizenDeps, tx: Transaction, claim: NotificationClaim): Promise<Notice> => {
  if (claim.caseId === undefined) return delegationNotice(deps, tx, claim);
  const trackingNumber = await deps.cases.trackingNumber(tx, claim.caseId);
  const { contacts } = await deps.cases.initiator(tx, claim.caseId);
  const agency =
    claim.facts.agencyCode === undefined ? undefined : await deps.registry.agencyNames(tx, claim.facts.agencyCode);
  if (agency === undefined) throw new Error(`notification ${claim.notificationId} has no agency`);
  const { subject, text, templateVersion } = renderNotice({
    event: claim.event as Parameters<typeof renderNotice>[0]['event'],
    channel: claim.channel,
    language: claim.language,
    trackingNumber,
    agencyName: claim.language === 'en' ? agency.nameEn : agency.nameKa,
    portalAddress: deps.portalAddress,
    ...(claim.facts.registrationNumber !== undefined && { registrationNumber: claim.facts.registrationNumber }),
    ...(claim.facts.dueOn !== undefined && { dueOn: claim.facts.dueOn }),
  });
  const to = claim.channel === 'email' ? contacts.email : contacts.phone;
  const { notificationId, language } = claim;
  return {
    message:
      to === undefined ? undefined : { notificationId, to, language, text, ...(subject !== undefined && { subject }) },
    templateVersion,
  };
};

/** What came of a notice; `not_sent` where the citizen left no address or the installation has no such channel. */
type NoticeOutcome = ChannelOutcome | { readonly kind: 'not_sent' };

const STATE_OF: { readonly [K in NoticeOutcome['kind']]: NotificationState } = {
  not_sent: 'SUPPRESSED',
  sent: 'SENT',
  temporary_failure: 'TEMPORARY_FAILURE',
  permanent_failure: 'PERMANENT_FAILURE',
  technical_failure: 'TECHNICAL_FAILURE',
};

const record = async (
  deps: NotifyCitizenDeps,
  claim: NotificationClaim,
  outcome: NoticeOutcome,
  templateVersion: string | undefined,
): Promise<void> => {
  const again = outcome.kind === 'temporary_failure';
  const state = again && claim.attemptCount >= MAX_NOTIFICATION_ATTEMPTS ? 'TECHNICAL_FAILURE' : STATE_OF[outcome.kind];
  await deps.transactions.inTransaction(WORKER, async (tx) => {
    const locked = claim.caseId === undefined ? undefined : await deps.cases.lockCase(tx, claim.caseId);
    const ours = await deps.notifications.save(tx, claim, {
      state,
      ...(templateVersion !== undefined && { templateVersion }),
      ...(again && { dueInMs: notificationRetryDelayMs(claim.attemptCount, deps.random()) }),
      ...(outcome.kind === 'sent' && { providerReference: keptReference(claim.channel, outcome.providerReference) }),
    });
    if (ours && locked !== undefined && outcome.kind === 'sent') {
      const now = await deps.transactions.now(tx);
      const facts = { channel: claim.channel, event: claim.event };
      await deps.recordCaseEvents(
        tx,
        locked,
        [{ kind: 'notified', occurredAt: now, facts }],
        now,
        claim.facts.agencyCode ?? '',
      );
    }
  });
  deps.log[outcome.kind === 'sent' ? 'note' : 'warn']('notification.attempted', {
    notificationId: claim.notificationId,
    channel: claim.channel,
    outcome: outcome.kind,
    attempt: claim.attemptCount,
  });
};
