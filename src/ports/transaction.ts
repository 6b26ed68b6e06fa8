/** A transaction under way. Only the store knows what is inside; everything that must commit together takes the same one. */
export interface Transaction {
  readonly brand: 'transaction';
}

/** A citizen's transaction: the database shows it what is the owner's, and nothing else (row-level security, ADR 0034). */
export interface CitizenActor {
  readonly kind: 'citizen';
  /** The owner of what is read and written. */
  readonly subject: string;
  /** Who acts, where that is somebody else: a representative or the holder of a mandate. */
  readonly by?: string;
  /** The mandate under which they act. The database looks it up with every statement: one that has ended shows nothing. */
  readonly mandate?: { readonly mandateId: string; readonly holder: string };
  /** By which a mandate is offered to this very person or organisation (domain/mandate.ts, holderKey). */
  readonly holderKey?: string;
}

/** In whose name a transaction runs; set for the database before the first statement. */
export type Actor =
  | CitizenActor
  | { readonly kind: 'system'; readonly code: string }
  | { readonly kind: 'worker' }
  | { readonly kind: 'operator'; readonly name: string };

/** Thrown where a mandate ended before a transaction under it did: what it read may be cut short, and what it wrote is gone. */
export class MandateEnded extends Error {
  constructor(cause?: unknown) {
    super('the mandate of the transaction gives no right any more', { cause });
  }
}

export interface Transactions {
  /**
   * Runs `work` in one transaction and commits it; rolls back when it throws. Repeats `work` when PostgreSQL asks for it
   * (serialisation failure, deadlock), so `work` must have no effect outside the transaction. Never call the network in it.
   * @throws MandateEnded where the actor's mandate gives no right any more when `work` is done.
   */
  inTransaction<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Reads everything as it was at one instant, whatever is committed meanwhile. Writes are refused. */
  inSnapshot<T>(actor: Actor, read: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Runs one statement that reads, without the cost of a transaction; in nobody's name. */
  readOnce<T>(read: (tx: Transaction) => Promise<T>): Promise<T>;
  /** The instant of the transaction on the database's clock, app_now(). */
  now(tx: Transaction): Promise<Date>;
  /** Throws where the database is out of reach; for /readyz. */
  ping(): Promise<void>;
}
