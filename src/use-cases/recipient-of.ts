import type { CaseId } from '../domain/ids.ts';
import type { NoticeLanguage } from '../domain/notice-template.ts';
import { type Recipient, reachedAt } from '../domain/notice-verdict.ts';
import type { Cases } from '../ports/cases.ts';
import type { Recipients } from '../ports/recipients.ts';
import type { Transaction } from '../ports/transaction.ts';

/** What finding the recipient of a case's notices needs. */
export interface RecipientOfDeps {
  readonly cases: Pick<Cases, 'initiator'>;
  readonly recipients: Pick<Recipients, 'ofCase'>;
}

/**
 * Whom the notices of a case go to, and in which language: by what is on record about the citizen at this moment, else by the letter, as before
 * there were records.
 */
export const recipientOf = async (
  deps: RecipientOfDeps,
  tx: Transaction,
  caseId: CaseId,
): Promise<Recipient & { readonly language: NoticeLanguage }> => {
  const { settings, contacts } = await deps.recipients.ofCase(tx, caseId);
  const { contacts: written } = await deps.cases.initiator(tx, caseId);
  return {
    settings,
    contacts: reachedAt(contacts, written),
    language: settings.language ?? (written.language === 'en' ? 'en' : 'ka'),
  };
};
