import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DELIVERY_EVENTS,
  DELIVERY_STATES,
  type DeliveryEvent,
  type DeliveryState,
  nextDeliveryState,
} from './delivery.ts';

const live = (events: readonly DeliveryEvent[]): DeliveryState =>
  events.reduce<DeliveryState>(nextDeliveryState, 'ACCEPTED');
const anyEvents = fc.array(fc.constantFrom(...DELIVERY_EVENTS), { maxLength: 20 });

describe('the life of a delivery', () => {
  test('the usual way', () => {
    expect(live(['sealed'])).toBe('SEALED');
    expect(live(['sealed', 'attempt_started'])).toBe('SENDING');
    expect(live(['sealed', 'attempt_started', 'acknowledged', 'agency_accepted', 'registered'])).toBe('REGISTERED');
  });

  test('the way of a system that picks its letters up itself', () => {
    expect(live(['sealed', 'placed'])).toBe('QUEUED');
    expect(live(['sealed', 'placed', 'attempt_started'])).toBe('SENDING');
    expect(live(['sealed', 'placed', 'attempt_started', 'placed']), 'given back').toBe('QUEUED');
    expect(live(['sealed', 'placed', 'attempt_started', 'placed', 'attempt_started', 'acknowledged'])).toBe(
      'ACKNOWLEDGED',
    );
  });

  test('what a person holds, or what is over, is not placed in a mailbox', () => {
    for (const state of ['HELD', 'SUSPENDED', 'REFUSED', 'EXPIRED', 'CANCELLED'] as const) {
      expect(nextDeliveryState(state, 'placed')).toBe(state);
    }
  });

  test('once registered it stays registered, whatever comes later', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        expect(events.reduce<DeliveryState>(nextDeliveryState, 'REGISTERED')).toBe('REGISTERED');
      }),
    );
  });

  test('a registration is taken in every state', () => {
    for (const state of DELIVERY_STATES) expect(nextDeliveryState(state, 'registered')).toBe('REGISTERED');
  });

  test('a late receipt still moves a delivery that was given up', () => {
    expect(nextDeliveryState('EXPIRED', 'agency_accepted')).toBe('AGENCY_ACCEPTED');
    expect(nextDeliveryState('SUSPENDED', 'acknowledged')).toBe('ACKNOWLEDGED');
  });

  test('once the agency has accepted it, only a registration moves it', () => {
    for (const event of DELIVERY_EVENTS) {
      expect(nextDeliveryState('AGENCY_ACCEPTED', event)).toBe(
        event === 'registered' ? 'REGISTERED' : 'AGENCY_ACCEPTED',
      );
    }
  });

  test('what was confirmed is never sent again', () => {
    for (const state of ['ACKNOWLEDGED', 'AGENCY_ACCEPTED', 'REGISTERED'] as const) {
      for (const event of [
        'placed',
        'attempt_started',
        'unavailable',
        'outcome_unknown',
        'not_received',
        'released',
      ] as const) {
        expect(nextDeliveryState(state, event)).toBe(state);
      }
    }
  });

  test('retries used up keep the delivery, and a person can set it going again', () => {
    expect(nextDeliveryState('WAITING_RETRY', 'retries_used_up')).toBe('SUSPENDED');
    expect(nextDeliveryState('SUSPENDED', 'redriven')).toBe('QUEUED');
  });

  test('set aside or given up, it still runs out of date, and a person can cancel it', () => {
    for (const state of ['HELD', 'SUSPENDED', 'WAITING_RETRY'] as const) {
      expect(nextDeliveryState(state, 'expired')).toBe('EXPIRED');
      expect(nextDeliveryState(state, 'cancelled')).toBe('CANCELLED');
    }
    expect(nextDeliveryState('ACKNOWLEDGED', 'cancelled')).toBe('ACKNOWLEDGED');
  });

  test('no sequence of events leads outside the known states', () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        expect(DELIVERY_STATES).toContain(live(events));
      }),
    );
  });
});
