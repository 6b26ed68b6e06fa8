import type { DeliveryState } from './delivery.ts';

/** How a letter on its way is doing, in the words of case-detail.schema.json. */
export type CitizenDeliveryState =
  | 'on_its_way'
  | 'unreachable'
  | 'held'
  | 'given_up'
  | 'arrived'
  | 'refused'
  | 'expired'
  | 'cancelled';

/** What the exchange knows of one delivery, its endpoint and its holds. */
export interface DeliveryFacts {
  readonly state: DeliveryState;
  readonly now: Date;
  /** When it is looked at next. */
  readonly dueAt: Date;
  readonly attemptCount: number;
  /** Since when it could have been delivered. */
  readonly retryingSince?: Date;
  /** The first failure of its endpoint since the last good answer. */
  readonly unreachableSince?: Date;
  /** Nothing is sent to the system before this instant: its breaker is open, or it asked for patience. */
  readonly notBefore?: Date;
  readonly hold?: { readonly kind: 'hold' | 'maintenance'; readonly until?: Date };
}

/** What a citizen is told; instants only where they are true. */
export interface CitizenDelivery {
  readonly state: CitizenDeliveryState;
  readonly unreachableSince?: Date;
  readonly nextTryAt?: Date;
  readonly heldBecause?: 'hold' | 'maintenance';
}

const ENDED: Partial<Record<DeliveryState, CitizenDeliveryState>> = {
  ACKNOWLEDGED: 'arrived',
  AGENCY_ACCEPTED: 'arrived',
  REGISTERED: 'arrived',
  REFUSED: 'refused',
  EXPIRED: 'expired',
  CANCELLED: 'cancelled',
};

const latest = (first: Date, ...others: readonly (Date | undefined)[]): Date =>
  others.reduce<Date>((best, other) => (other !== undefined && other > best ? other : best), first);

/** How a delivery is doing, honestly: no next try is named for what nobody will try by himself. Pure. */
export const citizenDelivery = (facts: DeliveryFacts): CitizenDelivery => {
  const ended = ENDED[facts.state];
  if (ended !== undefined) return { state: ended };
  const unreachable = facts.unreachableSince;
  if (facts.state === 'SUSPENDED') {
    const since = unreachable ?? facts.retryingSince;
    return { state: 'given_up', ...(since !== undefined && { unreachableSince: since }) };
  }
  if (facts.state === 'HELD') return { state: 'held', heldBecause: 'hold' };
  if (facts.hold !== undefined) {
    const { kind, until } = facts.hold;
    return { state: 'held', heldBecause: kind, ...(until !== undefined && { nextTryAt: latest(until, facts.dueAt) }) };
  }
  const nextTryAt = latest(facts.dueAt, facts.notBefore, facts.now);
  const waits = nextTryAt > facts.now || facts.attemptCount > 0;
  if (unreachable !== undefined && waits) return { state: 'unreachable', unreachableSince: unreachable, nextTryAt };
  return { state: 'on_its_way', ...(waits && { nextTryAt }) };
};
