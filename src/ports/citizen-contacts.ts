import type { ContactKind } from '../domain/contacts.ts';
import type { Transaction } from './transaction.ts';

/** A way to reach a citizen. Without an address: the citizen removed it. */
export interface Contact {
  readonly kind: ContactKind;
  readonly address?: string;
  /** Missing: nobody has vouched for the address yet, and nothing is sent to it. */
  readonly confirmedAt?: Date;
  /** Who brought it: the identity provider's token, or the citizen. */
  readonly source: 'token' | 'citizen';
}

/** The contacts of citizens: the one place that a notice takes an address from, and that an address can be erased from. */
export interface CitizenContacts {
  /** Lets one change of a citizen's contacts happen at a time, until the transaction ends. */
  lock(tx: Transaction, subject: string): Promise<void>;
  /** At most one of each kind. */
  of(tx: Transaction, subject: string): Promise<readonly Contact[]>;
  /** Writes a contact over the one of its kind; an address that it replaces is gone. A token's does not replace what the citizen chose. */
  put(
    tx: Transaction,
    subject: string,
    contact: Pick<Contact, 'kind' | 'address' | 'source'> & { readonly confirmed: boolean },
  ): Promise<void>;
}
