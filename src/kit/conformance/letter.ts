import type { Envelope } from '../../domain/envelope.ts';
import type { Connector, Consignment, DeliveryOutcome, Endpoint } from '../../ports/connector.ts';
import type { EnvelopeSealer, SealedEnvelope } from '../../ports/envelope.ts';

/** One call by which the gateway is about to hand a letter over. */
export interface HandOver {
  readonly connector: Connector;
  readonly consignment: Consignment;
  readonly endpoint: Endpoint;
  readonly signal: AbortSignal;
}

/** What is done to a letter on its way. Left out: what the gateway does with every letter. */
export interface Plan {
  /** Before it is sealed. */
  readonly envelope?: (envelope: Envelope) => Envelope;
  /** In place of sealing with the gateway's key. */
  readonly seal?: (envelope: Envelope, sealer: EnvelopeSealer) => Promise<SealedEnvelope>;
  /** In place of one hand-over. What it returns is what the gateway believes. */
  readonly handOver?: (call: HandOver) => Promise<DeliveryOutcome>;
  /** Dialect mailbox: the first confirmation is turned away before anything of it is stored. */
  readonly turnConfirmationAway?: boolean;
}

/** A letter of the run, from its filing on. */
export interface Letter {
  /** Unique in the run; its title carries it. */
  readonly name: string;
  readonly plan: Plan;
  /** Set when the gateway has sealed it. */
  sealed?: SealedEnvelope & { readonly envelope: Envelope };
  /** Confirmations of the system that picks its letters up, also the one that was turned away: the receipt in each. */
  readonly confirmations: (Buffer | undefined)[];
  /** Set when the first hand-over has ended. */
  outcome?: DeliveryOutcome;
  /** RECEIPT envelopes about it, those that came as messages of their own included. */
  readonly receipts: Buffer[];
}
