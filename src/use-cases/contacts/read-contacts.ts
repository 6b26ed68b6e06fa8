import { CONTACT_KINDS, type ContactKind, type TokenContacts } from '../../domain/contacts.ts';
import { MAX_CODE_TRIES } from '../../domain/one-time-code.ts';
import type { CitizenContacts, Contact } from '../../ports/citizen-contacts.ts';
import type { ContactCodes } from '../../ports/contact-codes.ts';
import type { NotificationState } from '../../ports/notifications.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import { keepTokenContacts } from './keep-token-contacts.ts';

/** A contact as its citizen sees it. */
export interface ContactOverview extends Partial<Omit<Contact, 'kind'>> {
  readonly kind: ContactKind;
  /** An address that waits for its code. */
  readonly pending?: {
    readonly address: string;
    readonly expiresAt: Date;
    readonly triesLeft: number;
    /** How far the message with the code got. */
    readonly codeState: NotificationState;
  };
}

/** What reading contacts needs. */
export interface ReadContactsDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly citizenContacts: Pick<CitizenContacts, 'of' | 'put'>;
  readonly contactCodes: Pick<ContactCodes, 'open'>;
}

/** The contacts of a citizen, and what waits to be confirmed, in the caller's transaction. */
export const contactsOf = async (
  deps: ReadContactsDeps,
  tx: Transaction,
  subject: string,
): Promise<readonly ContactOverview[]> => {
  const contacts = await deps.citizenContacts.of(tx, subject);
  const codes = await deps.contactCodes.open(tx, subject);
  const now = await deps.transactions.now(tx);
  return CONTACT_KINDS.flatMap((kind) => {
    const contact = contacts.find((one) => one.kind === kind && one.address !== undefined);
    const code = codes.find((one) => one.kind === kind && one.expiresAt > now);
    if (contact === undefined && code === undefined) return [];
    const pending = code && {
      address: code.address,
      expiresAt: code.expiresAt,
      triesLeft: Math.max(0, MAX_CODE_TRIES - code.tries),
      codeState: code.state,
    };
    return [{ kind, ...contact, ...(pending !== undefined && { pending }) }];
  });
};

/** Reads a citizen's contacts; what the token says of them is kept first. */
export const makeReadContacts =
  (deps: ReadContactsDeps) =>
  (token: TokenContacts): Promise<readonly ContactOverview[]> =>
    deps.transactions.inTransaction({ kind: 'citizen', subject: token.subject }, async (tx) => {
      await keepTokenContacts(deps, tx, token);
      return contactsOf(deps, tx, token.subject);
    });

export type ReadContacts = ReturnType<typeof makeReadContacts>;
