import type { ContactKind } from '../../domain/contacts.ts';
import type { ContactCodes } from '../../ports/contact-codes.ts';
import type { Notifications } from '../../ports/notifications.ts';
import type { Transaction } from '../../ports/transaction.ts';

/** What ending a code needs. */
export interface EndCodeDeps {
  readonly contactCodes: Pick<ContactCodes, 'open' | 'end'>;
  readonly notifications: Pick<Notifications, 'drop'>;
}

/** Ends the code that is open for a kind of contact, if one is; a message that has not gone yet does not go. */
export const endCode = async (
  deps: EndCodeDeps,
  tx: Transaction,
  subject: string,
  kind: ContactKind,
): Promise<void> => {
  const open = (await deps.contactCodes.open(tx, subject)).find((code) => code.kind === kind);
  if (open === undefined) return;
  await deps.contactCodes.end(tx, open.codeId);
  await deps.notifications.drop(tx, open.notificationId, 'code_ended');
};
