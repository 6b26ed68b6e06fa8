import { KIND_OF } from '../../domain/contacts.ts';
import { mandateNumber } from '../../domain/mandate.ts';
import { type Recipient, reachedAt, type UnsentReason } from '../../domain/notice-verdict.ts';
import { type NoticeEvent, renderNotice } from '../../domain/notices.ts';
import type { ChannelMessage } from '../../ports/channel.ts';
import type { CitizenContacts, Contact } from '../../ports/citizen-contacts.ts';
import type { Mandates } from '../../ports/mandates.ts';
import type { NotificationClaim } from '../../ports/notifications.ts';
import type { Recipients } from '../../ports/recipients.ts';
import type { Transaction } from '../../ports/transaction.ts';

/** A notice that is ready to be sent, or why nothing can be. */
export type DelegationNotice =
  | { readonly kind: 'message'; readonly message: ChannelMessage; readonly templateVersion: string }
  | { readonly kind: 'unsent'; readonly reason: Extract<UnsentReason, 'no_address' | 'not_confirmed'> };

/** What composing a notice about a mandate needs. */
export interface DelegationNoticeDeps {
  readonly mandates: Pick<Mandates, 'find'>;
  readonly citizenContacts: Pick<CitizenContacts, 'of'>;
  readonly recipients: Pick<Recipients, 'settingsOf'>;
  readonly portalAddress: string;
}

const recordOf = (contacts: readonly Contact[]): Recipient['contacts'] =>
  Object.fromEntries(
    contacts.map(({ kind, address, confirmedAt }) => [
      kind,
      { confirmed: confirmedAt !== undefined, ...(address !== undefined && { address }) },
    ]),
  );

/** Composes a notice about a mandate, to its owner, in the language that the owner wants at this moment. @throws where there is no such mandate. */
export const delegationNotice = async (
  deps: DelegationNoticeDeps,
  tx: Transaction,
  { notificationId, event, channel, facts: { mandateId, dueOn }, ...planned }: NotificationClaim,
): Promise<DelegationNotice> => {
  const found = mandateId === undefined ? undefined : await deps.mandates.find(tx, mandateId);
  if (found === undefined) throw new Error(`notification ${notificationId} has no mandate`);
  const { ownerSubject } = found.entry;
  const recorded = recordOf(await deps.citizenContacts.of(tx, ownerSubject));
  const contact = reachedAt(recorded, found.parties.ownerContacts)[KIND_OF[channel]];
  if (contact?.address === undefined) return { kind: 'unsent', reason: 'no_address' };
  if (!contact.confirmed) return { kind: 'unsent', reason: 'not_confirmed' };
  const language = (await deps.recipients.settingsOf(tx, ownerSubject)).language ?? planned.language;
  const { templateVersion, ...words } = renderNotice({
    event: event as NoticeEvent,
    channel,
    language,
    trackingNumber: mandateNumber(found.entry.mandateId),
    agencyName: '',
    portalAddress: deps.portalAddress,
    ...(dueOn !== undefined && { dueOn }),
  });
  return { kind: 'message', message: { notificationId, to: contact.address, language, ...words }, templateVersion };
};
