import { afterAll, beforeAll, describe } from 'vitest';
import { composeGateway, type Gateway } from '../src/compose.ts';
import { readGatewayConfig } from '../src/config.ts';
import { testDatabase } from './support/database.ts';
import { fleetPlan } from './support/fleet-plan.ts';
import { describeRightEnds } from './support/fleet-promises.ts';
import { type FleetReport, runFleet } from './support/fleet-run.ts';
import { startFleetScene } from './support/fleet-scene.ts';

const LETTERS = 40;
const RATE_PER_SECOND = 40;

/** The small sister of fleet.long.test.ts, for every change: fewer bodies, one run, no figures. */
describe('letters to ten systems of all dialects, three of them out of order', () => {
  let report: FleetReport;
  const endings: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    const database = await testDatabase();
    endings.push(() => database.close());
    const scene = await startFleetScene({
      plan: fleetPlan(4),
      databaseUrl: database.databaseUrl,
      keepReceived: LETTERS,
    });
    endings.push(() => scene.close());
    const read = readGatewayConfig({ ...scene.environment, SHIKRIKI_LOG_LEVEL: 'error' });
    if (!read.ok) throw new Error(read.mistakes.join('; '));
    const gateway: Gateway = await composeGateway(read.config, 'all');
    endings.push(() => gateway.close());
    report = await runFleet(scene, { letters: LETTERS, ratePerSecond: RATE_PER_SECOND, withFaults: true });
  });
  afterAll(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });

  describeRightEnds(() => report, LETTERS);
});
