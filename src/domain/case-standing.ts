import { byTime, type CaseEvent, type CaseState, happenedAt } from './case.ts';
import type { Outcome } from './envelope.ts';
import { nextLegState, type SentEnvelopes, signOf } from './leg-moves.ts';

/** What the events of one leg, or of a whole case, add up to. */
export interface CaseStanding {
  readonly state: CaseState;
  /** How it was answered, until the case is taken up again. */
  readonly outcome?: Outcome;
  readonly registrationNumber?: string;
  readonly registeredAt?: Date;
  /** Set where no sealed registration has come and a person typed one in. */
  readonly registeredByHand?: true;
  /** When the newest outcome or end occurred. */
  readonly completedAt?: Date;
  /** The agency has extended its term at least once; `replyDueOn` is the newest day. */
  readonly extended?: true;
  /** The last day for the answer, as the agency named it last. */
  readonly replyDueOn?: string;
  /** In state clarification: the last day for the citizen's answer. */
  readonly clarificationDueOn?: string;
  /** The citizen asked to withdraw and the agency has not decided yet. */
  readonly withdrawalAskedAt?: Date;
}

/** The states in which nothing more is awaited. */
export const ENDED_LEG_STATES: readonly CaseState[] = [
  'answered',
  'partially_answered',
  'refused',
  'not_held',
  'returned',
  'lapsed',
  'withdrawn',
  'closed',
];
const isEnded = (state: CaseState): boolean => ENDED_LEG_STATES.includes(state);

const AT_WORK_STATES: readonly CaseState[] = ['in_progress', 'clarification'];

type Life = Pick<CaseStanding, 'state' | 'outcome' | 'completedAt'>;

const oneStep = (life: Life, event: CaseEvent, sent: SentEnvelopes): Life => {
  const sign = signOf(event, sent);
  if (sign === undefined) return life;
  const state = nextLegState(life.state, sign);
  const at = happenedAt(event);
  if (event.kind === 'reply') {
    const { outcome } = event.facts;
    return { state, completedAt: at, ...(outcome !== undefined && { outcome }) };
  }
  if (isEnded(state) && state !== life.state) return { ...life, state, completedAt: at };
  // Taken up again: what was answered before is no longer how it ended. The rest of a partial answer is no new beginning.
  const takenUp = AT_WORK_STATES.includes(state) && (life.state === 'disputed' || isEnded(life.state));
  return takenUp && life.state !== 'partially_answered' ? { state } : { ...life, state };
};

const newest = (events: readonly CaseEvent[], kinds: readonly CaseEvent['kind'][]): CaseEvent | undefined =>
  events
    .filter((event) => kinds.includes(event.kind))
    .sort(byTime)
    .at(-1);

/**
 * The registration that counts. The first is the legal event: a repeat under another number does not move it. What a person typed in
 * stands until the agency's own sealed word comes.
 */
export const registrationIn = (events: readonly CaseEvent[]): CaseEvent | undefined => {
  const all = events.filter((event) => event.kind === 'registered').sort(byTime);
  return all.find((event) => event.facts.enteredByHand !== true) ?? all[0];
};

const registration = (
  events: readonly CaseEvent[],
): Pick<CaseStanding, 'registeredAt' | 'registrationNumber' | 'registeredByHand'> => {
  const first = registrationIn(events);
  if (first === undefined) return {};
  const { registrationNumber, enteredByHand } = first.facts;
  return {
    registeredAt: first.occurredAt,
    ...(registrationNumber !== undefined && { registrationNumber }),
    ...(enteredByHand === true && { registeredByHand: true }),
  };
};

const flags = (
  events: readonly CaseEvent[],
  state: CaseState,
): Pick<CaseStanding, 'extended' | 'replyDueOn' | 'clarificationDueOn' | 'withdrawalAskedAt'> => {
  const named = events.filter((event) => event.facts.newDueOn !== undefined);
  const replyDueOn = newest(named, ['registered', 'extended'])?.facts.newDueOn;
  const clarificationDueOn = newest(events, ['clarification_requested'])?.facts.newDueOn;
  const withdrawal = newest(events, ['withdrawal_requested', 'withdrawn', 'withdrawal_declined']);
  return {
    ...(events.some((event) => event.kind === 'extended') && { extended: true as const }),
    ...(replyDueOn !== undefined && { replyDueOn }),
    ...(state === 'clarification' && clarificationDueOn !== undefined && { clarificationDueOn }),
    ...(withdrawal?.kind === 'withdrawal_requested' && !isEnded(state) && { withdrawalAskedAt: withdrawal.occurredAt }),
  };
};

/** What a citizen sends into a case; `messageId` is that of its envelope. */
export const SENT_LATER: readonly CaseEvent['kind'][] = [
  'clarification_replied',
  'followed_up',
  'withdrawal_requested',
  'reminded',
  'disputed',
];

