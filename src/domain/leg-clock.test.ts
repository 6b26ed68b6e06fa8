import { describe, expect, test } from 'vitest';
import type { CaseEvent } from './case.ts';
import { legClockOf } from './leg-clock.ts';
import type { Term } from './term.ts';
import { workCalendarOf } from './work-calendar.ts';

// June 2026 has no holiday in Georgia; the days below are Mondays to Fridays unless they say otherwise.
const at = (day: string, time = '12:00'): Date => new Date(`${day}T${time}:00+04:00`);
const event = (
  kind: CaseEvent['kind'],
  day: string,
  facts: CaseEvent['facts'] = {},
  more: Partial<CaseEvent> = {},
): CaseEvent => ({
  eventId: `${kind}-${day}`,
  kind,
  legId: 'leg-1',
  occurredAt: at(day),
  reportedAt: at(day),
  facts,
  ...more,
});

const TEN_DAYS: Term = { amount: 10, unit: 'working_day', starts: 'delivered' };
const clockOf = (events: readonly CaseEvent[], term: Term = TEN_DAYS) =>
  legClockOf(events, { term, firstAnswer: { amount: 2, unit: 'working_day' } }, workCalendarOf([]));

const delivered = event('delivered', '2026-06-01');

describe('the clock of a leg', () => {
  test('does not run before the agency has the letter', () => {
    expect(clockOf([event('filed', '2026-06-01'), event('acknowledged', '2026-06-01')])).toBeUndefined();
    expect(clockOf([delivered], { ...TEN_DAYS, starts: 'registered' })).toBeUndefined();
  });

  test('starts by the sign that the term names', () => {
    const both = [delivered, event('registered', '2026-06-03')];
    expect(clockOf(both)?.deadline).toMatchObject({ startedOn: '2026-06-01', dueOn: '2026-06-15' });
    const byRegistration = clockOf(both, { ...TEN_DAYS, starts: 'registered' });
    expect(byRegistration?.deadline).toMatchObject({ startedOn: '2026-06-03', dueOn: '2026-06-17' });
    expect(clockOf([event('registered', '2026-06-03')])?.deadline.startedOn, 'who registers it has it').toBe(
      '2026-06-03',
    );
  });

  test('starts with a word of work where nothing else says that the agency has the letter', () => {
    expect(clockOf([event('in_progress', '2026-06-02')])?.deadline.startedOn).toBe('2026-06-02');
    expect(clockOf([event('in_progress', '2026-06-02')], { ...TEN_DAYS, starts: 'registered' })).toBeUndefined();
  });

  test('counts by the day in Georgia', () => {
    const late = event(
      'delivered',
      '2026-06-01',
      {},
      { occurredAt: new Date('2026-05-31T20:30:00Z'), reportedAt: at('2026-06-01') },
    );
    expect(clockOf([late])?.deadline.startedOn).toBe('2026-06-01');
  });

  test('rests while the agency waits for the citizen, and goes on after the citizen has written', () => {
    const asked = [delivered, event('clarification_requested', '2026-06-04')];
    expect(clockOf(asked)?.deadline).toMatchObject({ paused: { since: '2026-06-04', left: 7, unit: 'working_day' } });
    expect(clockOf(asked)?.deadline).not.toHaveProperty('dueOn');
    const answered = [
      ...asked,
      event('clarification_replied', '2026-06-15', {}, { messageId: 'm-1' }),
      event('delivered', '2026-06-16', { aboutMessageId: 'm-1' }),
    ];
    expect(clockOf(answered)?.deadline.dueOn, 'from the day the citizen wrote').toBe('2026-06-24');
    expect(clockOf([...asked, event('clarification_closed', '2026-06-15')])?.deadline.dueOn).toBe('2026-06-24');
  });

  test('is moved by an extension, not by the day that the agency names with its registration', () => {
    const named = [delivered, event('registered', '2026-06-02', { newDueOn: '2026-07-30' })];
    expect(clockOf(named)?.deadline.dueOn).toBe('2026-06-15');
    expect(clockOf([...named, event('extended', '2026-06-10', { newDueOn: '2026-07-10' })])?.deadline.dueOn).toBe(
      '2026-07-10',
    );
  });

  test.each(['9999-12-31', '2206-07-10'])('takes no extension to a day that is a slip: %s', (newDueOn) => {
    const named = [
      delivered,
      event('extended', '2026-06-03', { newDueOn }),
      event('clarification_requested', '2026-06-04'),
    ];
    expect(clockOf(named)?.deadline).toMatchObject({ paused: { left: 7, unit: 'working_day' } });
  });

  test.each([
    ['an answer', event('reply', '2026-06-10', { outcome: 'ANSWERED' })],
    ['a refusal', event('reply', '2026-06-10', { outcome: 'REFUSED' })],
    ['a return without review', event('returned', '2026-06-10')],
    ['a forward as a whole', event('forwarded', '2026-06-10', { extent: 'WHOLE', toLegId: 'leg-2' })],
    ['a withdrawal', event('withdrawn', '2026-06-10')],
  ])('is stopped by %s', (_, end) => {
    expect(clockOf([delivered, end])?.stoppedOn).toBe('2026-06-10');
  });

  const partly = event('reply', '2026-06-10', { outcome: 'PARTLY_ANSWERED' });
  test('is not moved by an extension behind the answer, which stays as late as it was', () => {
    const late = [delivered, event('registered', '2026-06-02'), event('reply', '2026-06-17', { outcome: 'ANSWERED' })];
    const extended = [...late, event('extended', '2026-06-18', { newDueOn: '2026-06-30' })];
    expect(clockOf(extended)).toEqual(clockOf(late));
    expect(clockOf(extended)).toMatchObject({ deadline: { dueOn: '2026-06-15' }, stoppedOn: '2026-06-17' });
  });

  test('runs on for what a partial answer leaves open, until the agency closes the case', () => {
    expect(clockOf([delivered, partly])).not.toHaveProperty('stoppedOn');
    expect(clockOf([delivered, partly, event('closed', '2026-06-12')])?.stoppedOn).toBe('2026-06-12');
    const wordless = event('reply', '2026-06-12', {}, { eventId: 'second' });
    expect(clockOf([delivered, partly, wordless])?.stoppedOn).toBe('2026-06-12');
  });

  const refused = event('reply', '2026-06-10', { outcome: 'REFUSED' });
  test('begins anew when the agency takes the case up again, whatever moved the old one', () => {
    const reopened = [
      delivered,
      event('extended', '2026-06-08', { newDueOn: '2026-08-20' }),
      refused,
      event('reopened', '2026-06-24'),
    ];
    expect(clockOf(reopened)).not.toHaveProperty('stoppedOn');
    expect(clockOf(reopened)?.deadline).toMatchObject({ startedOn: '2026-06-24', dueOn: '2026-07-08' });
    expect(clockOf(reopened)?.deadline.trace[0]).toEqual({ step: 'start', on: '2026-06-24', starts: 'reopened' });
    const askedAgain = [...reopened, event('clarification_requested', '2026-06-29')];
    expect(clockOf(askedAgain)?.deadline).toMatchObject({ paused: { since: '2026-06-29', left: 7 } });
  });

  test('is not stopped by a dispute of silence, and not set going by one of an answer', () => {
    const disputed = event('disputed', '2026-06-20', {}, { messageId: 'm-1' });
    expect(clockOf([delivered, disputed])).not.toHaveProperty('stoppedOn');
    expect(clockOf([delivered, disputed, event('in_progress', '2026-06-22')])?.deadline.startedOn).toBe('2026-06-01');
    expect(clockOf([delivered, refused, disputed])?.stoppedOn).toBe('2026-06-10');
    expect(clockOf([delivered, refused, disputed, event('in_progress', '2026-06-22')])?.deadline.startedOn).toBe(
      '2026-06-22',
    );
  });

  const byRegistration: Term = { ...TEN_DAYS, starts: 'registered' };
  test('takes the sealed registration before what a person typed in, and no word of a clock that is ahead', () => {
    const byHand = event('registered', '2026-06-01', { enteredByHand: true });
    const sealed = event('registered', '2026-06-03');
    expect(clockOf([byHand, sealed], byRegistration)?.deadline.startedOn).toBe('2026-06-03');
    expect(clockOf([byHand, sealed])?.deadline.startedOn).toBe('2026-06-03');
    const ahead = event('registered', '2026-06-09', {}, { reportedAt: at('2026-06-02') });
    expect(clockOf([ahead], byRegistration)?.deadline.startedOn).toBe('2026-06-02');
  });

  test('says until when a first word was expected, and when it came', () => {
    expect(clockOf([delivered])?.firstAnswer).toEqual({ dueOn: '2026-06-03' });
    expect(clockOf([delivered, event('in_progress', '2026-06-08')])?.firstAnswer).toEqual({
      dueOn: '2026-06-03',
      givenOn: '2026-06-08',
    });
  });

  test('is the same in whatever order the events came', () => {
    const events = [
      delivered,
      event('clarification_requested', '2026-06-04'),
      event('clarification_closed', '2026-06-15'),
    ];
    expect(clockOf([...events].reverse())).toEqual(clockOf(events));
  });
});
