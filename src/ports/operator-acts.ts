import type { Transaction } from './transaction.ts';

/** Who did what to the exchange, and why. Only added to. */
export interface OperatorActs {
  /** Writes one act. `subject` is a code or an id; `reason` is the person's own words and names no citizen. */
  add(
    tx: Transaction,
    act: {
      readonly actId: string;
      readonly actor: string;
      readonly act: string;
      readonly subject: string;
      readonly reason: string;
    },
  ): Promise<void>;
}
