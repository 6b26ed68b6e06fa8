import type { Day } from '../domain/days.ts';
import type { CaseId } from '../domain/ids.ts';
import type { NoticeEvent } from '../domain/notices.ts';
import type { Transaction } from './transaction.ts';

/** What a citizen was told because time had passed. */
export interface NotedReminder {
  readonly caseId: CaseId;
  readonly legId: string;
  readonly event: NoticeEvent;
  readonly day: Day;
}

/** A reply that lies unread. */
export interface UnreadReply {
  readonly caseId: CaseId;
  readonly legId: string;
  readonly agencyCode: string;
  /** The day in Georgia on which the newest came. */
  readonly day: Day;
}

/** Reminders, each once for each day that it is about. */
export interface CitizenReminders {
  /** @returns false where it was noted before. */
  note(tx: Transaction, reminder: NotedReminder): Promise<boolean>;
  /** Cases with replies that nobody has opened for so many days and of which nobody was reminded. */
  unread(tx: Transaction, days: number, limit: number): Promise<readonly UnreadReply[]>;
}
