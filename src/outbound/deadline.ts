/** The caller's signal and a time limit as one signal. */
export interface Deadline {
  /** Aborts when the time is up or the caller's signal does. */
  readonly signal: AbortSignal;
  /** Takes the timer and the listener away; call it when the work is done. */
  clear(): void;
}

/**
 * Starts a time limit. Not AbortSignal.any over AbortSignal.timeout: on Node 20 the collector may take such a signal away
 * while somebody listens to it, and then it never fires.
 */
export const startDeadline = (signal: AbortSignal, timeoutMs: number): Deadline => {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const timer = setTimeout(abort, timeoutMs);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    },
  };
};
