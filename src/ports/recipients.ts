import type { CaseId } from '../domain/ids.ts';
import type { NoticeSettings } from '../domain/notice-settings.ts';
import type { Recipient } from '../domain/notice-verdict.ts';
import type { Transaction } from './transaction.ts';

/** Whom notices go to, and how they want to be told. */
export interface Recipients {
  /** The owner of a case. A kind of contact is missing where nothing was ever recorded, as for letters of before there were records. */
  ofCase(tx: Transaction, caseId: CaseId): Promise<Recipient>;
  settingsOf(tx: Transaction, subject: string): Promise<NoticeSettings>;
  /** Writes settings over those before. */
  putSettings(tx: Transaction, subject: string, settings: NoticeSettings): Promise<void>;
}
