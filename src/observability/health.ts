/** What one check said last. */
export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  /** How long the check took, or how long it was waited for. */
  readonly ms: number;
}

/** Whether this program can do its work now. */
export interface Readiness {
  readonly ok: boolean;
  readonly checks: readonly CheckResult[];
}

export interface Health {
  /** Never throws; answers within `timeoutMs`. Says which check failed, never why: the caller may be anybody. */
  ready(): Promise<Readiness>;
}

/**
 * Runs named checks for /readyz, all at once. Results are kept (`okCacheMs`, `failCacheMs`), callers at the same time share
 * a run, and a check that hangs is not started again: however often it is asked, each check runs once at a time.
 */
export const makeHealth = (options: {
  /** Resolves where all is well, throws where not. */
  readonly checks: { readonly [name: string]: () => Promise<void> };
  readonly timeoutMs?: number;
  readonly okCacheMs?: number;
  readonly failCacheMs?: number;
  /** Milliseconds of a clock that never goes back. */
  readonly nowMs?: () => number;
}): Health => {
  const { timeoutMs = 5_000, okCacheMs = 2_000, failCacheMs = 10_000, nowMs = () => performance.now() } = options;
  const checks = Object.entries(options.checks).map(([name, check]) =>
    cached(boundedCheck(name, check, timeoutMs, nowMs), ({ ok }) => (ok ? okCacheMs : failCacheMs), nowMs),
  );
  return {
    ready: async () => {
      const results = await Promise.all(checks.map((check) => check()));
      return { ok: results.every(({ ok }) => ok), checks: results };
    },
  };
};

const boundedCheck = (name: string, check: () => Promise<void>, timeoutMs: number, nowMs: () => number) => {
  let hanging: Promise<boolean> | undefined;
  return async (): Promise<CheckResult> => {
    const startedAtMs = nowMs();
    hanging ??= Promise.resolve()
      .then(check)
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        hanging = undefined;
      });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), timeoutMs);
    });
    const ok = await Promise.race([hanging, late]);
    clearTimeout(timer);
    return { name, ok, ms: Math.round(nowMs() - startedAtMs) };
  };
};

const cached = <T>(run: () => Promise<T>, lastsMs: (result: T) => number, nowMs: () => number): (() => Promise<T>) => {
  let running: Promise<T> | undefined;
  let kept: { readonly result: T; readonly untilMs: number } | undefined;
  return () => {
    if (kept !== undefined && nowMs() < kept.untilMs) return Promise.resolve(kept.result);
    running ??= run()
      .then((result) => {
        kept = { result, untilMs: nowMs() + lastsMs(result) };
        return result;
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  };
};
