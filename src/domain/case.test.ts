import { describe, expect, test } from 'vitest';
import type { CaseEvent } from './case.ts';
import { caseStanding, standingOf } from './case-standing.ts';

const T0 = Date.UTC(2026, 10, 22);
const at = (minutes: number): Date => new Date(T0 + minutes * 60_000);
const event = (kind: CaseEvent['kind'], minutes: number, facts: CaseEvent['facts'] = {}): CaseEvent => ({
  eventId: `${kind}-${minutes}`,
  kind,
  legId: 'leg-1',
  occurredAt: at(minutes),
  reportedAt: at(minutes),
  facts,
});
const inLeg = (legId: string, ...events: readonly CaseEvent[]): CaseEvent[] =>
  events.map((one) => ({ ...one, legId, eventId: `${legId} ${one.eventId}` }));
const citizen = (kind: CaseEvent['kind'], minutes: number): CaseEvent => ({
  ...event(kind, minutes),
  messageId: 'm-1',
});

const notHeld = (one: CaseEvent): CaseEvent =>
  one.kind === 'reply' ? { ...one, facts: { outcome: 'NOT_HELD' } } : one;

describe('a leg says where it stands', () => {
  test.each([
    ['only filed', [event('filed', 0)], 'sending'],
    ['their server took it: nothing new for the citizen yet', [event('filed', 0), event('acknowledged', 1)], 'sending'],
    ['accepted by the agency', [event('filed', 0), event('delivered', 2)], 'delivered'],
    ['registered before it was reported delivered', [event('filed', 0), event('registered', 3)], 'registered'],
    ['given up', [event('filed', 0), event('delivery_failed', 9)], 'failed'],
    [
      'a later letter of the citizen given up or refused: the first is with the agency all the same',
      [
        event('acknowledged', 1),
        citizen('followed_up', 3),
        { ...event('delivery_failed', 9), messageId: 'm-1' },
        event('refused_by_agency', 10, { aboutMessageId: 'm-1' }),
      ],
      'sending',
    ],
    [
      'a later letter sealed again and then given up',
      [
        event('acknowledged', 1),
        citizen('followed_up', 3),
        { ...event('sealed', 4, { replaces: 'm-1' }), messageId: 'm-2' },
        { ...event('sealed', 5, { replaces: 'm-2' }), messageId: 'm-3' },
        { ...event('delivery_failed', 9), messageId: 'm-3' },
      ],
      'sending',
    ],
    [
      'the first letter refused, after it was sealed again, with a later one behind it',
      [
        { ...event('sealed', 1, { replaces: 'm-0' }), messageId: 'm-9' },
        citizen('followed_up', 3),
        event('refused_by_agency', 10, { aboutMessageId: 'm-9' }),
      ],
      'failed',
    ],
    [
      'clarification answered by the citizen, delivered after it was sealed again',
      [
        event('clarification_requested', 2),
        citizen('clarification_replied', 3),
        { ...event('sealed', 4, { replaces: 'm-1' }), messageId: 'm-2' },
        event('delivered', 5, { aboutMessageId: 'm-2' }),
      ],
      'in_progress',
    ],
    ['given up, then a late receipt', [event('delivery_failed', 9), event('delivered', 10)], 'delivered'],
    ['clarification asked', [event('registered', 1), event('clarification_requested', 2)], 'clarification'],
    [
      'clarification asked, then a word of work: the question stands',
      [event('clarification_requested', 2), event('in_progress', 3)],
      'clarification',
    ],
    [
      'clarification closed by the agency',
      [event('registered', 1), event('clarification_requested', 2), event('clarification_closed', 3)],
      'in_progress',
    ],
    [
      'clarification answered by the citizen, not yet delivered',
      [event('clarification_requested', 2), citizen('clarification_replied', 3)],
      'clarification',
    ],
    [
      'clarification answered by the citizen, and delivered',
      [
        event('clarification_requested', 2),
        citizen('clarification_replied', 3),
        event('delivered', 5, { aboutMessageId: 'm-1' }),
      ],
      'in_progress',
    ],
    [
      'the agency refused the citizen’s answer',
      [
        event('clarification_requested', 2),
        citizen('clarification_replied', 3),
        event('refused_by_agency', 5, { aboutMessageId: 'm-1' }),
      ],
      'clarification',
    ],
    [
      'asked once more before the first answer arrived',
      [
        event('clarification_requested', 2),
        citizen('clarification_replied', 3),
        event('clarification_requested', 4),
        event('delivered', 5, { aboutMessageId: 'm-1' }),
      ],
      'clarification',
    ],
    [
      'asked by a clock that is ahead, and answered',
      [
        { ...event('clarification_requested', 2), occurredAt: at(7) },
        citizen('clarification_replied', 3),
        event('delivered', 5, { aboutMessageId: 'm-1' }),
      ],
      'in_progress',
    ],
    ['never clarified in time', [event('clarification_requested', 2), event('lapsed', 9)], 'lapsed'],
    ['answered', [event('registered', 1), event('reply', 2, { outcome: 'ANSWERED' })], 'answered'],
    ['answered by post', [event('reply', 2, { outcome: 'ANSWERED_BY_POST' })], 'answered'],
    [
      'partly, then fully answered',
      [event('reply', 2, { outcome: 'PARTLY_ANSWERED' }), event('reply', 5, { outcome: 'ANSWERED' })],
      'answered',
    ],
    [
      'partly answered, and asked about the rest',
      [event('reply', 2, { outcome: 'PARTLY_ANSWERED' }), event('clarification_requested', 5)],
      'clarification',
    ],
    ['answered, then closed', [event('reply', 2, { outcome: 'NOT_HELD' }), event('closed', 5)], 'not_held'],
    ['closed, then answered', [event('closed', 2), event('reply', 5, { outcome: 'REFUSED' })], 'refused'],
    ['answered, then reopened', [event('reply', 2, { outcome: 'REFUSED' }), event('reopened', 5)], 'in_progress'],
    ['returned without review', [event('registered', 1), event('returned', 2)], 'returned'],
    ['withdrawal asked', [event('registered', 1), citizen('withdrawal_requested', 2)], 'registered'],
    ['withdrawn', [citizen('withdrawal_requested', 2), event('withdrawn', 4)], 'withdrawn'],
    [
      'withdrawal declined',
      [event('in_progress', 1), citizen('withdrawal_requested', 2), event('withdrawal_declined', 4)],
      'in_progress',
    ],
    ['disputed', [event('reply', 2, { outcome: 'REFUSED' }), citizen('disputed', 4)], 'disputed'],
    [
      'disputed and answered anew',
      [
        event('reply', 2, { outcome: 'REFUSED' }),
        citizen('disputed', 4),
        event('registered', 5, { aboutMessageId: 'm-1' }),
        event('reply', 6, { outcome: 'ANSWERED' }),
      ],
      'answered',
    ],
    [
      'disputed and taken up',
      [event('reply', 2, { outcome: 'REFUSED' }), citizen('disputed', 4), event('in_progress', 6)],
      'in_progress',
    ],
    ['disputed and closed', [event('returned', 2), citizen('disputed', 4), event('closed', 6)], 'closed'],
    ['forwarded as a whole', [event('registered', 1), event('forwarded', 2, { extent: 'WHOLE' })], 'forwarded'],
    ['not held, then forwarded', [event('reply', 2, { outcome: 'NOT_HELD' }), event('forwarded', 2)], 'forwarded'],
    ['split', [event('registered', 1), event('forwarded', 2, { extent: 'PART' })], 'in_progress'],
  ])('%s', (_, set, state) => {
    expect(standingOf(set).state).toBe(state);
  });

  test.each([
    ['an end comes after what led to it', ['reply', 'registered', 'in_progress', 'delivered'], 'answered'],
    ['what opens comes before what closes', ['clarification_closed', 'clarification_requested'], 'in_progress'],
    ['a closing word comes after the answer', ['closed', 'reply'], 'answered'],
    ['a reopening comes last', ['reopened', 'reply', 'closed'], 'in_progress'],
    ['a forward comes after “not held”', ['forwarded', 'reply'], 'forwarded'],
  ] as const)('of the same instant, as where only the day is known, %s', (_, kinds, state) => {
    // The ids would put them in the order of the list, which is the wrong one.
    const set = kinds.map((kind, index) => ({
      ...event(kind, 1, kind === 'reply' ? { outcome: 'ANSWERED' } : {}),
      messageId: `m-${index}`,
    }));
    expect(standingOf(set.map((one) => (state === 'forwarded' ? notHeld(one) : one))).state).toBe(state);
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

  test('the newest extension tells the day, in whatever order two arrive', () => {
    const set = [
      event('registered', 1, { newDueOn: '2026-12-01' }),
      event('extended', 5, { newDueOn: '2026-12-24' }),
      event('extended', 3, { newDueOn: '2026-12-31' }),
    ];
    expect(standingOf(set)).toMatchObject({ extended: true, replyDueOn: '2026-12-24', state: 'in_progress' });
  });

  test('a clarification tells until when, and only while it is asked for', () => {
    const asked = event('clarification_requested', 1, { newDueOn: '2026-12-01' });
    expect(standingOf([asked]).clarificationDueOn).toBe('2026-12-01');
    expect(standingOf([asked, event('clarification_closed', 2)])).not.toHaveProperty('clarificationDueOn');
  });

  test('a withdrawal waits for the agency’s word, and for nothing once the letter has ended', () => {
    const asked = [event('registered', 1), citizen('withdrawal_requested', 2)];
    expect(standingOf(asked).withdrawalAskedAt).toEqual(at(2));
    for (const decided of [event('withdrawn', 3), event('withdrawal_declined', 3), event('returned', 3)]) {
      expect(standingOf([...asked, decided])).not.toHaveProperty('withdrawalAskedAt');
    }
  });

  test('an answer stands while it is disputed, and no longer once the case is taken up again', () => {
    const disputed = [event('reply', 2, { outcome: 'REFUSED' }), citizen('disputed', 4)];
    expect(standingOf(disputed)).toMatchObject({ outcome: 'REFUSED', completedAt: at(2) });
    expect(standingOf([...disputed, event('in_progress', 5)])).toEqual({ state: 'in_progress' });
  });
});

describe('a case of several legs', () => {
  const whole = event('forwarded', 2, { extent: 'WHOLE', toLegId: 'leg-2' });
  const part = event('forwarded', 2, { extent: 'PART', toLegId: 'leg-2' });
  test.each([
    ['forwarded and not yet sent on', [event('registered', 1), whole], 'forwarded'],
    ['forwarded and delivered', [event('registered', 1), whole, ...inLeg('leg-2', event('delivered', 3))], 'forwarded'],
    [
      'forwarded and registered',
      [event('registered', 1), whole, ...inLeg('leg-2', event('registered', 3))],
      'registered',
    ],
    [
      'forwarded and answered there',
      [event('registered', 1), whole, ...inLeg('leg-2', event('reply', 3, { outcome: 'REFUSED' }))],
      'refused',
    ],
    ['forwarded and not delivered there', [whole, ...inLeg('leg-2', event('delivery_failed', 3))], 'failed'],
    [
      'split: the first body answered, the second has yet to',
      [part, event('reply', 4, { outcome: 'ANSWERED' })],
      'forwarded',
    ],
    [
      'split: one answered, one refused',
      [part, event('reply', 4, { outcome: 'ANSWERED' }), ...inLeg('leg-2', event('reply', 5, { outcome: 'REFUSED' }))],
      'partially_answered',
    ],
    [
      'split: both answered',
      [part, event('reply', 4, { outcome: 'ANSWERED' }), ...inLeg('leg-2', event('reply', 5, { outcome: 'ANSWERED' }))],
      'answered',
    ],
    [
      'split: one asks the citizen',
      [part, event('reply', 4, { outcome: 'ANSWERED' }), ...inLeg('leg-2', event('clarification_requested', 5))],
      'clarification',
    ],
  ])('%s', (_, set, state) => {
    expect(caseStanding(set).state).toBe(state);
  });

  test('shows how it was answered when one body answered and another refused', () => {
    const both = [
      part,
      event('reply', 4, { outcome: 'ANSWERED' }),
      ...inLeg('leg-2', event('reply', 9, { outcome: 'REFUSED' })),
    ];
    expect(caseStanding(both)).toMatchObject({ outcome: 'PARTLY_ANSWERED', completedAt: at(9) });
  });
});