const sentEnvelopesOf = (events: readonly CaseEvent[]): SentEnvelopes => {
  const replaced = new Map(
    events.flatMap(({ messageId, facts }) =>
      messageId === undefined || facts.replaces === undefined ? [] : [[messageId, facts.replaces] as const],
    ),
  );
  // An envelope that was sealed again carries the same letter under another MessageId.
  const firstOf = (messageId: string): string => {
    const seen = new Set<string>();
    let id = messageId;
    for (let earlier = replaced.get(id); earlier !== undefined && !seen.has(earlier); earlier = replaced.get(id))
      seen.add((id = earlier));
    return id;
  };
  const arrived = new Set(
    events.flatMap(({ kind, facts }) =>
      kind === 'refused_by_agency' || facts.aboutMessageId === undefined ? [] : [firstOf(facts.aboutMessageId)],
    ),
  );
  const later = new Set(
    events.flatMap(({ kind, messageId }) => (messageId !== undefined && SENT_LATER.includes(kind) ? [messageId] : [])),
  );
  return { hasArrived: (id) => arrived.has(firstOf(id)), isLater: (id) => later.has(firstOf(id)) };
};

/** The events of a leg in the order in which they happened, each with where it left the leg. Pure, total. */
export const lifeOf = (events: readonly CaseEvent[]): readonly { readonly event: CaseEvent; readonly life: Life }[] => {
  const history = [...events].sort(byTime);
  const sent = sentEnvelopesOf(history);
  let life: Life = { state: 'sending' };
  return history.map((event) => ({ event, life: (life = oneStep(life, event, sent)) }));
};

/**
 * Where a set of events leaves a leg (or a case of one leg): they are put in the order in which they happened and read through the table
 * of leg-moves.ts. Pure, total, and the same for every permutation and repetition of the same events.
 */
export const standingOf = (events: readonly CaseEvent[]): CaseStanding => {
  const life = lifeOf(events).at(-1)?.life ?? { state: 'sending' };
  return { ...life, ...registration(events), ...flags(events, life.state) };
};

/** The legs that a set of events speaks of, the oldest first (ids sort by the time they were made): also those a forward has just opened. */
export const legIdsOf = (events: readonly CaseEvent[]): readonly string[] =>
  [
    ...new Set(
      events.flatMap(({ legId, facts }) => [
        ...(legId === undefined ? [] : [legId]),
        ...(facts.toLegId === undefined ? [] : [facts.toLegId]),
      ]),
    ),
  ].sort();

/** Which leg speaks for a case of several: the one that still needs something, before those that are done. */
export const LEG_PRIORITY: readonly CaseState[] = [
  'clarification',
  'failed',
  'in_progress',
  'registered',
  'delivered',
  'sending',
  'disputed',
  'partially_answered',
  'refused',
  'not_held',
  'returned',
  'lapsed',
  'answered',
  'withdrawn',
  'closed',
  'forwarded',
];

const GRANTED: readonly CaseState[] = ['answered', 'partially_answered'];
const NOT_GRANTED: readonly CaseState[] = ['refused', 'not_held', 'returned', 'lapsed'];

/**
 * Where all legs together leave a case. Events without a leg (opened) say nothing about its state.
 * A leg that a forward opened shows as `forwarded` until its body has registered the letter, so that a case does not seem to start anew.
 * Where every leg has ended and one body answered what another did not, the case is partially answered.
 */
export const caseStanding = (events: readonly CaseEvent[]): CaseStanding => {
  const opened = new Set(events.flatMap(({ facts }) => (facts.toLegId === undefined ? [] : [facts.toLegId])));
  const legs = legIdsOf(events).map((legId) => ({
    legId,
    standing: standingOf(events.filter((event) => event.legId === legId)),
  }));
  // The sort is stable: legs in the same state do not take turns with the order of arrival.
  legs.sort((a, b) => LEG_PRIORITY.indexOf(a.standing.state) - LEG_PRIORITY.indexOf(b.standing.state));
  const speaking = legs[0];
  if (speaking === undefined) return { state: 'sending' };
  const standings = legs.map(({ standing }) => standing);
  const completed = standings
    .filter((standing) => standing.completedAt !== undefined)
    .sort((a, b) => (a.completedAt?.getTime() ?? 0) - (b.completedAt?.getTime() ?? 0))
    .at(-1);
  const mixed =
    isEnded(speaking.standing.state) &&
    standings.some(({ state }) => GRANTED.includes(state)) &&
    standings.some(({ state }) => NOT_GRANTED.includes(state));
  const outcome = mixed ? 'PARTLY_ANSWERED' : (speaking.standing.outcome ?? completed?.outcome);
  return {
    ...speaking.standing,
    state: mixed ? 'partially_answered' : shownState(speaking.standing.state, opened.has(speaking.legId)),
    ...(outcome !== undefined && { outcome }),
    ...(completed?.completedAt !== undefined && { completedAt: completed.completedAt }),
  };
};

const shownState = (state: CaseState, openedByForward: boolean): CaseState =>
  openedByForward && (state === 'sending' || state === 'delivered') ? 'forwarded' : state;

/** From where a case may come to a shown state, as events are appended in the order in which they happened; `any`: from everywhere. */
export const CASE_ENTERED_FROM: { readonly [S in CaseState]: readonly CaseState[] | 'any' } = {
  // Nothing returns to the beginning.
  sending: [],
  delivered: ['sending', 'failed'],
  failed: 'any',
  registered: 'any',
  in_progress: 'any',
  clarification: 'any',
  forwarded: 'any',
  answered: 'any',
  partially_answered: 'any',
  refused: 'any',
  not_held: 'any',
  returned: 'any',
  lapsed: 'any',
  withdrawn: 'any',
  disputed: 'any',
  closed: 'any',
};
