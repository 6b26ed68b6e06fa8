import { type CaseEvent, type CaseState, happenedAt } from './case.ts';
import { lifeOf } from './case-standing.ts';
import { type Day, dayInTbilisi } from './days.ts';
import { deadlineOf } from './deadline.ts';
import type { LegClock } from './leg-clock.ts';
import type { Remedy, Term } from './term.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** What a citizen can complain about to the body above. */
export const COMPLAINT_GROUNDS = [
  'answer',
  'partial_answer',
  'refusal',
  'not_held',
  'returned',
  'lapsed',
  'closed',
  'silence',
] as const;
export type ComplaintGround = (typeof COMPLAINT_GROUNDS)[number];

/** What is contested, and until when. */
export interface Contested {
  readonly ground: ComplaintGround;
  /** The agency's word; absent for silence. */
  readonly messageId?: string;
  /** When the agency decided; for silence the last day on which it should have. */
  readonly decidedOn: Day;
  /** When the citizen could learn of it: the term for complaining counts from then. */
  readonly noticeOn: Day;
  /** How long, where the agency named it. */
  readonly appealTerm?: Pick<Term, 'amount' | 'unit'>;
}

const GROUND_OF: Partial<Record<CaseState, ComplaintGround>> = {
  answered: 'answer',
  partially_answered: 'partial_answer',
  refused: 'refusal',
  not_held: 'not_held',
  returned: 'returned',
  lapsed: 'lapsed',
  closed: 'closed',
};

/**
 * What of a leg can be contested on a day: how it ended last, else that its term is over. A dispute does not take that away. Undefined while
 * the agency has time, and where the citizen or nobody ended it. Pure.
 * @param events those of the leg.
 */
export const contestedIn = (
  events: readonly CaseEvent[],
  clock: LegClock | undefined,
  today: Day,
): Contested | undefined => {
  let ended: Contested | undefined;
  for (const { event, life } of lifeOf(events)) {
    const ground = GROUND_OF[life.state];
    if (ground === undefined) {
      if (life.state !== 'disputed') ended = undefined;
    } else if (ended?.ground !== ground || event.kind === 'reply')
      ended = {
        ground,
        decidedOn: dayInTbilisi(happenedAt(event)),
        noticeOn: dayInTbilisi(event.reportedAt),
        ...(event.messageId !== undefined && { messageId: event.messageId }),
        ...(event.facts.appealTerm !== undefined && { appealTerm: event.facts.appealTerm }),
      };
  }
  if (ended !== undefined) return ended;
  const { dueOn } = clock?.deadline ?? {};
  if (dueOn === undefined || clock?.stoppedOn !== undefined || today <= dueOn) return undefined;
  // Cautious: a day too many would cost the right.
  return { ground: 'silence', decidedOn: dueOn, noticeOn: dueOn };
};

/** Whether a complaint to the body above is the way for letters of a type; others go to a court, to a body of its own, or nowhere. Pure. */
export const isHeardAbove = (remedy: Remedy | undefined): boolean => remedy?.startsWith('admin_complaint') === true;

/** The month of the General Administrative Code, Art. 180; no lawyer has confirmed it here. */
const USUAL_TERM = { amount: 1, unit: 'month' } as const;

/** The last day for a complaint, by the term that the agency named with its answer, else by the usual one. Pure. */
export const complainUntil = (
  { noticeOn, appealTerm: named }: Pick<Contested, 'noticeOn' | 'appealTerm'>,
  calendar: WorkCalendar,
): { readonly day: Day; readonly named: boolean } => ({
  day: deadlineOf({ ...(named ?? USUAL_TERM), starts: 'delivered' }, noticeOn, calendar).dueOn ?? noticeOn,
  named: named !== undefined,
});
