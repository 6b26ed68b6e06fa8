import { CHANNEL_OF, CONTACT_KINDS, type ContactKind, KIND_OF } from '../domain/contacts.ts';
import type { CaseId } from '../domain/ids.ts';
import { renderMergedNotice } from '../domain/merged-notice.ts';
import { isKeptOff, type NoticeRules, noticeVerdict, type Recipient } from '../domain/notice-verdict.ts';
import {
  NOTICE_EVENTS,
  type NoticeEvent,
  type NoticeLanguage,
  type RenderedNotice,
  renderNotice,
} from '../domain/notices.ts';
import { OTP_EVENT } from '../domain/otp-notice.ts';
import type { Cases } from '../ports/cases.ts';
import type { NotificationClaim, Notifications, ToldNotice } from '../ports/notifications.ts';
import type { Registry } from '../ports/registry.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import { type PrepareCodeDeps, prepareCode } from './contacts/prepare-code.ts';
import { type PrepareDelegationDeps, prepareDelegation } from './mandates/prepare-delegation.ts';
import { dropNotice, type PreparedNotice } from './prepared-notice.ts';
import { type RecipientOfDeps, recipientOf } from './recipient-of.ts';
import { type TellElsewhereDeps, tellElsewhere } from './tell-elsewhere.ts';

/** What preparing a notice needs. */
export interface PrepareNoticeDeps extends RecipientOfDeps, PrepareCodeDeps, PrepareDelegationDeps, TellElsewhereDeps {
  readonly transactions: Pick<Transactions, 'now'>;
  readonly notifications: TellElsewhereDeps['notifications'] &
    Pick<Notifications, 'merge' | 'told' | 'putOff' | 'save' | 'release' | 'addressed'>;
  readonly recipients: RecipientOfDeps['recipients'] & PrepareDelegationDeps['recipients'];
  readonly cases: Pick<Cases, 'trackingNumber' | 'initiator'>;
  readonly registry: Pick<Registry, 'agencyNames'>;
  readonly noticeRules: NoticeRules;
}

/**
 * Decides about a claimed notice, gathers what is told together with it, and writes the message to the address of this moment, in the
 * caller's transaction. What the first try tells, every further one tells: it goes under the same id.
 */
export const prepareNotice = async (
  deps: PrepareNoticeDeps,
  tx: Transaction,
  claim: NotificationClaim,
): Promise<PreparedNotice> => {
  const { caseId, channel } = claim;
  if (claim.event === OTP_EVENT) return prepareCode(deps, tx, claim);
  if (caseId === undefined) return prepareDelegation(deps, tx, claim);
  const recipient = await withSuppressed(deps, tx, await recipientOf(deps, tx, caseId));
  const installed = deps.channels.map((one) => one.channel);
  const now = await deps.transactions.now(tx);
  const verdict = noticeVerdict(claim, recipient, installed, deps.noticeRules, now);
  if (verdict.kind === 'wait') {
    await deps.notifications.putOff(tx, claim, verdict.until, verdict.reason);
    return { kind: 'held', reason: verdict.reason };
  }
  if (verdict.kind === 'drop') {
    // A choice is the citizen's own; anything else must not keep what has legal effect from them.
    if (verdict.reason !== 'switched_off') await tellElsewhere(deps, tx, caseId, claim.notificationId);
    const known = recipient.contacts[KIND_OF[channel]]?.address;
    const addressHash = known === undefined ? undefined : deps.addressHash(channel, known);
    return dropNotice(deps, tx, claim, verdict.reason, addressHash);
  }
  const addressHash = deps.addressHash(channel, verdict.to);
  await deps.notifications.addressed(tx, claim, addressHash);

  if (claim.attemptCount === 1 && deps.noticeRules.mergeMs > 0) {
    const keptOff = Object.keys(NOTICE_EVENTS).filter((event) => isKeptOff(recipient, event, channel, installed));
    await deps.notifications.merge(tx, claim, keptOff);
  }
  const told = await deps.notifications.told(tx, claim);
  const language = recipient.settings.language ?? claim.language;
  const { templateVersion, ...words } = await wordsOf(deps, tx, { ...claim, caseId, language }, told);
  return {
    kind: 'message',
    message: { notificationId: claim.notificationId, to: verdict.to, language, ...words },
    templateVersion,
    addressHash,
    told,
  };
};

/** What of a recipient's addresses is known as nobody's: a choice must not leave a legal notice to one of these. */
const withSuppressed = async <R extends Recipient>(
  deps: Pick<PrepareNoticeDeps, 'addressHash' | 'suppressions'>,
  tx: Transaction,
  recipient: R,
): Promise<R> => {
  const contacts: { [K in ContactKind]?: NonNullable<Recipient['contacts'][K]> } = {};
  for (const kind of CONTACT_KINDS) {
    const contact = recipient.contacts[kind];
    if (contact === undefined) continue;
    const hash = contact.address === undefined ? undefined : deps.addressHash(CHANNEL_OF[kind], contact.address);
    const known = hash === undefined ? undefined : await deps.suppressions.find(tx, CHANNEL_OF[kind], hash);
    contacts[kind] = { ...contact, suppressed: known !== undefined };
  }
  return { ...recipient, contacts };
};

const wordsOf = async (
  deps: PrepareNoticeDeps,
  tx: Transaction,
  claim: NotificationClaim & { readonly caseId: CaseId; readonly language: NoticeLanguage },
  told: readonly ToldNotice[],
): Promise<RenderedNotice> => {
  const { channel, language } = claim;
  const parts = [];
  for (const { event, facts, createdAt } of told) {
    const agency = facts.agencyCode === undefined ? undefined : await deps.registry.agencyNames(tx, facts.agencyCode);
    if (agency === undefined) throw new Error(`notification ${claim.notificationId} has no agency`);
    parts.push({
      event: event as NoticeEvent,
      at: createdAt,
      agencyName: language === 'en' ? agency.nameEn : agency.nameKa,
      ...(facts.registrationNumber !== undefined && { registrationNumber: facts.registrationNumber }),
      ...(facts.dueOn !== undefined && { dueOn: facts.dueOn }),
    });
  }
  const { portalAddress } = deps;
  const trackingNumber = await deps.cases.trackingNumber(tx, claim.caseId);
  const [only] = parts;
  return only !== undefined && parts.length === 1
    ? renderNotice({ ...only, channel, language, trackingNumber, portalAddress })
    : renderMergedNotice({ channel, language, trackingNumber, portalAddress, parts });
};
