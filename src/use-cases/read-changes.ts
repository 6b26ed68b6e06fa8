import { fail, ok, type Result } from '../domain/problems.ts';
import type { Change, ChangeSignal, Changes } from '../ports/changes.ts';
import type { Transactions } from '../ports/transaction.ts';

// Each wake-up means a change; where they find none (a database restored under a running process) the caller gets nothing, not a loop.
const MOST_LOOKS = 10;

/** A part of the feed, and where to go on. */
export interface ChangePage {
  readonly changes: readonly Change[];
  /** The `after` of the next read. */
  readonly nextPosition: number;
  /** The newest position there is. */
  readonly headPosition: number;
}

/**
 * Reads the feed from a position on; where nothing is there yet, waits up to `waitMs` without a database connection. Without `after` it
 * begins at the oldest change that is kept. Repeatable: a read changes nothing.
 * Problems: PositionGone (older than kept), CursorInvalid (a position that was never given, as after a restore of the database).
 */
export const makeReadChanges =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly changes: Pick<Changes, 'read' | 'extent'>;
    readonly changeSignal: Pick<ChangeSignal, 'beyond'>;
    readonly monotonicMs: () => number;
  }) =>
  async (
    query: { readonly after?: number | undefined; readonly limit: number; readonly waitMs: number },
    signal: AbortSignal,
  ): Promise<Result<ChangePage>> => {
    const { limit } = query;
    const giveUpAtMs = deps.monotonicMs() + query.waitMs;
    for (let looks = 1; ; looks++) {
      const page = await deps.transactions.inTransaction(
        { kind: 'worker' },
        async (tx): Promise<Result<ChangePage>> => {
          // The extent comes after the rows: what was removed in between must not look like nothing.
          const changes = await deps.changes.read(tx, { after: query.after ?? 0, limit });
          const { lastPosition, removedThrough } = await deps.changes.extent(tx);
          const after = query.after ?? removedThrough;
          const checked = checkPosition(after, { lastPosition, removedThrough });
          if (!checked.ok) return checked;
          return ok({ changes, nextPosition: changes.at(-1)?.position ?? after, headPosition: lastPosition });
        },
      );
      const leftMs = giveUpAtMs - deps.monotonicMs();
      if (!page.ok || page.value.changes.length > 0 || leftMs <= 0 || looks === MOST_LOOKS) return page;
      if (!(await deps.changeSignal.beyond(page.value.nextPosition, { timeoutMs: leftMs, signal }))) return page;
    }
  };

export type ReadChanges = ReturnType<typeof makeReadChanges>;

/** Whether the feed can be read from a position on. Problems: PositionGone, CursorInvalid. */
export const checkPosition = (
  after: number,
  { lastPosition, removedThrough }: { readonly lastPosition: number; readonly removedThrough: number },
): Result<undefined> => {
  if (after < removedThrough) return fail('PositionGone', `Changes are kept from position ${removedThrough + 1} on.`);
  if (after > lastPosition) return fail('CursorInvalid', `The newest position is ${lastPosition}.`);
  return ok(undefined);
};
