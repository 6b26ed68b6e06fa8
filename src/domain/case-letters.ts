import type { CaseEvent, CaseEventKind, CaseState } from './case.ts';
import { addDays, type Day, startOfDay } from './days.ts';
import type { MessageKind } from './envelope.ts';
import type { LegClock } from './leg-clock.ts';

/** What a citizen can send into a case of theirs; case-letter-kind.schema.json. */
export const CASE_LETTER_KINDS = ['clarification_reply', 'followup', 'withdrawal', 'reminder', 'dispute'] as const;
export type CaseLetterKind = (typeof CASE_LETTER_KINDS)[number];

/** How each kind travels, what it leaves in the timeline, and which of an agency's words it answers, if any. */
export const CASE_LETTERS: {
  readonly [K in CaseLetterKind]: {
    readonly messageKind: MessageKind;
    readonly event: CaseEventKind;
    readonly answers: readonly CaseEventKind[];
  };
} = {
  clarification_reply: {
    messageKind: 'CLARIFICATION_REPLY',
    event: 'clarification_replied',
    answers: ['clarification_requested'],
  },
  followup: { messageKind: 'FOLLOW_UP', event: 'followed_up', answers: ['reply', 'returned', 'lapsed'] },
  withdrawal: { messageKind: 'WITHDRAWAL', event: 'withdrawal_requested', answers: [] },
  reminder: { messageKind: 'REMINDER', event: 'reminded', answers: [] },
  dispute: { messageKind: 'DISPUTE', event: 'disputed', answers: ['reply', 'returned', 'closed'] },
};

/**
 * What the standing of a leg allows; the rules below narrow it. A failed letter can only be taken back: the agency does not have it.
 * A forwarded leg has nothing to say any more: what is meant for the case goes to the body that has it now. A case that was closed
 * without an answer is silence made final.
 */
export const POSSIBLE_IN: { readonly [S in CaseState]: readonly CaseLetterKind[] } = {
  sending: ['followup', 'withdrawal'],
  failed: ['withdrawal'],
  delivered: ['followup', 'withdrawal', 'reminder', 'dispute'],
  registered: ['followup', 'withdrawal', 'reminder', 'dispute'],
  in_progress: ['followup', 'withdrawal', 'reminder', 'dispute'],
  clarification: ['clarification_reply', 'followup', 'withdrawal'],
  forwarded: [],
  answered: ['followup', 'dispute'],
  partially_answered: ['followup', 'reminder', 'dispute'],
  refused: ['followup', 'dispute'],
  not_held: ['followup', 'dispute'],
  returned: ['followup', 'dispute'],
  lapsed: ['followup'],
  withdrawn: [],
  disputed: ['followup', 'reminder'],
  closed: ['dispute'],
};

const DAY_MS = 24 * 3_600_000;

/** A body that is written to every day answers nothing sooner; citizen-systems.md, duplicates and daily limits. */
export const REMINDER_EVERY_MS = 5 * DAY_MS;

/**
 * When an agency that says nothing counts as silent where no clock runs: the month of the General Administrative Code (articles 100 and
 * 183), taken at its longest.
 */
export const SILENCE_AFTER_MS = 31 * DAY_MS;

const endOfDay = (day: Day): Date => startOfDay(addDays(day, 1));

// By our own clock: agencies often know the day only, and a decision about a letter cannot reach us before the letter was sent.
const newest = (events: readonly CaseEvent[], kinds: readonly CaseEventKind[]): CaseEvent | undefined =>
  events
    .filter((event) => kinds.includes(event.kind))
    .sort((a, b) => a.reportedAt.getTime() - b.reportedAt.getTime() || (a.eventId < b.eventId ? -1 : 1))
    .at(-1);

const isOpen = (events: readonly CaseEvent[], opens: CaseEventKind, ends: readonly CaseEventKind[]): boolean =>
  newest(events, [opens, ...ends])?.kind === opens;

/** From when on an agency that still says nothing is silent. @returns undefined while it does not have the letter, or waits for the citizen. */
const silentFrom = ({ events, clock }: LegHistory): Date | undefined => {
  if (clock !== undefined) return clock.deadline.dueOn === undefined ? undefined : endOfDay(clock.deadline.dueOn);
  // What stops a clock makes it begin again: kinder to the agency than the law, never less.
  const restarts: readonly CaseEventKind[] = ['clarification_closed', 'clarification_replied', 'reopened'];
  const has: readonly CaseEventKind[] = ['delivered', 'registered', 'in_progress', 'extended'];
  const first = events
    .filter((event) => has.includes(event.kind))
    .reduce<Date | undefined>((min, event) => (min && min <= event.reportedAt ? min : event.reportedAt), undefined);
  const start = newest(events, restarts)?.reportedAt ?? first;
  if (start === undefined) return undefined;
  const due = events.flatMap((event) => (event.facts.newDueOn === undefined ? [] : [endOfDay(event.facts.newDueOn)]));
  return new Date(Math.max(start.getTime() + SILENCE_AFTER_MS, ...due.map((end) => end.getTime())));
};

const RUNNING: readonly CaseState[] = ['delivered', 'registered', 'in_progress'];

/**
 * From when on each kind may be sent, given that the standing allows it: an instant, `true` for at once, `false` for not before
 * something else happens.
 */
const RULES: {
  readonly [K in CaseLetterKind]?: (leg: LegHistory) => boolean | Date;
} = {
  // One that is undecided is enough.
  withdrawal: ({ events }) => !isOpen(events, 'withdrawal_requested', ['withdrawn', 'withdrawal_declined']),
  reminder: ({ events }) => {
    const last = newest(events, ['reminded']);
    return last === undefined || new Date(last.reportedAt.getTime() + REMINDER_EVERY_MS);
  },
  // One for each answer, or for each silence.
  dispute: (leg) =>
    !isOpen(leg.events, 'disputed', ['reply', 'returned', 'closed', 'reopened']) &&
    (!RUNNING.includes(leg.state) || (silentFrom(leg) ?? false)),
};

/** A leg with its own events, in any order. */
export interface LegHistory {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  /** Where an answer is owed by a day and the term has begun. */
  readonly clock?: Pick<LegClock, 'deadline'>;
}

/** From when on a kind may be sent into a leg: an instant, `true` for at once, `false` while it may not. Pure. */
export const possibleFrom = (kind: CaseLetterKind, leg: LegHistory): boolean | Date =>
  POSSIBLE_IN[leg.state].includes(kind) && (RULES[kind]?.(leg) ?? true);

/** What may be sent into a leg now, in the order of CASE_LETTER_KINDS. Pure. */
export const possibleKinds = (leg: LegHistory, now: Date): readonly CaseLetterKind[] =>
  CASE_LETTER_KINDS.filter((kind) => {
    const from = possibleFrom(kind, leg);
    return from instanceof Date ? from <= now : from;
  });

/** The agency's envelope that a letter of this kind answers, so that it can refer to it. @returns undefined where there is none. */
export const answeredMessage = (kind: CaseLetterKind, events: readonly CaseEvent[]): string | undefined =>
  newest(
    events.filter((event) => event.messageId !== undefined),
    CASE_LETTERS[kind].answers,
  )?.messageId;
