import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeNothingLost } from './support/chaos-promises.ts';
import { type ChaosReport, runChaos } from './support/chaos-run.ts';
import { type ChaosScene, startChaosScene } from './support/chaos-scene.ts';
import { redisMissing, startRedis, type TestRedis } from './support/redis.ts';

const LETTERS = 500;

const missing = redisMissing();
const suite = missing === undefined || process.env.CI === 'true' ? describe : describe.skip;

suite(`losing all of Redis loses nothing${missing === undefined ? '' : ` (${missing})`}`, () => {
  let redis: TestRedis | undefined;
  let scene: ChaosScene | undefined;
  let report: ChaosReport;
  beforeAll(async () => {
    if (missing !== undefined) throw new Error(missing);
    redis = await startRedis();
    scene = await startChaosScene({ redisUrl: redis.url });
    report = await runChaos(scene, {
      roles: ['api', 'worker', 'worker'],
      letters: LETTERS,
      interruptingKills: 10,
      redis,
      flushAfterKills: [3, 6],
      write: (line) => console.log(line),
    });
  }, 400_000);
  afterAll(async () => {
    await scene?.close();
    await redis?.close();
  });

  describeNothingLost(() => report, LETTERS);

  it('workers were killed in the middle of sending at least ten times, and Redis was wiped twice with wake-ups in it', () => {
    expect(report.interruptingKills).toBeGreaterThanOrEqual(10);
    expect(report.redis?.flushes).toBe(2);
    expect(report.redis?.wakeUpsFlushed).toBeGreaterThan(0);
  });

  it('nothing that a citizen wrote, and nobody’s name, was ever in Redis', () => {
    expect(report.redis?.keysSeen).toBeGreaterThan(0);
    expect(report.redis?.wordsFound).toEqual([]);
  });
});
