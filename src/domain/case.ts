import type { Outcome } from './envelope.ts';

/**
 * A case is what a citizen sees of a letter. Its state is never stored by hand: it is derived from the set of events,
 * so that any order of arrival gives the same answer and nothing goes backwards (exchange.md, States).
 */
export const CASE_EVENTS = [
  'filed',
  'sealed',
  'acknowledged',
  'delivered',
  'registered',
  'in_progress',
  'clarification_requested',
  'clarification_closed',
  'extended',
  'forwarded',
  'reply',
  'returned',
  'lapsed',
  'withdrawn',
  'withdrawal_declined',
  'refused_by_agency',
  'delivery_failed',
  'reopened',
  'closed',
  'attachment_removed',
  'notified',
  'opened',
  // What a citizen sends into a case; `messageId` is that of the envelope that carries it.
  'clarification_replied',
  'followed_up',
  'withdrawal_requested',
  'reminded',
  'disputed',
] as const;
export type CaseEventKind = (typeof CASE_EVENTS)[number];

/** What happened, when it happened there and when it was told here. */
export interface CaseEvent {
  readonly eventId: string;
  readonly kind: CaseEventKind;
  readonly legId?: string;
  readonly occurredAt: Date;
  readonly reportedAt: Date;
  readonly messageId?: string;
  /** Codes, numbers and days only. */
  readonly facts: EventFacts;
}

export interface EventFacts {
  readonly outcome?: Outcome;
  readonly registrationNumber?: string;
  readonly newDueOn?: string;
  readonly problemCode?: string;
  /** attachment_removed: which file. */
  readonly fileId?: string;
  readonly channel?: string;
  readonly event?: string;
}

