import { KIND_OF } from '../../domain/contacts.ts';
import { mandateNumber } from '../../domain/mandate.ts';
import { type NoticeEvent, renderNotice } from '../../domain/notices.ts';
import type { ChannelMessage } from '../../ports/channel.ts';
import type { CitizenContacts } from '../../ports/citizen-contacts.ts';
import type { Mandates } from '../../ports/mandates.ts';
import type { NotificationClaim } from '../../ports/notifications.ts';
import type { Transaction } from '../../ports/transaction.ts';

/** A notice that is ready to be sent. */
export interface Notice {
  /** Undefined where the citizen left no address for the channel. */
  readonly message: ChannelMessage | undefined;
  readonly templateVersion: string;
}

/** What composing a notice about a mandate needs. */
export interface DelegationNoticeDeps {
  readonly mandates: Pick<Mandates, 'find'>;
  readonly citizenContacts: Pick<CitizenContacts, 'of'>;
  readonly portalAddress: string;
}

/** Composes a notice about a mandate, to its owner. @throws where there is no such mandate. */
export const delegationNotice = async (
  deps: DelegationNoticeDeps,
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
  // What is on record at this moment counts; without a record, what was known when the mandate was given.
  const kind = KIND_OF[channel];
  const contact = (await deps.citizenContacts.of(tx, found.entry.ownerSubject)).find((one) => one.kind === kind);
  const recorded = contact?.confirmedAt === undefined ? undefined : contact.address;
  const to = contact === undefined ? ownerContacts[kind] : recorded;
  return {
    message:
      to === undefined ? undefined : { notificationId, to, language, text, ...(subject !== undefined && { subject }) },
    templateVersion,
  };
};
