/** Why a call was given up: nobody moved for too long, it was too slow as a whole, or the caller no longer wants it. */
export type StopReason = 'timeout' | 'aborted';

/** Watches whether a call still moves. */
export interface MoveWatch {
  /** A byte moved: the time without a move begins anew. */
  moved(): void;
  /** Ends the watch; it stops nothing any more. */
  end(): void;
}

/** Slower than this is no transfer but a place held: 64 KiB a second, half a megabit. */
export const LEAST_BYTES_PER_SECOND = 65_536;

/** A call may go without a move for its time-out several times: to connect, while the other side works, in its answer. */
const PAUSES = 3;

/**
 * How long a whole call may take: some pauses, and the time of its bytes at the least speed. A peer that trickles single bytes moves
 * for ever, and would keep a worker's place for ever.
 */
export const longestCallMs = (timeoutMs: number, sizeBytes: number): number =>
  PAUSES * timeoutMs + Math.ceil((sizeBytes / LEAST_BYTES_PER_SECOND) * 1_000);

/**
 * Calls `stop` once when `timeoutMs` pass without a move, when `longestMs` have passed in all, or when the signal is aborted.
 */
export const makeMoveWatch = (
  call: { readonly timeoutMs: number; readonly longestMs: number; readonly signal: AbortSignal },
  stop: (why: StopReason) => void,
): MoveWatch => {
  let ended = false;
  const onAbort = () => stopFor('aborted');
  const end = (): void => {
    ended = true;
    clearTimeout(timer);
    clearTimeout(longest);
    call.signal.removeEventListener('abort', onAbort);
  };
  const stopFor = (why: StopReason): void => {
    if (ended) return;
    end();
    stop(why);
  };
  const timer = setTimeout(() => stopFor('timeout'), call.timeoutMs);
  const longest = setTimeout(() => stopFor('timeout'), call.longestMs);
  call.signal.addEventListener('abort', onAbort, { once: true });
  return {
    moved() {
      if (!ended) timer.refresh();
    },
    end,
  };
};
