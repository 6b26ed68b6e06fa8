import type { CaseEvent, CaseState } from './case.ts';
import type { Outcome } from './envelope.ts';

/**
 * The life of a leg as one table: state x sign -> state. A leg is what one body has to answer; its events, in the order in which they
 * happened, are read as signs, and each sign moves the leg by one row. A sign that a row does not name leaves the leg as it is, so that
 * repeats and late reports are harmless. Drawn in docs/states.md (`npm run generate`).
 */
export const LEG_SIGNS = [
  'delivered',
  'registered',
  'in_progress',
  'extended',
  'split',
  'clarification_requested',
  'clarification_closed',
  'forwarded',
  'answered',
  'partially_answered',
  'refused',
  'not_held',
  'returned',
  'lapsed',
  'withdrawn',
  'withdrawal_declined',
  'closed',
  'disputed',
  'reopened',
  'failed',
] as const;
export type LegSign = (typeof LEG_SIGNS)[number];

type Row = { readonly [S in LegSign]?: CaseState };

/** Replies and ends are taken in every state: a late or second reply always attaches. */
const ENDS = {
  answered: 'answered',
  partially_answered: 'partially_answered',
  refused: 'refused',
  not_held: 'not_held',
  returned: 'returned',
  lapsed: 'lapsed',
  withdrawn: 'withdrawn',
} as const satisfies Row;

/** Who works on a letter, or asks about it, has it, whatever became of the receipts on the way. */
const AT_WORK = {
  in_progress: 'in_progress',
  extended: 'in_progress',
  split: 'in_progress',
  clarification_requested: 'clarification',
  clarification_closed: 'in_progress',
  forwarded: 'forwarded',
  reopened: 'in_progress',
} as const satisfies Row;

const UNDECIDED = { ...AT_WORK, ...ENDS, closed: 'closed' } as const satisfies Row;
/** After an end only a new end, a reopening or the citizen's dispute moves a leg; a closing word does not hide how it was answered. */
const ENDED = { ...ENDS, reopened: 'in_progress', disputed: 'disputed' } as const satisfies Row;

/** What each sign makes of a leg in each state. */
export const LEG_MOVES = {
  sending: {
    ...UNDECIDED,
    delivered: 'delivered',
    withdrawal_declined: 'delivered',
    registered: 'registered',
    failed: 'failed',
  },
  failed: { ...UNDECIDED, delivered: 'delivered', withdrawal_declined: 'delivered', registered: 'registered' },
  delivered: { ...UNDECIDED, registered: 'registered', disputed: 'disputed' },
  registered: { ...UNDECIDED, disputed: 'disputed' },
  in_progress: { ...UNDECIDED, disputed: 'disputed' },
  // An interval: until it is closed, signs of work change nothing.
  clarification: { ...ENDS, clarification_closed: 'in_progress', forwarded: 'forwarded', closed: 'closed' },
  // Nothing more is expected of this body, yet it may still speak.
  forwarded: { ...ENDS, reopened: 'in_progress' },
  answered: ENDED,
  // The rest is still owed, so the body may ask about it.
  partially_answered: { ...ENDED, clarification_requested: 'clarification', forwarded: 'forwarded' },
  refused: ENDED,
  not_held: { ...ENDED, forwarded: 'forwarded' },
  returned: ENDED,
  lapsed: ENDED,
  withdrawn: ENDED,
  closed: ENDED,
  // An interval: any later word of the agency about the matter closes it.
  disputed: { ...UNDECIDED, clarification_closed: 'disputed' },
} as const satisfies { readonly [S in CaseState]: Row };

/** The next state of a leg. Total. */
export const nextLegState = (state: CaseState, sign: LegSign): CaseState => {
  const row: Row = LEG_MOVES[state];
  return row[sign] ?? state;
};

const SIGN_OF_OUTCOME: { readonly [O in Outcome]: LegSign } = {
  ANSWERED: 'answered',
  // An answer by post is an answer.
  ANSWERED_BY_POST: 'answered',
  PARTLY_ANSWERED: 'partially_answered',
  REFUSED: 'refused',
  NOT_HELD: 'not_held',
};

const isSign = (kind: string): kind is LegSign => (LEG_SIGNS as readonly string[]).includes(kind);

/** What is known of the citizen's envelopes in a leg, by MessageId. */
export interface SentEnvelopes {
  /** The body is known to have it. */
  hasArrived(messageId: string): boolean;
  /** It carries what the citizen sent into the case later, not the letter that opened the leg. */
  isLater(messageId: string): boolean;
}

/** How an event is read as a sign; undefined where it says nothing about the state. */
export const signOf = (event: CaseEvent, sent: SentEnvelopes): LegSign | undefined => {
  switch (event.kind) {
    case 'reply':
      return event.facts.outcome === undefined ? 'closed' : SIGN_OF_OUTCOME[event.facts.outcome];
    case 'forwarded':
      return event.facts.extent === 'PART' ? 'split' : 'forwarded';
    case 'refused_by_agency':
    case 'delivery_failed': {
      // The letter itself may still be answered where a later one failed.
      const about = event.facts.aboutMessageId ?? event.messageId;
      return about !== undefined && sent.isLater(about) ? undefined : 'failed';
    }
    case 'clarification_replied':
      // It counts from when the citizen wrote, but not before the body has it.
      return event.messageId !== undefined && sent.hasArrived(event.messageId) ? 'clarification_closed' : undefined;
    default:
      return isSign(event.kind) ? event.kind : undefined;
  }
};
