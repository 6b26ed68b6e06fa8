import { CHANNEL_OF, CONTACT_KINDS, type ContactKind, KIND_OF } from '../domain/contacts.ts';
import type { CaseId } from '../domain/ids.ts';
import { renderMergedNotice } from '../domain/merged-notice.ts';
import {
  isKeptOff,
  type NoticeRules,
  noticeVerdict,
  type Recipient,
  type UnsentReason,
} from '../domain/notice-verdict.ts';
import {
  NOTICE_EVENTS,
  type NoticeEvent,
  type NoticeLanguage,
  type RenderedNotice,
  renderNotice,
} from '../domain/notices.ts';
import { OTP_EVENT, renderOtp } from '../domain/otp-notice.ts';
import type { Cases } from '../ports/cases.ts';
import type { Channel, ChannelMessage } from '../ports/channel.ts';
import type { CitizenContacts } from '../ports/citizen-contacts.ts';
import type { ContactCodes } from '../ports/contact-codes.ts';
import type { Mandates } from '../ports/mandates.ts';
import type { NotificationClaim, Notifications, ToldNotice } from '../ports/notifications.ts';
import type { Registry } from '../ports/registry.ts';
import type { AddressHash, Suppressions } from '../ports/suppressions.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import { delegationNotice } from './mandates/delegation-notice.ts';
import { type RecipientOfDeps, recipientOf } from './recipient-of.ts';

/** What preparing a notice needs. */
export interface PrepareNoticeDeps extends RecipientOfDeps {
  readonly transactions: Pick<Transactions, 'now'>;
  readonly notifications: Pick<Notifications, 'merge' | 'told' | 'putOff' | 'save' | 'release' | 'addressed'>;
  readonly contactCodes: Pick<ContactCodes, 'toSend' | 'forget'>;
  readonly cases: Pick<Cases, 'trackingNumber' | 'initiator'>;
  readonly registry: Pick<Registry, 'agencyNames'>;
  readonly mandates: Pick<Mandates, 'find'>;
  readonly citizenContacts: Pick<CitizenContacts, 'of'>;
  readonly channels: readonly Pick<Channel, 'channel'>[];
  readonly noticeRules: NoticeRules;
  readonly addressHash: AddressHash;
  readonly suppressions: Pick<Suppressions, 'find'>;
  readonly portalAddress: string;
}

/** A claimed notice: a message to send, or why it is not sent (now); the latter is written already. */
export type PreparedNotice =
  | {
      readonly kind: 'message';
      readonly message: ChannelMessage;
      readonly templateVersion: string;
      /** Where it goes, as it is kept. */
      readonly addressHash: Buffer;
      /** What the message tells; empty for a one-time code. */
      readonly told: readonly ToldNotice[];
    }
  | { readonly kind: 'held'; readonly reason: UnsentReason };

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
    const known = recipient.contacts[KIND_OF[channel]]?.address;
    return drop(deps, tx, claim, verdict.reason, known === undefined ? undefined : deps.addressHash(channel, known));
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

const drop = async (
  deps: PrepareNoticeDeps,
  tx: Transaction,
  claim: NotificationClaim,
  reason: UnsentReason,
  /** Where it would have gone: by it support finds what stands in the way. */
  addressHash?: Buffer,
): Promise<PreparedNotice> => {
  // What it was to tell besides is judged by itself: a right may hang on it.
  await deps.notifications.release(tx, claim);
  await deps.notifications.save(tx, claim, {
    state: 'SUPPRESSED',
    reason,
    ...(addressHash !== undefined && { addressHash }),
  });
  return { kind: 'held', reason };
};

/** Mandates have no case: what is told of them goes to the owner's own address of this moment, at any hour. */
const prepareDelegation = async (
  deps: PrepareNoticeDeps,
  tx: Transaction,
  claim: NotificationClaim,
): Promise<PreparedNotice> => {
  const { channel, createdAt } = claim;
  if (!deps.channels.some((one) => one.channel === channel)) return drop(deps, tx, claim, 'no_channel');
  const { message, templateVersion } = await delegationNotice(deps, tx, claim);
  if (message === undefined) return drop(deps, tx, claim, 'no_address');
  const addressHash = deps.addressHash(channel, message.to);
  if ((await deps.suppressions.find(tx, channel, addressHash)) !== undefined)
    return drop(deps, tx, claim, 'address_suppressed', addressHash);
  const told = [{ notificationId: claim.notificationId, event: claim.event, facts: claim.facts, createdAt }];
  return { kind: 'message', message, templateVersion, addressHash, told };
};

const prepareCode = async (
  deps: PrepareNoticeDeps,
  tx: Transaction,
  claim: NotificationClaim,
): Promise<PreparedNotice> => {
  const { notificationId, channel, language } = claim;
  if (!deps.channels.some((one) => one.channel === channel)) {
    await deps.contactCodes.forget(tx, notificationId);
    return drop(deps, tx, claim, 'no_channel');
  }
  const code = await deps.contactCodes.toSend(tx, notificationId);
  if (code === undefined) return drop(deps, tx, claim, 'code_ended');
  const { templateVersion, ...words } = renderOtp(channel, language, {
    code: code.code,
    portalAddress: deps.portalAddress,
  });
  return {
    kind: 'message',
    message: { notificationId, to: code.address, language, ...words },
    templateVersion,
    // A code must get through: confirming an address is how its owner takes it off the list.
    addressHash: deps.addressHash(channel, code.address),
    told: [],
  };
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
