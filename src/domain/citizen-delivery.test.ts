import { describe, expect, test } from 'vitest';
import { citizenDelivery, type DeliveryFacts } from './citizen-delivery.ts';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 25, hour));
const facts = (change: Partial<DeliveryFacts>): DeliveryFacts => ({
  state: 'WAITING_RETRY',
  now: at(12),
  dueAt: at(13),
  attemptCount: 3,
  retryingSince: at(9),
  ...change,
});

describe('what a citizen is told of a delivery', () => {
  test.each([
    ['filed just now', { state: 'ACCEPTED', dueAt: at(12), attemptCount: 0 }, { state: 'on_its_way' }],
    ['waiting for its next try', {}, { state: 'on_its_way', nextTryAt: at(13) }],
    [
      'its system is down',
      { unreachableSince: at(8) },
      { state: 'unreachable', unreachableSince: at(8), nextTryAt: at(13) },
    ],
    [
      'never tried, because the breaker is open for longer',
      { state: 'ACCEPTED', attemptCount: 0, dueAt: at(11), unreachableSince: at(8), notBefore: at(14) },
      { state: 'unreachable', unreachableSince: at(8), nextTryAt: at(14) },
    ],
    [
      'in a maintenance window',
      { hold: { kind: 'maintenance', until: at(20) }, unreachableSince: at(8) },
      { state: 'held', heldBecause: 'maintenance', nextTryAt: at(20) },
    ],
    ['its system is held', { hold: { kind: 'hold' } }, { state: 'held', heldBecause: 'hold' }],
    ['held by itself', { state: 'HELD' }, { state: 'held', heldBecause: 'hold' }],
    ['given up', { state: 'SUSPENDED' }, { state: 'given_up', unreachableSince: at(9) }],
    ['at the agency', { state: 'ACKNOWLEDGED', unreachableSince: at(8) }, { state: 'arrived' }],
    ['refused', { state: 'REFUSED' }, { state: 'refused' }],
  ] as const)('%s', (_, change, told) => {
    expect(citizenDelivery(facts(change))).toEqual(told);
  });
});
