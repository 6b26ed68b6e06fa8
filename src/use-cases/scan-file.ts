import type { FileId } from '../domain/ids.ts';
import type { Content } from '../ports/content.ts';
import type { FileScans, ScanClaim } from '../ports/file-scans.ts';
import type { Log } from '../ports/log.ts';
import type { Queue } from '../ports/queue.ts';
import type { Scanner, ScanVerdict } from '../ports/scanner.ts';
import type { Transactions } from '../ports/transaction.ts';
import type { SettleScan } from './settle-scan.ts';

const WORKER = { kind: 'worker' } as const;

// Files that wait so long because no scanner answers are worth a person's look; said once in the same time.
const SCANNER_DOWN_MS = 5 * 60_000;

/**
 * Scans one file that is due: claim, stream the bytes to the scanner with no transaction open, write the verdict. Safe to call at any time,
 * any number of times, from any number of processes; a worker that dies in the middle is followed by another when its lease ends.
 */
export const makeScanFile = (deps: {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly fileScans: Pick<FileScans, 'claim' | 'renew'>;
  readonly content: Pick<Content, 'stream'>;
  readonly scanner: Scanner;
  readonly settleScan: SettleScan;
  readonly queue: Pick<Queue, 'publish'>;
  readonly log: Pick<Log, 'note' | 'warn' | 'error'>;
  readonly leaseMs: number;
}) => {
  let saidDownAt = 0;

  const judge = async (claim: ScanClaim, stopping: AbortSignal): Promise<ScanVerdict> => {
    const lost = new AbortController();
    const onStop = (): void => lost.abort();
    stopping.addEventListener('abort', onStop, { once: true });
    const heartbeat = setInterval(() => {
      deps.transactions
        .inTransaction(WORKER, (tx) => deps.fileScans.renew(tx, claim, deps.leaseMs))
        .then((ours) => {
          if (!ours) lost.abort();
        })
        .catch((error: unknown) => deps.log.error('scan.lease_not_renewed', error, { fileId: claim.fileId }));
    }, deps.leaseMs / 3);
    try {
      return await deps.scanner.scan(deps.content.stream(WORKER, claim.contentId), lost.signal);
    } finally {
      clearInterval(heartbeat);
      stopping.removeEventListener('abort', onStop);
    }
  };

  const sayIfDown = async (claim: ScanClaim): Promise<void> => {
    const now = await deps.transactions.inTransaction(WORKER, deps.transactions.now);
    const waitedMs = now.getTime() - claim.waitingSince.getTime();
    if (waitedMs < SCANNER_DOWN_MS || now.getTime() - saidDownAt < SCANNER_DOWN_MS) return;
    saidDownAt = now.getTime();
    deps.log.warn('scanner.down', { name: deps.scanner.name, fileId: claim.fileId, ms: waitedMs });
  };

  return async (fileId: FileId, stopping: AbortSignal): Promise<void> => {
    const claim = await deps.transactions.inTransaction(WORKER, (tx) => deps.fileScans.claim(tx, fileId, deps.leaseMs));
    if (claim === undefined) return;
    const verdict = await judge(claim, stopping);
    const settled = await deps.settleScan(claim, verdict);
    if (settled === undefined) {
      deps.log.warn('scan.claim_lost', { fileId, fence: claim.fence });
      return;
    }
    const { result } = settled;
    const level = result.scanState === 'clean' ? 'note' : 'warn';
    deps.log[level]('file.scanned', {
      fileId,
      state: result.scanState,
      sizeBytes: claim.sizeBytes,
      ...('reason' in result && { reason: result.reason }),
    });
    await deps.queue.publish(settled.wakeUps);
    if ('reason' in result && result.reason === 'unavailable') await sayIfDown(claim);
  };
};

export type ScanFile = ReturnType<typeof makeScanFile>;
