import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedPostgres } from '../src/store/embedded-postgres.ts';
import { migrate } from '../src/store/migrate.ts';
import { seedDirectory } from '../src/store/seed.ts';
import { build } from './support/built.ts';
import { fleetFigures } from './support/fleet-figures.ts';
import { FAULTY, fleetPlan } from './support/fleet-plan.ts';
import { describeRightEnds } from './support/fleet-promises.ts';
import { type FleetReport, runFleet } from './support/fleet-run.ts';
import { startFleetScene } from './support/fleet-scene.ts';
import { makeGatewayProcesses } from './support/processes.ts';

/** Sixty bodies behind four systems, and six with a system of their own. */
const SHARED_AGENCIES = 60;
const LETTERS = Number(process.env['FLEET_LETTERS'] ?? 3_000);
/** Of a whole machine; one that others work on too is asked for less. */
const RATE_PER_SECOND = Number(process.env['FLEET_RATE'] ?? 40);
const MOST_SLOWER = 1.5;

/** One run on a PostgreSQL of its own that waits for the disk, with the gateway as a process, as an operator would start it. */
const run = async (withFaults: boolean): Promise<FleetReport> => {
  const endings: (() => Promise<unknown>)[] = [];
  try {
    const folder = await mkdtemp(join(tmpdir(), 'shikriki-fleet-database-'));
    endings.push(() => rm(folder, { recursive: true, force: true }));
    const postgres = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), port: 0 });
    endings.push(
      () => rm(postgres.folder, { recursive: true, force: true }),
      () => postgres.stop(),
    );
    await migrate(postgres.databaseUrl, 'test');
    await seedDirectory(postgres.databaseUrl);
    const scene = await startFleetScene({
      plan: fleetPlan(SHARED_AGENCIES),
      databaseUrl: postgres.databaseUrl,
      keepReceived: 10,
    });
    endings.push(() => scene.close());
    const processes = makeGatewayProcesses(scene.environment);
    endings.push(() => processes.endAll());
    const gateway = await processes.start('all');
    const report = await runFleet(scene, {
      letters: LETTERS,
      ratePerSecond: RATE_PER_SECOND,
      withFaults,
      gatewayPid: gateway.pid,
    });
    expect(processes.brokenDown()).toEqual([]);
    return report;
  } finally {
    for (const end of endings.splice(0).reverse()) await end();
  }
};

let calm: FleetReport;
let broken: FleetReport;

beforeAll(async () => {
  await build();
  calm = await run(false);
  broken = await run(true);
  process.stdout.write(`${fleetFigures(calm, broken, RATE_PER_SECOND)}\n`);
}, 1_200_000);

describe('66 bodies, ten systems of four dialects, all well', () => {
  describeRightEnds(() => calm, LETTERS);
});

describe('66 bodies, ten systems of four dialects, three of the systems out of order', () => {
  describeRightEnds(() => broken, LETTERS);

  it('something was broken: calls failed, a breaker opened, and agencies were asked what became of letters', () => {
    expect(broken.trouble.failedCalls).toBeGreaterThan(0);
    expect(broken.trouble.questionsAsked).toBeGreaterThan(0);
    expect(broken.trouble.breakersOpened).toBeGreaterThan(0);
    expect(calm.trouble).toEqual({ failedCalls: 0, questionsAsked: 0, breakersOpened: 0 });
  });

  // Where the machine is full, times say how long its queue was; also then the broken systems must not make it longer for the others.
  it('healthy systems get their letters about as fast as if nothing were broken', () => {
    const slower = broken.figures.flatMap(({ systemCode, p95Ms }) => {
      const before = calm.figures.find((figures) => figures.systemCode === systemCode)!;
      const healthy = !(Object.values(FAULTY) as string[]).includes(systemCode);
      return healthy && p95Ms > MOST_SLOWER * before.p95Ms
        ? [`${systemCode}: ${before.p95Ms} ms, then ${p95Ms} ms`]
        : [];
    });
    expect(slower).toEqual([]);
  });
});
