import { checkSettings, type NoticeSettings } from '../domain/notice-settings.ts';
import type { Result } from '../domain/problems.ts';
import type { Recipients } from '../ports/recipients.ts';
import type { Transactions } from '../ports/transaction.ts';

/** Writes how a citizen wants to be told, over what was chosen before. Idempotent. Problems: Validation, LegalNotice. */
export const makeChangeNoticeSettings =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly recipients: Pick<Recipients, 'putSettings'>;
  }) =>
  async (subject: string, settings: NoticeSettings): Promise<Result<NoticeSettings>> => {
    const checked = checkSettings(settings);
    if (checked.ok)
      await deps.transactions.inTransaction({ kind: 'citizen', subject }, (tx) =>
        deps.recipients.putSettings(tx, subject, checked.value),
      );
    return checked;
  };

export type ChangeNoticeSettings = ReturnType<typeof makeChangeNoticeSettings>;
