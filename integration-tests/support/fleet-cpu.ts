import { readdir, readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import type pg from 'pg';

// What Linux counts in (USER_HZ), on every platform that we run on.
const TICKS_PER_SECOND = 100;

/** The fields of /proc/<pid>/stat after the name, which may hold spaces; undefined where the process has ended. */
const statOf = async (pid: number | string): Promise<readonly string[] | undefined> => {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  return line?.slice(line.lastIndexOf(')') + 2).split(' ');
};

const ticks = (stat: readonly string[] | undefined, withChildren: boolean): number =>
  [11, 12, ...(withChildren ? [13, 14] : [])].reduce((sum, field) => sum + Number(stat?.[field] ?? 0), 0);

/** CPU seconds that a process has used. */
const cpuSecondsOf = async (pid: number): Promise<number> => ticks(await statOf(pid), false) / TICKS_PER_SECOND;

/** CPU seconds of the PostgreSQL server behind a pool: the postmaster, its children, and those that have ended. */
const postgresCpuSeconds = async (pool: pg.Pool): Promise<number> => {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = (await statOf(rows[0]!.pid))?.[1] ?? '';
  const stats = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(statOf));
  const children = stats.filter((stat) => stat?.[1] === postmaster);
  return (
    children.reduce((sum, stat) => sum + ticks(stat, false), ticks(await statOf(postmaster), true)) / TICKS_PER_SECOND
  );
};

/** CPU milliseconds for each letter, by part; where the gateway runs in this process it is among `surroundings`. */
export interface CpuPerLetter {
  readonly gatewayMs: number;
  readonly postgresMs: number;
  /** Ten systems, citizens, mail, SMS and the test. */
  readonly surroundingsMs: number;
  /** Of the machine over the last minute, everybody's work included. */
  readonly loadAverage: number;
}

/** Starts counting. */
export const countCpu = async (pool: pg.Pool, gatewayPid: number | undefined) => {
  const now = async () => ({
    gateway: gatewayPid === undefined ? 0 : await cpuSecondsOf(gatewayPid),
    postgres: await postgresCpuSeconds(pool),
    surroundings: await cpuSecondsOf(process.pid),
  });
  const before = await now();
  return {
    async per(letters: number): Promise<CpuPerLetter> {
      const after = await now();
      const ms = (part: keyof typeof before): number => ((after[part] - before[part]) * 1_000) / letters;
      return {
        gatewayMs: ms('gateway'),
        postgresMs: ms('postgres'),
        surroundingsMs: ms('surroundings'),
        loadAverage: loadavg()[0] ?? 0,
      };
    },
  };
};
