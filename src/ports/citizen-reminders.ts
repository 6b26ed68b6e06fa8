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
  /** Tells two reminders about the same day apart. */
  readonly about?: string;
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
  /** The day in Georgia since which citizens are reminded here. */
  since(tx: Transaction): Promise<Day>;
  /** @returns false where it was noted before. */
  note(tx: Transaction, reminder: NotedReminder): Promise<boolean>;
  /** Cases whose newest reply nobody has opened for so many days and of which nobody was reminded. */
  unread(tx: Transaction, days: number, limit: number): Promise<readonly UnreadReply[]>;
  /** Whether a reply that came on the day or earlier is still unread; for a case that is locked. */
  isUnread(tx: Transaction, reply: Pick<UnreadReply, 'caseId' | 'day'>): Promise<boolean>;
}
