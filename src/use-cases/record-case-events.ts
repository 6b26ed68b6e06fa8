import type { CaseEvent } from '../domain/case.ts';
import { caseStanding, legIdsOf, standingOf } from '../domain/case-standing.ts';
import type { CaseId, LegId } from '../domain/ids.ts';
import type { NoticeEvent } from '../domain/notices.ts';
import type { CaseSearch } from '../ports/case-search.ts';
import type { Cases, LockedCase } from '../ports/cases.ts';
import { FEED_WAKE_UP, type WakeUp } from '../ports/queue.ts';
import type { Terms } from '../ports/terms.ts';
import type { Transaction } from '../ports/transaction.ts';
import { isNews } from './is-news.ts';
import { type PlanNoticeDeps, planNotice } from './plan-notice.ts';

/** An event on its way into a case. */
export type NewCaseEvent = Pick<CaseEvent, 'kind' | 'occurredAt' | 'messageId' | 'legId'> & {
  readonly facts?: CaseEvent['facts'];
};

// Which events a citizen is told of at once, and under which notice.
const NOTICE_OF: Partial<Record<CaseEvent['kind'], NoticeEvent>> = {
  filed: 'submitted',
  registered: 'registered',
  clarification_requested: 'clarification_requested',
  forwarded: 'forwarded',
  extended: 'extended',
  reply: 'reply',
  returned: 'returned',
  withdrawn: 'withdrawn',
  withdrawal_declined: 'withdrawal_declined',
  lapsed: 'lapsed',
  closed: 'closed',
  reopened: 'reopened',
  attachment_removed: 'attachment_removed',
  delivery_failed: 'delivery_failed',
};

const noticeOf = ({ kind, facts }: CaseEvent): NoticeEvent | undefined => {
  if (kind === 'reply' && facts.outcome === 'PARTLY_ANSWERED') return 'reply_partial';
  if (kind === 'reply' && facts.outcome === 'REFUSED') return 'refused';
  return NOTICE_OF[kind];
};

// The same word again, even in another envelope, changes nothing. Replies are the exception: each is a letter of its own.
const isRepeat = (known: CaseEvent, event: NewCaseEvent): boolean =>
  known.kind === event.kind &&
  known.legId === event.legId &&
  (event.messageId !== undefined && known.messageId === event.messageId
    ? true
    : event.kind === 'registered' &&
      known.facts.registrationNumber === event.facts?.registrationNumber &&
      known.facts.enteredByHand === event.facts?.enteredByHand &&
      known.occurredAt.getTime() === event.occurredAt.getTime());

interface RecordCaseEventsDeps extends PlanNoticeDeps {
  readonly terms: Terms;
  readonly cases: PlanNoticeDeps['cases'] & Pick<Cases, 'appendEvent' | 'events' | 'saveStanding'>;
  readonly caseSearch: Pick<CaseSearch, 'add'>;
}

const noticesOf = async (
  deps: RecordCaseEventsDeps,
  tx: Transaction,
  caseId: CaseId,
  event: CaseEvent,
  agencyCode: string,
): Promise<readonly WakeUp[]> => {
  const notice = noticeOf(event);
  if (notice === undefined) return [];
  const { registrationNumber, newDueOn } = event.facts;
  const aboutDay = notice === 'extended' || notice === 'clarification_requested';
  return planNotice(deps, tx, caseId, notice, {
    agencyCode,
    ...(registrationNumber !== undefined && { registrationNumber }),
    ...(aboutDay && newDueOn !== undefined && { dueOn: newDueOn }),
  });
};

/**
 * Appends events to a case that the caller has locked, derives where that leaves it, and plans the notices.
 * Repeats are dropped. Runs inside the caller's transaction; the caller publishes the wake-ups after it has committed.
 */
export const makeRecordCaseEvents =
  (deps: RecordCaseEventsDeps) =>
  async (
    tx: Transaction,
    locked: LockedCase,
    events: readonly NewCaseEvent[],
    now: Date,
    agencyCode: string,
  ): Promise<readonly WakeUp[]> => {
    const known = [...(await deps.cases.events(tx, locked.caseId))];
    const added: CaseEvent[] = [];
    for (const event of events) {
      if (known.some((earlier) => isRepeat(earlier, event))) continue;
      const whole = { ...event, eventId: deps.ids.uuid(), reportedAt: now, facts: event.facts ?? {} };
      await deps.cases.appendEvent(tx, { ...whole, caseId: locked.caseId });
      known.push(whole);
      added.push(whole);
    }
    if (added.length === 0) return [];
    const numbers = added.flatMap(({ facts }) => facts.registrationNumber ?? []);
    if (numbers.length > 0) await deps.caseSearch.add(tx, locked.caseId, numbers);

    const legs = legIdsOf(known).map((legId) => ({
      legId: legId as LegId,
      ...standingOf(known.filter((event) => event.legId === legId)),
    }));
    const unread = added.filter((event) => event.kind === 'reply').length;
    await deps.cases.saveStanding(tx, locked.caseId, caseStanding(known), legs, unread);
    const wakeUps: WakeUp[] = [FEED_WAKE_UP];
    for (const event of added) {
      if (await isNews(deps, tx, locked, { event, agencyCode }, known))
        wakeUps.push(...(await noticesOf(deps, tx, locked.caseId, event, agencyCode)));
    }
    return wakeUps;
  };

export type RecordCaseEvents = ReturnType<typeof makeRecordCaseEvents>;
