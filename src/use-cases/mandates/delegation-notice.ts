import { KIND_OF } from '../../domain/contacts.ts';
import { mandateNumber } from '../../domain/mandate.ts';
import { type Recipient, reachedAt } from '../../domain/notice-verdict.ts';
import { type NoticeEvent, renderNotice } from '../../domain/notices.ts';
import type { ChannelMessage } from '../../ports/channel.ts';
import type { CitizenContacts, Contact } from '../../ports/citizen-contacts.ts';
import type { Mandates } from '../../ports/mandates.ts';
import type { NotificationClaim } from '../../ports/notifications.ts';
import type { Transaction } from '../../ports/transaction.ts';

/** A notice that is ready to be sent. */
export interface Notice {
  /** Undefined where the citizen left no address for the channel. */
  readonly message: ChannelMessage | undefined;
  readonly templateVersion: string;
}

const recordOf = (contacts: readonly Contact[]): Recipient['contacts'] =>
  Object.fromEntries(
    contacts.map(({ kind, address, confirmedAt }) => [
      kind,
      { confirmed: confirmedAt !== undefined, ...(address !== undefined && { address }) },
    ]),
  );

/** Composes a notice about a mandate, to its owner. @throws where there is no such mandate. */
export const delegationNotice = async (
  deps: {
    readonly mandates: Pick<Mandates, 'find'>;
    readonly citizenContacts: Pick<CitizenContacts, 'of'>;
    readonly portalAddress: string;
  },
  tx: Transaction,
  { notificationId, event, channel, language, facts: { mandateId, dueOn } }: NotificationClaim,
): Promise<Notice> => {
  const found = mandateId === undefined ? undefined : await deps.mandates.find(tx, mandateId);
  if (found === undefined) throw new Error(`notification ${notificationId} has no mandate`);
  const { ownerContacts } = found.parties;
  const { subject, text, templateVersion } = renderNotice({
    event: event as NoticeEvent,
    channel,
    language,
    trackingNumber: mandateNumber(found.entry.mandateId),
    agencyName: '',
    portalAddress: deps.portalAddress,
    ...(dueOn !== undefined && { dueOn }),
  });
  const recorded = recordOf(await deps.citizenContacts.of(tx, found.entry.ownerSubject));
  const contact = reachedAt(recorded, ownerContacts)[KIND_OF[channel]];
  const to = contact?.confirmed === true ? contact.address : undefined;
  return {
    message:
      to === undefined ? undefined : { notificationId, to, language, text, ...(subject !== undefined && { subject }) },
    templateVersion,
  };
};
