/** Moments at which a receiver of mail or SMS can be slowed down or held. */
export interface Gate {
  /** Before a message is taken; where it rejects, the message is dropped and the connection with it. */
  taking?(): Promise<void>;
  /** After it was taken, before the sender is told. */
  answering?(): Promise<void>;
}

/** A receiver that has a gate; it begins open. */
export interface Gated {
  /** Replaces the gate; undefined opens it. */
  setGate(gate: Gate | undefined): void;
}
