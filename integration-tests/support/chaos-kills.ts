import type pg from 'pg';
import { until } from './chaos-until.ts';
import type { GatewayProcess, GatewayProcesses, GatewayRole } from './processes.ts';

/** What was killed. */
export interface Kills {
  /** Of every killed process, how many attempts it was in the middle of sending when it died. */
  readonly interruptedBy: ReadonlyMap<string, number>;
  /** Kills that interrupted at least one. */
  readonly interrupting: number;
}

const MOST_KILLS = 60;
const NOBODY_SENDS_MS = 60_000;

const SENDING = `
  select a.worker, count(*) as sending
  from attempts a join deliveries d on d.delivery_id = a.delivery_id and d.fence = a.fence
  where a.operation = 'submit' and a.ended_at is null and d.state = 'SENDING' and a.worker = any($1)
  group by a.worker order by sending desc limit 1`;

/** Keeps one process of each role running, whatever is done to it. */
export const keepRunning = async (processes: GatewayProcesses, roles: readonly GatewayRole[]) => {
  const running = new Set<GatewayProcess>();
  const starting = new Set<Promise<void>>();
  let failure: Error | undefined;
  const start = async (role: GatewayRole): Promise<void> => void running.add(await processes.start(role));
  await Promise.all(roles.map(start));
  return {
    working: (): readonly GatewayProcess[] => [...running].filter(({ role }) => role !== 'api'),
    /** kill -9, and begins to start another one. */
    async replace(killed: GatewayProcess): Promise<void> {
      running.delete(killed);
      await killed.kill();
      const started = start(killed.role);
      starting.add(started);
      started.then(
        () => starting.delete(started),
        (reason: unknown) => void (failure = new Error('a process could not be started again', { cause: reason })),
      );
    },
    /** @throws where a process could not be started again: nothing that is waited for will come then. */
    check(): void {
      if (failure !== undefined) throw failure;
    },
    allThere: async (): Promise<void> => {
      await Promise.all(starting);
    },
  };
};

/**
 * Kills working processes, each in the moment when it is sending: the next one as soon as `mayKill` lets it, until
 * `wantedInterrupting` kills have interrupted an attempt. @throws where that many kills do not do it, or nobody sends any more.
 */
export const killWhileSending = async (options: {
  readonly pool: pg.Pool;
  readonly kept: Awaited<ReturnType<typeof keepRunning>>;
  readonly wantedInterrupting: number;
  /** Waits until the kill of this number (from 0) may come. */
  readonly mayKill: (index: number) => Promise<unknown>;
  readonly afterKill: (index: number) => Promise<void>;
}): Promise<Kills> => {
  const { pool, kept, wantedInterrupting } = options;
  const interruptedBy = new Map<string, number>();
  let interrupting = 0;

  const sendingNow = async (workers: readonly string[]): Promise<{ worker: string; sending: number } | undefined> =>
    (await pool.query<{ worker: string; sending: number }>(SENDING, [workers])).rows[0];

  for (let index = 0; interrupting < wantedInterrupting; index++) {
    if (index === MOST_KILLS) throw new Error(`only ${interrupting} of ${index} kills interrupted an attempt`);
    await options.mayKill(index);
    const victim = await until(
      'somebody sends',
      async () => {
        kept.check();
        const found = await sendingNow(kept.working().map(({ worker }) => worker));
        return found && kept.working().find(({ worker }) => worker === found.worker);
      },
      { timeoutMs: NOBODY_SENDS_MS, everyMs: 5 },
    );
    await kept.replace(victim);
    // Nobody takes its work over before its lease ends, so this is what it left.
    const left = (await sendingNow([victim.worker]))?.sending ?? 0;
    interruptedBy.set(victim.worker, left);
    if (left > 0) interrupting += 1;
    await options.afterKill(index);
  }
  await kept.allThere();
  return { interruptedBy, interrupting };
};
