import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CASE_EVENTS, type CaseEvent, caseStanding, standingOf } from './case.ts';
import { OUTCOMES } from './envelope.ts';

const T0 = Date.UTC(2026, 10, 22);

const anEvent = fc.record({
  kind: fc.constantFrom(...CASE_EVENTS),
  legId: fc.constantFrom('leg-1', 'leg-2'),
  occurredAt: fc.integer({ min: 0, max: 50 }).map((minutes) => new Date(T0 + minutes * 60_000)),
  reportedAt: fc.integer({ min: 0, max: 50 }).map((minutes) => new Date(T0 + minutes * 60_000)),
  messageId: fc.uuid(),
  facts: fc.record({ outcome: fc.constantFrom(...OUTCOMES), registrationNumber: fc.constantFrom('№ 1', '№ 2') }),
});
const events = fc.uniqueArray(anEvent, { maxLength: 12, selector: (event) => event.messageId });

/** Ids are given on arrival, in its order: they must not decide anything. */
const arriving = (set: readonly Omit<CaseEvent, 'eventId'>[]): CaseEvent[] =>
  set.map((event, index) => ({ ...event, eventId: `event-${String(index).padStart(3, '0')}` }));

describe('the state a citizen sees never goes backwards, whatever order things arrive in', () => {
  test('any permutation of the same events gives the same standing', () => {
    fc.assert(
      fc.property(
        events.chain((set) => fc.tuple(fc.constant(set), fc.shuffledSubarray(set, { minLength: set.length }))),
        ([set, shuffled]) => {
          expect(caseStanding(arriving(shuffled))).toEqual(caseStanding(arriving(set)));
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('repeats change nothing', () => {
    fc.assert(
      fc.property(events, (set) => {
        expect(caseStanding(arriving([...set, ...set]))).toEqual(caseStanding(arriving(set)));
      }),
    );
  });

  const RANK = ['sending', 'delivered', 'registered', 'in_progress'];
  const progress = fc.array(
    anEvent
      .map((event) => ({ ...event, legId: 'leg-1' }))
      .filter((event) =>
        ['filed', 'sealed', 'acknowledged', 'delivered', 'registered', 'in_progress'].includes(event.kind),
      ),
    { minLength: 1, maxLength: 8 },
  );
  test('one more sign of progress never lowers the rank', () => {
    fc.assert(
      fc.property(progress, (set) => {
        const ranks = set.map((_, index) => RANK.indexOf(standingOf(arriving(set.slice(0, index + 1))).state));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });

  test('once there is an outcome there is a day of completion, and the other way round for replies', () => {
    fc.assert(
      fc.property(events, (set) => {
        const standing = caseStanding(arriving(set));
        if (standing.outcome !== undefined) expect(standing.completedAt).toBeInstanceOf(Date);
      }),
    );
  });
});

const at = (minutes: number): Date => new Date(T0 + minutes * 60_000);
const event = (kind: CaseEvent['kind'], minutes: number, facts: CaseEvent['facts'] = {}): CaseEvent => ({
  eventId: `${kind}-${minutes}`,
  kind,
  legId: 'leg-1',
  occurredAt: at(minutes),
  reportedAt: at(minutes),
  facts,
});

describe('a case says where it stands', () => {
  test.each([
    ['only filed', [event('filed', 0)], 'sending'],
    ['their server took it: nothing new for the citizen yet', [event('filed', 0), event('acknowledged', 1)], 'sending'],
    ['accepted by the agency', [event('filed', 0), event('delivered', 2)], 'delivered'],
    [
      'registered before it was reported delivered',
      [event('filed', 0), event('registered', 3, { registrationNumber: '№ 7' })],
      'registered',
    ],
    ['given up', [event('filed', 0), event('delivery_failed', 9)], 'failed'],
    [
      'given up, then a late receipt',
      [event('filed', 0), event('delivery_failed', 9), event('delivered', 10)],
      'delivered',
    ],
    ['clarification asked', [event('registered', 1), event('clarification_requested', 2)], 'clarification'],
    [
      'clarification answered',
      [event('registered', 1), event('clarification_requested', 2), event('clarification_closed', 3)],
      'registered',
    ],
    ['answered', [event('registered', 1), event('reply', 2, { outcome: 'ANSWERED' })], 'answered'],
    [
      'partly, then fully answered',
      [event('reply', 2, { outcome: 'PARTLY_ANSWERED' }), event('reply', 5, { outcome: 'ANSWERED' })],
      'answered',
    ],
    ['answered, then closed', [event('reply', 2, { outcome: 'NOT_HELD' }), event('closed', 5)], 'not_held'],
    ['answered, then reopened', [event('reply', 2, { outcome: 'REFUSED' }), event('reopened', 5)], 'in_progress'],
    ['returned without review', [event('registered', 1), event('returned', 2)], 'returned'],
  ])('%s', (_, set, state) => {
    expect(standingOf(set).state).toBe(state);
  });

  test('the first registration is the legal one, in whatever order two arrive', () => {
    const first = event('registered', 1, { registrationNumber: '№ 1' });
    const second = event('registered', 4, { registrationNumber: '№ 2' });
    for (const set of [
      [first, second],
      [second, first],
    ]) {
      expect(standingOf(set)).toMatchObject({ registrationNumber: '№ 1', registeredAt: at(1) });
    }
  });
});
