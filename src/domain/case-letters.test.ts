import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CASE_EVENTS, CASE_STATES, type CaseEvent, type CaseState } from './case.ts';
import {
  answeredMessage,
  CASE_LETTER_KINDS,
  CASE_LETTERS,
  POSSIBLE_IN,
  possibleFrom,
  possibleKinds,
  REMINDER_EVERY_MS,
  SILENCE_AFTER_MS,
} from './case-letters.ts';
import type { LegClock } from './leg-clock.ts';

const T0 = Date.UTC(2026, 10, 22);
const at = (hours: number): Date => new Date(T0 + hours * 3_600_000);

const event = (kind: CaseEvent['kind'], hours: number, change: Partial<CaseEvent> = {}): CaseEvent => ({
  eventId: `${kind}-${hours}`,
  kind,
  legId: 'leg-1',
  occurredAt: at(hours),
  reportedAt: at(hours),
  messageId: `message-${kind}-${hours}`,
  facts: {},
  ...change,
});

const anEvent = fc.record({
  eventId: fc.uuid(),
  kind: fc.constantFrom(...CASE_EVENTS),
  occurredAt: fc.integer({ min: 0, max: 2000 }).map(at),
  reportedAt: fc.integer({ min: 0, max: 2000 }).map(at),
  messageId: fc.uuid(),
  facts: fc.record({ newDueOn: fc.constantFrom('2026-11-30', '2027-02-01') }, { requiredKeys: [] }),
});
const aLeg = fc.record({
  state: fc.constantFrom<CaseState>(...CASE_STATES),
  events: fc.uniqueArray(anEvent, { maxLength: 10, selector: ({ eventId }) => eventId }),
});
const aMoment = fc.integer({ min: 2000, max: 5000 }).map(at);

describe('what may be sent into a leg', () => {
  test('is never more than its standing allows, whatever has happened', () => {
    fc.assert(
      fc.property(aLeg, aMoment, (leg, now) => {
        for (const kind of possibleKinds(leg, now)) expect(POSSIBLE_IN[leg.state]).toContain(kind);
      }),
    );
  });

  test('does not depend on the order in which its events are read', () => {
    fc.assert(
      fc.property(
        aLeg.chain((leg) =>
          fc.tuple(fc.constant(leg), fc.shuffledSubarray(leg.events, { minLength: leg.events.length })),
        ),
        aMoment,
        ([leg, shuffled], now) => {
          expect(possibleKinds({ ...leg, events: shuffled }, now)).toEqual(possibleKinds(leg, now));
          for (const kind of CASE_LETTER_KINDS)
            expect(answeredMessage(kind, shuffled)).toBe(answeredMessage(kind, leg.events));
        },
      ),
    );
  });

  test('grows while time goes by and nothing happens', () => {
    fc.assert(
      fc.property(aLeg, aMoment, fc.integer({ min: 0, max: 5000 }), (leg, now, hours) => {
        const later = new Date(now.getTime() + hours * 3_600_000);
        expect(possibleKinds(leg, later)).toEqual(expect.arrayContaining([...possibleKinds(leg, now)]));
      }),
    );
  });

  test('never holds at once again what was just sent, where one is enough', () => {
    fc.assert(
      fc.property(aLeg, aMoment, fc.constantFrom('withdrawal', 'reminder', 'dispute'), (leg, now, kind) => {
        if (!possibleKinds(leg, now).includes(kind)) return;
        const sent = event(CASE_LETTERS[kind].event, 0, { reportedAt: now, occurredAt: now });
        expect(possibleKinds({ ...leg, events: [...leg.events, sent] }, now)).not.toContain(kind);
      }),
    );
  });

  test('ends with a withdrawn or forwarded leg', () => {
    expect([POSSIBLE_IN.withdrawn, POSSIBLE_IN.forwarded]).toEqual([[], []]);
  });
});

describe('from when on', () => {
  test('the next reminder may be sent: five days after the last', () => {
    const leg = { state: 'registered' as const, events: [event('reminded', 1), event('reminded', 200)] };
    expect(possibleFrom('reminder', leg)).toEqual(new Date(at(200).getTime() + REMINDER_EVERY_MS));
  });

  test.each([
    ['the letter was registered', [event('registered', 5)], at(5)],
    ['the first sign that the agency has it', [event('registered', 50), event('delivered', 5)], at(5)],
    ['what it asked was answered', [event('registered', 5), event('clarification_replied', 90)], at(90)],
    ['it was reopened', [event('registered', 5), event('reply', 20), event('reopened', 30)], at(30)],
  ])('silence may be disputed where no clock runs: a month after %s', (_case, events, start) => {
    expect(possibleFrom('dispute', { state: 'registered', events })).toEqual(
      new Date(start.getTime() + SILENCE_AFTER_MS),
    );
  });

  test('silence may be disputed: at the end of the day in Tbilisi to which the agency extended, if that is later', () => {
    const extended = event('extended', 9, { facts: { newDueOn: '2027-03-01' } });
    const leg = { state: 'in_progress' as const, events: [event('registered', 5), extended] };
    expect(possibleFrom('dispute', leg)).toEqual(new Date('2027-03-01T20:00:00Z'));
  });

  test('silence may be disputed: on the day after the last one of a clock, and not while it rests', () => {
    const leg = { state: 'registered' as const, events: [event('registered', 5)] };
    const clock = (deadline: LegClock['deadline']) => ({ ...leg, clock: { deadline } });
    const running = { startedOn: '2026-11-23', dueOn: '2026-12-07', trace: [] };
    expect(possibleFrom('dispute', clock(running))).toEqual(new Date('2026-12-07T20:00:00Z'));
    const paused = { since: '2026-11-30', left: 5, unit: 'working_day' as const };
    expect(possibleFrom('dispute', clock({ startedOn: '2026-11-23', paused, trace: [] }))).toBe(false);
  });

  test('silence of an agency that does not have the letter is none', () => {
    expect(possibleFrom('dispute', { state: 'delivered', events: [event('acknowledged', 1)] })).toBe(false);
  });
});

describe('a letter answers', () => {
  test.each([
    ['clarification_reply', 'message-clarification_requested-30'],
    ['followup', 'message-reply-40'],
    ['dispute', 'message-reply-40'],
    ['withdrawal', undefined],
    ['reminder', undefined],
  ] as const)('%s: the newest word of the agency that fits', (kind, messageId) => {
    const events = [
      event('clarification_requested', 10),
      event('reply', 20),
      event('clarification_requested', 30),
      event('reply', 40),
      event('in_progress', 50),
    ];
    expect(answeredMessage(kind, events)).toBe(messageId);
  });
});