/** The states of citizen.md, as a citizen sees them. */
export const CASE_STATES = [
  'sending',
  'failed',
  'delivered',
  'registered',
  'in_progress',
  'clarification',
  'forwarded',
  'answered',
  'partially_answered',
  'refused',
  'not_held',
  'returned',
  'lapsed',
  'withdrawn',
  'disputed',
  'closed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What the events of one leg, or of a whole case, add up to. */
export interface CaseStanding {
  readonly state: CaseState;
  readonly outcome?: Outcome;
  readonly registrationNumber?: string;
  readonly registeredAt?: Date;
  /** When the newest outcome occurred; set exactly when there is an outcome or another end. */
  readonly completedAt?: Date;
}

const OUTCOME_STATE: { readonly [O in Outcome]: CaseState } = {
  ANSWERED: 'answered',
  ANSWERED_BY_POST: 'answered',
  PARTLY_ANSWERED: 'partially_answered',
  REFUSED: 'refused',
  NOT_HELD: 'not_held',
};

/** Ends that carry no reply. */
const END_STATE: Partial<Record<CaseEventKind, CaseState>> = {
  returned: 'returned',
  lapsed: 'lapsed',
  withdrawn: 'withdrawn',
  closed: 'closed',
};

/** How far a leg has come without an end; the highest that was reported counts, whatever came first. */
const RANK: readonly (readonly [CaseEventKind, CaseState])[] = [
  ['extended', 'in_progress'],
  ['in_progress', 'in_progress'],
  ['registered', 'registered'],
  // Who asks or decides something about a letter has it, whatever became of the receipts on the way.
  ['clarification_requested', 'delivered'],
  ['clarification_closed', 'delivered'],
  ['withdrawal_declined', 'delivered'],
  ['delivered', 'delivered'],
];

/**
 * Which of two events of the same instant comes first; agencies often know the second or the day only. What opens comes before
 * what closes, an end after what led to it.
 */
const ORDER: readonly CaseEventKind[] = [
  'filed',
  'sealed',
  'acknowledged',
  'delivered',
  'refused_by_agency',
  'delivery_failed',
  'registered',
  'in_progress',
  'extended',
  'forwarded',
  'clarification_requested',
  'clarification_replied',
  'clarification_closed',
  'followed_up',
  'reminded',
  'withdrawal_requested',
  'withdrawal_declined',
  'returned',
  'lapsed',
  'withdrawn',
  'reply',
  'closed',
  'disputed',
  'reopened',
  'attachment_removed',
  'notified',
  'opened',
];

// The order of a set of events must not depend on the order in which they came, so nothing that is given on arrival may decide it:
// the time they happened, then their kind, then the sender's own id.
const byTime = (a: CaseEvent, b: CaseEvent): number =>
  a.occurredAt.getTime() - b.occurredAt.getTime() ||
  ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
  compare(a.messageId ?? '', b.messageId ?? '') ||
  compare(a.eventId, b.eventId);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const newest = (events: readonly CaseEvent[], kinds: readonly CaseEventKind[]): CaseEvent | undefined =>
  events
    .filter((event) => kinds.includes(event.kind))
    .sort(byTime)
    .at(-1);

const isOpenInterval = (
  events: readonly CaseEvent[],
  opens: CaseEventKind,
  closes: readonly CaseEventKind[],
): boolean => newest(events, [opens, ...closes])?.kind === opens;

/**
 * Where a set of events leaves a leg (or a case of one leg).
 * Pure, total, and the same for every permutation and repetition of the same events.
 */
export const standingOf = (events: readonly CaseEvent[]): CaseStanding => {
  // The first registration is the legal event; a repeat under another number does not move it.
  const registration = events.filter((event) => event.kind === 'registered').sort(byTime)[0];
  const registered =
    registration === undefined
      ? {}
      : {
          registeredAt: registration.occurredAt,
          ...(registration.facts.registrationNumber !== undefined && {
            registrationNumber: registration.facts.registrationNumber,
          }),
        };

  const end = newest(events, ['reply', 'returned', 'lapsed', 'withdrawn', 'closed']);
  const reply = newest(events, ['reply']);
  const reopened = isOpenInterval(events, 'reopened', ['reply', 'returned', 'lapsed', 'withdrawn', 'closed']);
  if (end !== undefined && !reopened) {
    // A closing word after a reply does not hide how the letter was answered.
    const outcome = reply?.facts.outcome;
    const ended = outcome !== undefined && (end.kind === 'reply' || end.kind === 'closed');
    return {
      ...registered,
      state: ended ? OUTCOME_STATE[outcome] : (END_STATE[end.kind] ?? 'closed'),
      ...(outcome !== undefined && { outcome }),
      completedAt: end.occurredAt,
    };
  }

  if (isOpenInterval(events, 'clarification_requested', ['clarification_closed'])) {
    return { ...registered, state: 'clarification' };
  }
  const reached = RANK.find(([kind]) => events.some((event) => event.kind === kind));
  if (reopened) return { ...registered, state: 'in_progress' };
  if (reached !== undefined) return { ...registered, state: reached[1] };
  if (events.some((event) => event.kind === 'refused_by_agency' || event.kind === 'delivery_failed')) {
    return { state: 'failed' };
  }
  return { state: 'sending' };
};

// Which leg speaks for a case of several: the one that still needs something, before those that are done.
const LEG_PRIORITY: readonly CaseState[] = [
  'clarification',
  'failed',
  'in_progress',
  'registered',
  'delivered',
  'sending',
  'partially_answered',
  'refused',
  'not_held',
  'returned',
  'lapsed',
  'answered',
  'withdrawn',
  'closed',
];

/** Where all legs together leave a case. Events without a leg (filed, opened) say nothing about its state. */
export const caseStanding = (events: readonly CaseEvent[]): CaseStanding => {
  // Sorted, so that legs in the same state do not take turns with the order of arrival; ids sort by the time they were made.
  const legIds = [...new Set(events.flatMap((event) => (event.legId === undefined ? [] : [event.legId])))].sort();
  const standings = legIds.map((legId) => standingOf(events.filter((event) => event.legId === legId)));
  standings.sort((a, b) => LEG_PRIORITY.indexOf(a.state) - LEG_PRIORITY.indexOf(b.state));
  const speaking = standings[0] ?? { state: 'sending' as const };
  const completed = standings
    .filter((standing) => standing.completedAt !== undefined)
    .sort((a, b) => (a.completedAt?.getTime() ?? 0) - (b.completedAt?.getTime() ?? 0))
    .at(-1);
  const outcome = speaking.outcome ?? completed?.outcome;
  return {
    ...speaking,
    ...(outcome !== undefined && { outcome }),
    ...(completed?.completedAt !== undefined && { completedAt: completed.completedAt }),
  };
};
