import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { type Sandbox, startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { makePool } from '../../src/store/pool.ts';
import { makeShiftedClock, type ShiftedClock } from './chaos-clock.ts';
import { type GatewayProcesses, makeGatewayProcesses } from './processes.ts';
import { sandboxPorts } from './sandbox.ts';

/** Everything that outlives the gateway processes: database, agencies, mail, SMS and identity provider; and where they are started. */
export interface ChaosScene {
  readonly sandbox: Sandbox;
  readonly processes: GatewayProcesses;
  /** Acts as the owner of the tables. */
  readonly pool: pg.Pool;
  readonly clock: ShiftedClock;
  close(): Promise<void>;
}

// Short, so that what a killed worker held moves on soon.
const LEASE_MS = 3_000;
const RELAY_INTERVAL_MS = 200;

/** Starts the surroundings of a gateway on free ports, with a PostgreSQL of its own that waits for the disk. */
export const startChaosScene = async ({
  redisUrl,
  settings,
}: {
  readonly redisUrl?: string;
  /** Further variables of the processes. */
  readonly settings?: { readonly [name: string]: string };
} = {}): Promise<ChaosScene> => {
  const endings: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  try {
    const dataFolder = await mkdtemp(join(tmpdir(), 'shikriki-chaos-'));
    endings.push(() => rm(dataFolder, { recursive: true, force: true }));
    // PostgreSQL may have to run as another account.
    await chmod(dataFolder, 0o755);
    const postgres = await startEmbeddedPostgres({ folder: join(dataFolder, 'postgres'), port: 0 });
    endings.push(
      () => rm(postgres.folder, { recursive: true, force: true }),
      () => postgres.stop(),
    );

    const ports = await sandboxPorts();
    const clock = makeShiftedClock();
    const sandbox = await startSandbox({
      dataFolder,
      ports,
      databaseUrl: postgres.databaseUrl,
      redisUrl,
      withGateway: false,
      environmentKind: 'test',
      // A lease that a lost answer to a peek leaves behind is waited for: it is the shortest.
      simulators: { statusDelayMs: null, replyDelayMs: null, mailboxLeaseSeconds: 10 },
      simulatorClock: clock,
      write: () => undefined,
    });
    endings.push(() => sandbox.stop());

    const pool = makePool({
      databaseUrl: postgres.databaseUrl,
      role: 'shikriki_migrator',
      max: 3,
      onError: () => undefined,
    });
    endings.push(() => pool.end());
    const processes = makeGatewayProcesses({
      ...sandbox.environment,
      SHIKRIKI_LEASE_MS: String(LEASE_MS),
      SHIKRIKI_RELAY_INTERVAL_MS: String(RELAY_INTERVAL_MS),
      ...settings,
    });
    endings.push(() => processes.endAll());
    return { sandbox, processes, pool, clock, close };
  } catch (error) {
    await close();
    throw error;
  }
};
