import type { FileId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/problems.ts';
import type { Cases } from '../ports/cases.ts';
import type { FileScans, HeldFile } from '../ports/file-scans.ts';
import type { Queue } from '../ports/queue.ts';
import type { Transactions } from '../ports/transaction.ts';
import { type By, checkBy, type KeepAct } from './operator/operator.ts';
import type { RemoveFile } from './remove-file.ts';

// A screenful; who has more holds them by the hundred and mends the scanner first.
const LISTED = 200;

/** What a person decides about a file that no scan could judge. There is no third way: nobody can call it clean by hand. */
export type HeldFileDecision = 'scan_again' | 'remove';

/**
 * Files that are held back for a person: lists them, lets one be scanned again (after the scanner's limits were raised), or takes one out of
 * its letter, which then goes on without it. A decision is kept with who and why. Problems: Validation, NotFound where the file is not held.
 * Repeating a decision is harmless.
 */
export const makeSettleHeldFile = (deps: {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly fileScans: Pick<FileScans, 'held' | 'placeOf' | 'lockHeld' | 'scanAgain'>;
  readonly cases: Pick<Cases, 'lockCase'>;
  readonly removeFile: RemoveFile;
  readonly keepAct: KeepAct;
  readonly queue: Pick<Queue, 'publish'>;
}) => ({
  list: (operator: string): Promise<readonly HeldFile[]> =>
    deps.transactions.inTransaction({ kind: 'operator', name: operator }, (tx) => deps.fileScans.held(tx, LISTED)),

  decide: async (fileId: FileId, decision: HeldFileDecision, said: By): Promise<Result<undefined>> => {
    const by = checkBy(said);
    if (!by.ok) return by;
    const actor = { kind: 'operator', name: by.value.actor } as const;
    const wakeUps = await deps.transactions.inTransaction(actor, async (tx) => {
      const place = await deps.fileScans.placeOf(tx, fileId);
      const locked = place && (await deps.cases.lockCase(tx, place.caseId));
      const held = await deps.fileScans.lockHeld(tx, fileId);
      if (held === undefined) return undefined;
      await deps.keepAct(tx, by.value, `file.${decision}`, fileId);
      if (decision === 'scan_again') {
        await deps.fileScans.scanAgain(tx, fileId);
        return [{ topic: 'scan' as const, id: fileId }];
      }
      const belongs = place && locked && { place, locked };
      const now = await deps.transactions.now(tx);
      return deps.removeFile(tx, { fileId, contentId: held.contentId }, 'not_checkable', belongs, now);
    });
    if (wakeUps === undefined) return fail('NotFound', 'No file with this id is held.');
    await deps.queue.publish(wakeUps);
    return ok(undefined);
  },
});

export type SettleHeldFile = ReturnType<typeof makeSettleHeldFile>;
