import type pg from 'pg';
import { composeStore } from '../../src/compose-store.ts';
import { composeWorkerUseCases, type Surroundings } from '../../src/compose-use-cases.ts';
import { makeEicarOnlyScanner } from '../../src/outbound/scanner/eicar-only.ts';
import { addressHash, ids } from './parts.ts';

/** The worker's part of scanning for scenes without a worker: scans every file that is due, with the stand-in. */
export const makeScanAll = (pool: pg.Pool, around: Surroundings): (() => Promise<void>) => {
  const store = composeStore(pool, ids);
  const { scanFile } = composeWorkerUseCases(store, {
    ...around,
    addressHash,
    scanner: makeEicarOnlyScanner(),
    connectorOf: () => undefined,
    channels: [],
    portalAddress: 'https://my.gov.ge',
    worker: 'scanner',
    leaseMs: 30_000,
    relayQueue: around.queue,
  });
  const never = new AbortController().signal;
  return async () => {
    const due = await store.transactions.inTransaction({ kind: 'worker' }, (tx) => store.fileScans.due(tx, 1000));
    for (const fileId of due) await scanFile(fileId, never);
  };
};
