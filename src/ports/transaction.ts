/** A transaction under way. Only the store knows what is inside; everything that must commit together takes the same one. */
export interface Transaction {
  readonly brand: 'transaction';
}

/** In whose name a transaction runs; set for the database before the first statement, ready for row-level security. */
export type Actor =
  | { readonly kind: 'citizen'; readonly subject: string }
  | { readonly kind: 'system'; readonly code: string }
  | { readonly kind: 'worker' }
  | { readonly kind: 'operator'; readonly name: string };

export interface Transactions {
  /**
   * Runs `work` in one transaction and commits it; rolls back when it throws. Repeats `work` when PostgreSQL asks for it
   * (serialisation failure, deadlock), so `work` must have no effect outside the transaction. Never call the network in it.
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
