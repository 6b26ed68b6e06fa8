import type { MailboxEntry } from '../../ports/mailbox.ts';

/**
 * A delivery as the system that picks it up sees it: WAITING for a peek, LEASED, CONFIRMED (by the system, or by a word of the agency),
 * REFUSED, EXPIRED, or WITHDRAWN (taken back or held by a person).
 */
export type MailboxState = 'WAITING' | 'LEASED' | 'CONFIRMED' | 'REFUSED' | 'EXPIRED' | 'WITHDRAWN';

/** What the state of a delivery and its lease mean to the system. */
export const mailboxStateOf = (entry: Pick<MailboxEntry, 'state' | 'leasedUntil'>): MailboxState => {
  switch (entry.state) {
    case 'ACKNOWLEDGED':
    case 'AGENCY_ACCEPTED':
    case 'REGISTERED':
      return 'CONFIRMED';
    case 'REFUSED':
    case 'EXPIRED':
      return entry.state;
    case 'HELD':
    case 'SUSPENDED':
    case 'CANCELLED':
      return 'WITHDRAWN';
    default:
      return entry.leasedUntil === undefined ? 'WAITING' : 'LEASED';
  }
};
