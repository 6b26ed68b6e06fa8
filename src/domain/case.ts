import { canonicalJson } from './canonical-json.ts';
import type { Outcome } from './envelope.ts';
import type { Term } from './term.ts';

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
  // A day off was decreed: the last day for the answer is another one.
  'term_moved',
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
  /** `registered`, `extended`, `term_moved`: the last day for the answer; `clarification_requested`: the last day for the citizen's. */
  readonly newDueOn?: string;
  /** `term_moved`: the last day before. */
  readonly previousDueOn?: string;
  /** `reply` and ends: how long one can complain, where the agency named it. */
  readonly appealTerm?: Pick<Term, 'amount' | 'unit'>;
  readonly problemCode?: string;
  /** attachment_removed: which file. */
  readonly fileId?: string;
  /** `sealed`: the envelope whose place this one takes, because its seal was no longer good. */
  readonly replaces?: string;
  /** The envelope of ours that an agency's word is about. */
  readonly aboutMessageId?: string;
  /** `forwarded`: whether the agency is done with the letter or keeps a part of it, to whom it went, and the leg that was opened. */
  readonly extent?: 'WHOLE' | 'PART';
  readonly toAgencyCode?: string;
  readonly toLegId?: string;
  readonly channel?: string;
  readonly event?: string;
  /** A registration that a person typed in: the agency's system was off. */
  readonly enteredByHand?: boolean;
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
  'forwarded',
  'closed',
  'disputed',
  'reopened',
  'attachment_removed',
  'term_moved',
  'notified',
  'opened',
];

/** When an event counts as having happened: a clock of an agency that is ahead cannot put a word after the moment it was heard. */
export const happenedAt = ({ occurredAt, reportedAt }: Pick<CaseEvent, 'occurredAt' | 'reportedAt'>): Date =>
  occurredAt < reportedAt ? occurredAt : reportedAt;

/**
 * The order in which a set of events happened. It must not depend on the order in which they came, so nothing that is given on arrival
 * may decide it: the time they happened, then their kind, then the sender's own id, then what they say.
 */
export const byTime = (a: CaseEvent, b: CaseEvent): number =>
  happenedAt(a).getTime() - happenedAt(b).getTime() ||
  ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
  compare(a.messageId ?? '', b.messageId ?? '') ||
  compare(canonicalJson(a.facts), canonicalJson(b.facts)) ||
  compare(a.eventId, b.eventId);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
