import type { ContactKind } from '../../domain/contacts.ts';
import type { CitizenContacts } from '../../ports/citizen-contacts.ts';
import type { Log } from '../../ports/log.ts';
import type { Transactions } from '../../ports/transaction.ts';
import { type EndCodeDeps, endCode } from './end-code.ts';

/**
 * Forgets an address, and one that waits for its code: from now on nothing is sent there, whatever the citizen's letters carry or the
 * identity provider says. Idempotent.
 */
export const makeRemoveContact =
  (
    deps: EndCodeDeps & {
      readonly transactions: Pick<Transactions, 'inTransaction'>;
      readonly citizenContacts: Pick<CitizenContacts, 'lock' | 'put'>;
      readonly log: Pick<Log, 'note'>;
    },
  ) =>
  async (subject: string, kind: ContactKind): Promise<void> => {
    await deps.transactions.inTransaction({ kind: 'citizen', subject }, async (tx) => {
      await deps.citizenContacts.lock(tx, subject);
      await endCode(deps, tx, subject, kind);
      await deps.citizenContacts.put(tx, subject, { kind, source: 'citizen', confirmed: false });
    });
    deps.log.note('contact.removed', { kind });
  };

export type RemoveContact = ReturnType<typeof makeRemoveContact>;
