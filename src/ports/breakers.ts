import type { Breaker } from '../domain/breaker.ts';
import type { Transaction } from './transaction.ts';

/** What all workers know of the health and the wishes of the systems they call. The claim obeys it (port Deliveries). */
export interface Breakers {
  /** The breaker of an endpoint as it stands; HEALTHY where nothing is remembered. */
  find(tx: Transaction, endpointId: string): Promise<Breaker>;
  /** As find, and nobody else changes it until the transaction ends. */
  lock(tx: Transaction, endpointId: string): Promise<Breaker>;
  save(tx: Transaction, endpointId: string, breaker: Breaker): Promise<void>;
  /** The system asked not to be called for so long. A shorter wish never takes back a longer one. */
  pauseSystem(tx: Transaction, systemCode: string, forMs: number): Promise<void>;
}
