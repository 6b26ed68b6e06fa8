import { CONTACT_KINDS, type TokenContacts } from '../../domain/contacts.ts';
import type { CitizenContacts, Contact } from '../../ports/citizen-contacts.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { readContact } from './read-contact.ts';

/** What keeping the contacts of a token needs. */
export interface KeepTokenContactsDeps {
  readonly citizenContacts: Pick<CitizenContacts, 'of' | 'put'>;
}

// What the citizen chose or removed stays; what the provider said before gives way to what it vouches for now.
const replaces = (known: Contact | undefined, address: string, vouched: boolean): boolean => {
  if (known === undefined) return true;
  if (known.source === 'citizen') return false;
  const unconfirmed = known.confirmedAt === undefined;
  return vouched ? unconfirmed || known.address !== address : unconfirmed && known.address !== address;
};

/**
 * Keeps what the identity provider says of a citizen's contacts, in the caller's transaction: the first of each kind, and later ones until
 * the citizen chooses an address. One that the provider does not vouch for, or to which no SMS can go, is kept unconfirmed.
 */
export const keepTokenContacts = async (
  { citizenContacts }: KeepTokenContactsDeps,
  tx: Transaction,
  { subject, ...brought }: TokenContacts,
): Promise<void> => {
  const known = await citizenContacts.of(tx, subject);
  for (const kind of CONTACT_KINDS) {
    const contact = brought[kind];
    if (contact === undefined) continue;
    const read = readContact(kind, contact.address);
    const address = read.ok ? read.value : contact.address;
    const vouched = contact.vouched && (kind === 'email' || read.ok);
    const before = known.find((one) => one.kind === kind);
    if (replaces(before, address, vouched))
      await citizenContacts.put(tx, subject, { kind, address, source: 'token', confirmed: vouched });
  }
};
