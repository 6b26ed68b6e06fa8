import type { WaitingAgency } from '../domain/agency-reminder.ts';
import type { Transaction } from './transaction.ts';

/** An agency whose contact is to be told that letters wait. */
export interface AgencyWait extends WaitingAgency {
  readonly systemCode: string;
  readonly systemNameKa: string;
  readonly systemNameEn: string;
  readonly agencyCode: string;
  readonly contactEmail: string;
  /** The longest wait, holds and maintenance windows left out. */
  readonly waitedMs: number;
}

/** Agencies for which letters have waited for more than a day, and how far their contacts were told. */
export interface AgencyWaits {
  /** Enters agencies for which letters wait, and forgets those for which none does any more. */
  refresh(tx: Transaction): Promise<void>;
  /** Takes the agencies with a contact whose next mail is due after `days` of waiting; nobody else gets them until `leaseMs` have passed. */
  claimDue(tx: Transaction, days: readonly number[], leaseMs: number): Promise<readonly AgencyWait[]>;
  /** Writes that the mail of that day was sent. */
  told(tx: Transaction, wait: Pick<AgencyWait, 'systemCode' | 'agencyCode'>, day: number): Promise<void>;
}
