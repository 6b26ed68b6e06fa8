/**
 * The life of a delivery: the duty to bring one envelope to one endpoint (exchange.md, States).
 * Progress is a rank that only grows; the side states say why nothing moves right now. A late receipt still moves a
 * delivery that was given up.
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
export type DeliveryEvent =
  | 'sealed'
  | 'placed'
  | 'attempt_started'
  | 'acknowledged'
  | 'agency_accepted'
  | 'registered'
  | 'refused'
  | 'unavailable'
  | 'outcome_unknown'
  | 'not_received'
  | 'retries_used_up'
  | 'redriven'
  | 'held'
  | 'released'
  | 'cancelled'
  | 'expired';

/** States in which something is left to do: the relay looks at these only. */
export const OPEN_STATES = ['ACCEPTED', 'SEALED', 'QUEUED', 'SENDING', 'WAITING_RETRY', 'UNKNOWN_OUTCOME'] as const;
type OpenState = (typeof OPEN_STATES)[number];

const isOpen = (state: DeliveryState): state is OpenState => (OPEN_STATES as readonly string[]).includes(state);

/** What the agency's system has confirmed so far; a confirmation never undoes a higher one. */
const RANK: Partial<Record<DeliveryState, number>> = { ACKNOWLEDGED: 1, AGENCY_ACCEPTED: 2, REGISTERED: 3 };

const confirmed = (from: DeliveryState, to: 'ACKNOWLEDGED' | 'AGENCY_ACCEPTED' | 'REGISTERED'): DeliveryState =>
  // CANCELLED is final for us, but an agency that registered the letter all the same has it: its word wins.
  (RANK[from] ?? 0) >= (RANK[to] ?? 0) ? from : to;

/** Events that only an open delivery can live through, and where they lead. */
const OPEN_STEP: Partial<Record<DeliveryEvent, DeliveryState>> = {
  // Laid, or laid back, where the system picks it up itself (dialect mailbox): nobody calls it from here on.
  placed: 'QUEUED',
  attempt_started: 'SENDING',
  unavailable: 'WAITING_RETRY',
  outcome_unknown: 'UNKNOWN_OUTCOME',
  not_received: 'QUEUED',
  retries_used_up: 'SUSPENDED',
  held: 'HELD',
  cancelled: 'CANCELLED',
  expired: 'EXPIRED',
  refused: 'REFUSED',
};

/**
 * The next state of a delivery. Total: an event that has nothing to say to a state leaves it as it is, so that repeats
 * and late arrivals are harmless.
 */
export const nextDeliveryState = (state: DeliveryState, event: DeliveryEvent): DeliveryState => {
  switch (event) {
    case 'acknowledged':
      // A refusal is the agency's own later word about the same bytes; a bare transport acknowledgement does not lift it.
      return state === 'REFUSED' ? state : confirmed(state, 'ACKNOWLEDGED');
    case 'agency_accepted':
      return confirmed(state, 'AGENCY_ACCEPTED');
    case 'registered':
      return confirmed(state, 'REGISTERED');
    case 'sealed':
      return state === 'ACCEPTED' ? 'SEALED' : state;
    case 'redriven':
      return state === 'SUSPENDED' || state === 'REFUSED' ? 'QUEUED' : state;
    case 'released':
      return state === 'HELD' ? 'QUEUED' : state;
    case 'refused':
      return isOpen(state) || state === 'ACKNOWLEDGED' || state === 'SUSPENDED' ? 'REFUSED' : state;
    default:
      return isOpen(state) ? (OPEN_STEP[event] ?? state) : state;
  }
};
