import type { FastifyInstance } from 'fastify';
import type { Connector } from './ports/connector.ts';
import type { EnvelopeSealer } from './ports/envelope.ts';
import type { SettlePickUp } from './use-cases/mailbox/settle-pick-up.ts';
import type { ReceiveEnvelope } from './use-cases/receive-envelope.ts';

/**
 * Where a conformance run (src/kit) listens in on a real gateway, and meddles on purpose. Every other process has none. What a tap
 * returns takes the place of what it was given.
 */
export interface Taps {
  sealer?(sealer: EnvelopeSealer): EnvelopeSealer;
  connector?(connector: Connector): Connector;
  receiveEnvelope?(receive: ReceiveEnvelope): ReceiveEnvelope;
  settlePickUp?(settle: SettlePickUp): SettlePickUp;
  /** Before the routes of the agencies' door are added. */
  agencyDoor?(door: FastifyInstance): void;
}
