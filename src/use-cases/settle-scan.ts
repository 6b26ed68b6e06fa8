import { MAX_SCAN_FAILURES, scanRetryDelayMs } from '../domain/scan-state.ts';
import type { Cases } from '../ports/cases.ts';
import type { FileScans, ScanClaim, ScanResult } from '../ports/file-scans.ts';
import type { WakeUp } from '../ports/queue.ts';
import type { ScanVerdict } from '../ports/scanner.ts';
import type { Transactions } from '../ports/transaction.ts';
import type { RemoveFile } from './remove-file.ts';

const resultOf = (verdict: ScanVerdict, claim: ScanClaim): ScanResult => {
  if (verdict.kind === 'clean') return { scanState: 'clean' };
  if (verdict.kind === 'infected') return { scanState: 'infected', signatureName: verdict.signatureName };
  const { why } = verdict;
  const mayPass = why === 'unavailable' || (why === 'error' && claim.failures + 1 < MAX_SCAN_FAILURES);
  if (!mayPass) return { scanState: 'held', reason: why };
  return { scanState: 'not_scanned', reason: why, dueInMs: scanRetryDelayMs(claim.fence), failed: why === 'error' };
};

/** What was written, and what is to be said to the queue. */
export interface SettledScan {
  readonly result: ScanResult;
  readonly wakeUps: readonly WakeUp[];
}

/**
 * Writes what a scanner said of a file, if the claim still holds, with all that follows from it: a clean file lets its letter go on, a
 * harmful one is removed. Idempotent by the claim's fence. @returns undefined where the claim was lost.
 */
export const makeSettleScan = (deps: {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly fileScans: Pick<FileScans, 'placeOf' | 'lockClaimed' | 'save' | 'deliveriesOf'>;
  readonly cases: Pick<Cases, 'lockCase'>;
  readonly removeFile: RemoveFile;
}) => {
  const settle = (claim: ScanClaim, verdict: ScanVerdict): Promise<SettledScan | 'lost' | 'moved'> =>
    deps.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
      // The case before the file, as everywhere; whether there is a case is looked up without a lock.
      const place = await deps.fileScans.placeOf(tx, claim.fileId);
      const locked = place && (await deps.cases.lockCase(tx, place.caseId));
      if (!(await deps.fileScans.lockClaimed(tx, claim))) return 'lost';
      // A letter took the file in between: what follows from the verdict is another thing now.
      if (place === undefined && (await deps.fileScans.placeOf(tx, claim.fileId)) !== undefined) return 'moved';
      const result = resultOf(verdict, claim);
      await deps.fileScans.save(tx, claim, result);
      if (result.scanState === 'infected') {
        const belongs = place && locked && { place, locked };
        const now = await deps.transactions.now(tx);
        return { result, wakeUps: await deps.removeFile(tx, claim, 'infected', belongs, now) };
      }
      const waiting = result.scanState === 'clean' ? await deps.fileScans.deliveriesOf(tx, claim.fileId) : [];
      return { result, wakeUps: waiting.map((id) => ({ topic: 'delivery' as const, id })) };
    });

  return async (claim: ScanClaim, verdict: ScanVerdict): Promise<SettledScan | undefined> => {
    for (;;) {
      const settled = await settle(claim, verdict);
      if (settled === 'lost') return undefined;
      if (settled !== 'moved') return settled;
    }
  };
};

export type SettleScan = ReturnType<typeof makeSettleScan>;
