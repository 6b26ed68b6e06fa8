/** Why a call was given up: nobody moved for too long, or the caller no longer wants it. */
export type StopReason = 'timeout' | 'aborted';

/** Watches whether a call still moves. */
export interface MoveWatch {
  /** A byte moved: the time begins anew. */
  moved(): void;
  /** Ends the watch; it stops nothing any more. */
  end(): void;
}

/**
 * Calls `stop` once when `timeoutMs` pass without a move or when the signal is aborted. A slow
 * line that still moves is never stopped.
 */
export const makeMoveWatch = (
  call: { readonly timeoutMs: number; readonly signal: AbortSignal },
  stop: (why: StopReason) => void,
): MoveWatch => {
  let ended = false;
  const onAbort = () => stopFor('aborted');
  const end = (): void => {
    ended = true;
    clearTimeout(timer);
    call.signal.removeEventListener('abort', onAbort);
  };
  const stopFor = (why: StopReason): void => {
    if (ended) return;
    end();
    stop(why);
  };
  const timer = setTimeout(() => stopFor('timeout'), call.timeoutMs);
  call.signal.addEventListener('abort', onAbort, { once: true });
  return {
    moved() {
      if (!ended) timer.refresh();
    },
    end,
  };
};
