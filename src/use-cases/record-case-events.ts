import type { CaseEvent } from '../domain/case.ts';
import { caseStanding, legIdsOf, standingOf } from '../domain/case-standing.ts';
import type { CaseId, LegId, NotificationId } from '../domain/ids.ts';
import { NOTICE_EVENTS, type NoticeChannel, type NoticeEvent } from '../domain/notices.ts';
import type { Cases, LockedCase } from '../ports/cases.ts';
import type { Ids } from '../ports/clock.ts';
import type { Notifications } from '../ports/notifications.ts';
import { FEED_WAKE_UP, type WakeUp } from '../ports/queue.ts';
import type { Transaction } from '../ports/transaction.ts';

/** An event on its way into a case. */
export type NewCaseEvent = Pick<CaseEvent, 'kind' | 'occurredAt' | 'messageId' | 'legId'> & {
  readonly facts?: CaseEvent['facts'];
};

// Which events a citizen is told of at once, and under which notice.
const NOTICE_OF: Partial<Record<CaseEvent['kind'], NoticeEvent>> = {
  registered: 'registered',
  clarification_requested: 'clarification_requested',
  forwarded: 'forwarded',
  extended: 'extended',
  reply: 'reply',
  returned: 'returned',
  withdrawn: 'withdrawn',
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

const channelsOf = (notice: NoticeEvent): readonly NoticeChannel[] => NOTICE_EVENTS[notice].channels;

interface RecordCaseEventsDeps {
  readonly cases: Pick<Cases, 'appendEvent' | 'events' | 'saveStanding' | 'initiator'>;
  readonly notifications: Pick<Notifications, 'insert'>;
  readonly ids: Pick<Ids, 'uuid'>;
}

// The citizen is told of the first registration, which is the legal one; a second number only joins the timeline. Where the first was
// typed in by a person, the agency's own word is news if it says another number.
const isNews = (event: CaseEvent, all: readonly CaseEvent[]): boolean =>
  event.kind !== 'registered' ||
  !all.some(
    (other) =>
      other !== event &&
      other.kind === 'registered' &&
      other.legId === event.legId &&
      (other.facts.enteredByHand !== true || other.facts.registrationNumber === event.facts.registrationNumber),
  );

const planNotice = async (
  deps: RecordCaseEventsDeps,
  tx: Transaction,
  caseId: CaseId,
  event: CaseEvent,
  agencyCode: string,
): Promise<WakeUp[]> => {
  const notice = noticeOf(event);
  if (notice === undefined) return [];
  const { contacts } = await deps.cases.initiator(tx, caseId);
  const reachable = (
    [
      ['email', contacts.email],
      ['sms', contacts.phone],
    ] as const
  ).flatMap(([channel, address]) => (address !== undefined && channelsOf(notice).includes(channel) ? [channel] : []));
  const wakeUps: WakeUp[] = [];
  for (const channel of reachable) {
    const notificationId = deps.ids.uuid() as NotificationId;
    const { registrationNumber, newDueOn } = event.facts;
    const aboutDay = notice === 'extended' || notice === 'clarification_requested';
    await deps.notifications.insert(tx, {
      notificationId,
      caseId,
      event: notice,
      channel,
      language: contacts.language === 'en' ? 'en' : 'ka',
      facts: {
        agencyCode,
        ...(registrationNumber !== undefined && { registrationNumber }),
        ...(aboutDay && newDueOn !== undefined && { dueOn: newDueOn }),
      },
    });
    wakeUps.push({ topic: 'notification', id: notificationId });
  }
  return wakeUps;
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

    const legs = legIdsOf(known).map((legId) => ({
      legId: legId as LegId,
      ...standingOf(known.filter((event) => event.legId === legId)),
    }));
    const unread = added.filter((event) => event.kind === 'reply').length;
    await deps.cases.saveStanding(tx, locked.caseId, caseStanding(known), legs, unread);
    const wakeUps: WakeUp[] = [FEED_WAKE_UP];
    for (const event of added) {
      if (isNews(event, known)) wakeUps.push(...(await planNotice(deps, tx, locked.caseId, event, agencyCode)));
    }
    return wakeUps;
  };

export type RecordCaseEvents = ReturnType<typeof makeRecordCaseEvents>;
