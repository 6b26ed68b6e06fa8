import type { CaseState } from './case.ts';
import type { Outcome } from './envelope.ts';

/** How a letter ended, in the words of the portal API (common.schema.json, Outcome). */
export const CITIZEN_OUTCOMES = [
  'answered',
  'partially_answered',
  'refused',
  'not_held',
  'returned',
  'lapsed',
  'withdrawn',
] as const;
export type CitizenOutcome = (typeof CITIZEN_OUTCOMES)[number];

const OF_REPLY: { readonly [O in Outcome]: CitizenOutcome } = {
  ANSWERED: 'answered',
  // An answer by post is an answer; the letter tells the post.
  ANSWERED_BY_POST: 'answered',
  PARTLY_ANSWERED: 'partially_answered',
  REFUSED: 'refused',
  NOT_HELD: 'not_held',
};

/** Ends without a reply: the state itself is the outcome. */
export const ENDED_STATES = ['returned', 'lapsed', 'withdrawn'] as const satisfies readonly (CaseState &
  CitizenOutcome)[];

const isEndedState = (state: string): state is (typeof ENDED_STATES)[number] =>
  (ENDED_STATES as readonly string[]).includes(state);

/** The outcome of one reply. */
export const outcomeOfReply = (outcome: Outcome): CitizenOutcome => OF_REPLY[outcome];

/** The outcome of a case or leg from where it stands. @returns undefined while it has none. */
export const outcomeOfStanding = (standing: {
  readonly state: CaseState;
  readonly outcome?: Outcome;
}): CitizenOutcome | undefined => {
  if (isEndedState(standing.state)) return standing.state;
  return standing.outcome === undefined ? undefined : OF_REPLY[standing.outcome];
};

/** Which standings have an outcome: the other way round, for searching. */
export const standingsWith = (
  outcome: CitizenOutcome,
): { readonly endedStates: readonly CaseState[]; readonly outcomes: readonly Outcome[] } => ({
  endedStates: ENDED_STATES.filter((state) => state === outcome),
  outcomes: (Object.keys(OF_REPLY) as Outcome[]).filter((reply) => OF_REPLY[reply] === outcome),
});
