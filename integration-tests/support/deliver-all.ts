import type pg from 'pg';
import { composeStore } from '../../src/compose-store.ts';
import { composeWorkerUseCases, type Surroundings } from '../../src/compose-use-cases.ts';
import type { DeliveryId } from '../../src/domain/ids.ts';
import { makeEicarOnlyScanner } from '../../src/outbound/scanner/eicar-only.ts';
import { addressHash, ids } from './parts.ts';

/** The worker's part of delivering for scenes without a worker: seals the letters of a case, and its agency's system takes them all. */
export const makeDeliverAll = (pool: pg.Pool, around: Surroundings): ((caseId: string) => Promise<void>) => {
  const { deliverEnvelope } = composeWorkerUseCases(composeStore(pool, ids), {
    ...around,
    addressHash,
    scanner: makeEicarOnlyScanner(),
    connectorOf: (dialect) => ({
      dialect,
      submit: async () => ({ kind: 'acknowledged', httpStatus: 200, sentBytes: 1 }),
      askStatus: async () => ({ kind: 'not_received' }),
      close: async () => undefined,
    }),
    channels: [],
    portalAddress: 'https://my.gov.ge',
    worker: 'deliverer',
    leaseMs: 30_000,
    relayQueue: around.queue,
  });
  const never = new AbortController().signal;
  return async (caseId) => {
    const { rows } = await pool.query<{ delivery_id: string }>(
      'select delivery_id from deliveries where case_id = $1 order by sequence_in_conversation',
      [caseId],
    );
    for (const { delivery_id } of rows) await deliverEnvelope(delivery_id as DeliveryId, never);
  };
};
