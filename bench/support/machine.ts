import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type { DatabasePool } from '../../src/store/pool.ts';

/** Where figures come from; without it they say nothing. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  /** Processes that wanted a core in the minute before, on average. Above `cores`, others worked here too. */
  readonly loadBefore: number;
  readonly platform: string;
  readonly node: string;
  readonly postgres: string;
  readonly fsync: string;
  readonly synchronousCommit: string;
}

/** Reads the facts of this machine and of the database that is measured. */
export const readMachine = async (pool: DatabasePool): Promise<Machine> => {
  const { rows } = await pool.query<{ postgres: string; fsync: string; synchronous_commit: string }>(
    `select current_setting('server_version') as postgres, current_setting('fsync') as fsync,
            current_setting('synchronous_commit') as synchronous_commit`,
  );
  const database = rows[0];
  if (database === undefined) throw new Error('the database does not know its settings');
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 1024 ** 3),
    loadBefore: loadavg()[0] ?? 0,
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    postgres: database.postgres,
    fsync: database.fsync,
    synchronousCommit: database.synchronous_commit,
  };
};
