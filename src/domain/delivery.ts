/**
 * The life of a delivery: the duty to bring one envelope to one endpoint (exchange.md, States).
 * Progress is a rank that only grows; the side states say why nothing moves right now. A late receipt still moves a
 * delivery that was given up. Drawn in docs/states.md (`npm run generate`).
 */
export const DELIVERY_STATES = [
  'ACCEPTED',
  'SEALED',
  'QUEUED',
  'SENDING',
  'ACKNOWLEDGED',
  'AGENCY_ACCEPTED',
  'REGISTERED',
  'WAITING_RETRY',
  'UNKNOWN_OUTCOME',
  'HELD',
  'SUSPENDED',
  'REFUSED',
  'EXPIRED',
  'CANCELLED',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What can happen to a delivery. */
export const DELIVERY_EVENTS = [
  'sealed',
  'placed',
  'attempt_started',
  'acknowledged',
  'agency_accepted',
  'registered',
  'refused',
  'unavailable',
  'outcome_unknown',
  'not_received',
  'retries_used_up',
  'redriven',
  'held',
  'released',
  'cancelled',
  'expired',
] as const;
export type DeliveryEvent = (typeof DELIVERY_EVENTS)[number];

/** States in which something is left to do: the relay looks at these only. */
export const OPEN_STATES = ['ACCEPTED', 'SEALED', 'QUEUED', 'SENDING', 'WAITING_RETRY', 'UNKNOWN_OUTCOME'] as const;

type Row = { readonly [E in DeliveryEvent]?: DeliveryState };

/** What the agency's system confirms is taken in every state and never undone by less: the word of who has the letter wins. */
const CONFIRMED = {
  acknowledged: 'ACKNOWLEDGED',
  agency_accepted: 'AGENCY_ACCEPTED',
  registered: 'REGISTERED',
} as const satisfies Row;

/** What ends a delivery that has not arrived, whether it was open, set aside or given up. */
const ENDED = { cancelled: 'CANCELLED', expired: 'EXPIRED' } as const satisfies Row;

/** What can happen while something is left to do. */
const OPEN = {
  ...CONFIRMED,
  // Laid, or laid back, where the system picks it up itself (dialect mailbox): nobody calls it from here on.
  placed: 'QUEUED',
  attempt_started: 'SENDING',
  unavailable: 'WAITING_RETRY',
  outcome_unknown: 'UNKNOWN_OUTCOME',
  not_received: 'QUEUED',
  refused: 'REFUSED',
  retries_used_up: 'SUSPENDED',
  held: 'HELD',
  ...ENDED,
} as const satisfies Row;

/** What each event makes of a delivery in each state; what a row does not name leaves it as it is. */
export const DELIVERY_MOVES = {
  ACCEPTED: { ...OPEN, sealed: 'SEALED' },
  SEALED: OPEN,
  QUEUED: OPEN,
  SENDING: OPEN,
  WAITING_RETRY: OPEN,
  UNKNOWN_OUTCOME: OPEN,
  ACKNOWLEDGED: { agency_accepted: 'AGENCY_ACCEPTED', registered: 'REGISTERED', refused: 'REFUSED' },
  AGENCY_ACCEPTED: { registered: 'REGISTERED' },
  REGISTERED: {},
  HELD: { ...CONFIRMED, ...ENDED, released: 'QUEUED' },
  SUSPENDED: { ...CONFIRMED, ...ENDED, redriven: 'QUEUED', refused: 'REFUSED' },
  // A refusal is the agency's own later word about the same bytes; a bare transport acknowledgement does not lift it.
  REFUSED: { agency_accepted: 'AGENCY_ACCEPTED', registered: 'REGISTERED', redriven: 'QUEUED' },
  EXPIRED: CONFIRMED,
  // Final for us, but an agency that registered the letter all the same has it.
  CANCELLED: CONFIRMED,
} as const satisfies { readonly [S in DeliveryState]: Row };

/**
 * The next state of a delivery. Total: an event that has nothing to say to a state leaves it as it is, so that repeats
 * and late arrivals are harmless.
 */
export const nextDeliveryState = (state: DeliveryState, event: DeliveryEvent): DeliveryState => {
  const row: Row = DELIVERY_MOVES[state];
  return row[event] ?? state;
};
