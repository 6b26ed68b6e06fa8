import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CASE_EVENTS, type CaseEvent, type CaseState } from './case.ts';
import { CASE_ENTERED_FROM, caseStanding, LEG_PRIORITY, SENT_LATER, standingOf } from './case-standing.ts';
import { OUTCOMES } from './envelope.ts';
import { LEG_MOVES } from './leg-moves.ts';
import { runs } from './test-support/runs.ts';

const T0 = Date.UTC(2026, 10, 22);
const at = (minutes: number): Date => new Date(T0 + minutes * 60_000);

const CITIZENS_ENVELOPES = ['citizen-1', 'citizen-2'];
const LEGS = ['leg-1', 'leg-2', 'leg-3'];

const facts = fc.record(
  {
    outcome: fc.constantFrom(...OUTCOMES),
    registrationNumber: fc.constantFrom('№ 1', '№ 2'),
    enteredByHand: fc.boolean(),
    newDueOn: fc.constantFrom('2026-12-01', '2026-12-24'),
    aboutMessageId: fc.constantFrom(...CITIZENS_ENVELOPES),
    replaces: fc.constantFrom(...CITIZENS_ENVELOPES),
    extent: fc.constantFrom('WHOLE' as const, 'PART' as const),
    toLegId: fc.constantFrom('leg-2', 'leg-3'),
  },
  { requiredKeys: [] },
);

const anEvent = fc.record({
  kind: fc.constantFrom(...CASE_EVENTS),
  legId: fc.constantFrom(...LEGS),
  // Few instants, so that many events fall on the same one.
  occurredAt: fc.integer({ min: 0, max: 20 }).map(at),
  reportedAt: fc.integer({ min: 0, max: 20 }).map(at),
  messageId: fc.oneof(fc.constant(undefined), fc.constantFrom(...CITIZENS_ENVELOPES), fc.uuid()),
  facts,
});
const events = fc.array(
  anEvent.map(({ messageId, ...event }) => ({ ...event, ...(messageId !== undefined && { messageId }) })),
  { maxLength: 16 },
);

/** Ids are given on arrival, in its order: they must not decide anything. */
const arriving = (set: readonly Omit<CaseEvent, 'eventId'>[]): CaseEvent[] =>
  set.map((event, index) => ({ ...event, eventId: `event-${String(index).padStart(3, '0')}` }));

/** One after the other, as they can happen: nothing is said about an envelope of ours before it is made. */
const inOrder = (set: readonly Omit<CaseEvent, 'eventId'>[]): CaseEvent[] => {
  const named = new Set<string | undefined>();
  const possible = set.map(({ messageId, ...event }) => {
    const makes = SENT_LATER.includes(event.kind) || event.facts.replaces !== undefined;
    const tooLate = makes && named.has(messageId);
    for (const id of [messageId, event.facts.aboutMessageId, event.facts.replaces]) named.add(id);
    return tooLate || messageId === undefined ? event : { ...event, messageId };
  });
  return arriving(possible.map((event, index) => ({ ...event, occurredAt: at(index), reportedAt: at(index) })));
};

describe('the state a citizen sees never goes backwards, whatever order things arrive in', () => {
  test('any permutation and any repetition of the events of a case gives the same standing', () => {
    fc.assert(
      fc.property(
        events.chain((set) =>
          fc.tuple(
            fc.constant(set),
            fc.shuffledSubarray([...set, ...set], { minLength: set.length * 2 }),
            fc.shuffledSubarray(set, { minLength: set.length }),
          ),
        ),
        ([set, repeated, shuffled]) => {
          const standing = caseStanding(arriving(set));
          expect(caseStanding(arriving(shuffled))).toEqual(standing);
          expect(caseStanding(arriving(repeated))).toEqual(standing);
        },
      ),
      runs(),
    );
  });

  test('as events are appended in order, a leg moves along the arrows of its table only', () => {
    const reachable = (from: CaseState): readonly CaseState[] => [from, ...Object.values(LEG_MOVES[from])];
    fc.assert(
      fc.property(events, (set) => {
        const history = inOrder(set.map((event) => ({ ...event, legId: 'leg-1' })));
        let state: CaseState = 'sending';
        for (let length = 1; length <= history.length; length++) {
          // A receipt may prove the citizen's reply of earlier and end a clarification of then: one more move lies between.
          const next = standingOf(history.slice(0, length)).state;
          const proves = history[length - 1]?.facts.aboutMessageId !== undefined;
          const legal = proves
            ? reachable(state).flatMap((one) => [one, ...reachable(one), 'in_progress'])
            : reachable(state);
          expect(legal, `from ${state} by ${history[length - 1]?.kind}`).toContain(next);
          state = next;
        }
      }),
      runs(),
    );
  });

  /** A history as it can happen: a letter is filed, and every other leg is opened by a forward before anything is said in it. */
  const historyOf = (set: readonly Omit<CaseEvent, 'eventId'>[]): CaseEvent[] => {
    const legs = ['leg-1'];
    const filed = { kind: 'filed' as const, legId: 'leg-1', occurredAt: at(0), reportedAt: at(0), facts: {} };
    const steps = set.map(({ legId, facts: { toLegId: _, ...said }, ...event }) => {
      const speaking = legs[LEGS.indexOf(legId ?? '') % legs.length] ?? 'leg-1';
      if (event.kind !== 'forwarded') return { ...event, legId: speaking, facts: said };
      const toLegId = `leg-${legs.push(`leg-${legs.length + 1}`)}`;
      return { ...event, legId: speaking, facts: { ...said, toLegId } };
    });
    return inOrder([filed, ...steps]);
  };

  test('as events are appended in order, a case of several legs enters a state only from where its table allows', () => {
    fc.assert(
      fc.property(events, (set) => {
        const history = historyOf(set);
        let state: CaseState = 'sending';
        for (let length = 1; length <= history.length; length++) {
          const next = caseStanding(history.slice(0, length)).state;
          const from = CASE_ENTERED_FROM[next];
          if (next !== state && from !== 'any') expect(from, `into ${next}`).toContain(state);
          state = next;
        }
      }),
      runs(),
    );
  });

  const RANK = ['sending', 'delivered', 'registered', 'in_progress'];
  const progress = fc.array(
    anEvent.map(({ messageId: _, ...event }) => ({
      ...event,
      kind:
        (['filed', 'sealed', 'acknowledged', 'delivered', 'registered', 'in_progress', 'extended'] as const)[
          event.occurredAt.getTime() % 7
        ] ?? ('filed' as const),
      legId: 'leg-1',
    })),
    { minLength: 1, maxLength: 8 },
  );
  test('one more sign of progress never lowers the rank', () => {
    fc.assert(
      fc.property(progress, (set) => {
        const ranks = set.map((_, index) => RANK.indexOf(standingOf(arriving(set.slice(0, index + 1))).state));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
      runs(),
    );
  });

  test('once there is an outcome there is a day of completion', () => {
    fc.assert(
      fc.property(events, (set) => {
        const standing = caseStanding(arriving(set));
        if (standing.outcome !== undefined) expect(standing.completedAt).toBeInstanceOf(Date);
      }),
      runs(),
    );
  });

  test('every state of a leg has its place when several legs speak', () => {
    expect([...LEG_PRIORITY].sort()).toEqual(Object.keys(LEG_MOVES).sort());
  });
});
