import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Breaker,
  breakerPhase,
  type CallSign,
  callSign,
  FAILURES_TO_OPEN,
  HEALTHY,
  nextBreaker,
  openForMs,
  PROBES_TO_CLOSE,
} from './breaker.ts';
import { problem } from './problems.ts';

const START = new Date('2026-11-25T10:00:00Z');
const after = (ms: number, from = START): Date => new Date(from.getTime() + ms);
const live = (signs: readonly CallSign[], from: Breaker = HEALTHY, now = START): Breaker =>
  signs.reduce((breaker, sign) => nextBreaker(breaker, sign, now), from);
const times = (count: number, sign: CallSign): CallSign[] => Array.from({ length: count }, () => sign);
const opened = live(times(FAILURES_TO_OPEN, 'failed'));

describe('what a call tells about its endpoint', () => {
  const down = problem('TemporarilyUnavailable', 'down');
  test.each([
    ['an acknowledgement', { kind: 'acknowledged' }, 'good'],
    ['a refusal', { kind: 'refused', problem: problem('Validation', 'no'), httpStatus: 400 }, 'good'],
    ['"I never got it"', { kind: 'not_received' }, 'good'],
    ['no connection', { kind: 'unavailable', problem: down }, 'failed'],
    ['no answer in time', { kind: 'unknown', problem: down }, 'failed'],
    ['503 without a word', { kind: 'unavailable', problem: down, httpStatus: 503 }, 'failed'],
    ['500', { kind: 'unavailable', problem: problem('InternalError', 'x'), httpStatus: 500 }, 'failed'],
    [
      '503 with Retry-After',
      { kind: 'unavailable', problem: { ...down, retryAfterMs: 1 }, httpStatus: 503 },
      'neither',
    ],
    ['Busy', { kind: 'unavailable', problem: problem('Busy', 'x'), httpStatus: 429 }, 'neither'],
    ['408', { kind: 'unavailable', problem: down, httpStatus: 408 }, 'neither'],
    ['an answer that is not understood', { kind: 'unknown', problem: problem('Validation', 'x') }, 'neither'],
    ['bytes of ours that cannot be read', { kind: 'unavailable', problem: problem('InternalError', 'x') }, 'neither'],
  ] as const)('%s', (_, outcome, sign) => {
    expect(callSign(outcome)).toBe(sign);
  });
});

describe('the breaker of an endpoint', () => {
  test('opens for a minute after five failures in a row, not after four', () => {
    expect(breakerPhase(live(times(4, 'failed')), START)).toBe('closed');
    expect(opened.openUntil).toEqual(after(60_000));
    expect(breakerPhase(opened, after(59_999))).toBe('open');
    expect(breakerPhase(opened, after(60_000))).toBe('half_open');
    expect(breakerPhase(live([...times(4, 'failed'), 'good', ...times(4, 'failed')]), START)).toBe('closed');
  });

  test('stays open 1, 2, 4, 8, then 15 minutes while probes fail', () => {
    expect([1, 2, 3, 4, 5, 6, 50].map((openings) => openForMs(openings) / 60_000)).toEqual([1, 2, 4, 8, 15, 15, 15]);
    const again = nextBreaker(opened, 'failed', after(60_000));
    expect(again.openUntil).toEqual(after(60_000 + 120_000));
  });

  test('closes after three probes that went well, and forgets', () => {
    const now = after(60_000);
    expect(breakerPhase(live(times(2, 'good'), opened, now), now)).toBe('half_open');
    expect(live(times(3, 'good'), opened, now)).toEqual(HEALTHY);
  });

  test('is left alone again by a system that asks for patience, for as long as before', () => {
    const now = after(60_000);
    expect(nextBreaker(opened, 'neither', now)).toMatchObject({ openings: 1, openUntil: after(60_000, now) });
    expect(live(times(50, 'neither'))).toEqual(HEALTHY);
  });

  test('remembers since when the system cannot be reached, until it is closed', () => {
    expect(opened.unreachableSince).toEqual(START);
    expect(live(['failed', 'good', 'failed']).unreachableSince).toEqual(START);
    expect(live(times(2, 'good'), opened, after(60_000)).unreachableSince).toEqual(START);
    expect(live(['failed', 'good']).unreachableSince).toBeUndefined();
  });

  test('lets at most three calls through between two times of being open, whatever they bring', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<CallSign>('good', 'failed', 'neither'), { minLength: 3 }), (signs) => {
        const now = after(60_000);
        let breaker = opened;
        let probes = 0;
        for (const sign of signs) {
          if (breakerPhase(breaker, now) !== 'half_open') break;
          probes += 1;
          breaker = nextBreaker(breaker, sign, now);
        }
        expect(probes).toBeLessThanOrEqual(PROBES_TO_CLOSE);
      }),
    );
  });

  test('is closed by good answers from wherever it stands, and never opened by anything but failures', () => {
    const anySigns = fc.array(fc.tuple(fc.constantFrom<CallSign>('good', 'failed', 'neither'), fc.nat(1_000_000)));
    fc.assert(
      fc.property(anySigns, (calls) => {
        let now = START;
        let breaker = HEALTHY;
        for (const [sign, gapMs] of calls) {
          now = after(gapMs, now);
          const before = breakerPhase(breaker, now);
          breaker = nextBreaker(breaker, sign, now);
          if (before === 'closed' && breakerPhase(breaker, now) !== 'closed') expect(sign).toBe('failed');
        }
        const later = after(15 * 60_000, now);
        expect(live(times(PROBES_TO_CLOSE, 'good'), breaker, later)).toEqual(HEALTHY);
      }),
    );
  });
});
