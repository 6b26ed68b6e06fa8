import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeNothingLost } from './support/chaos-promises.ts';
import { type ChaosReport, runChaos } from './support/chaos-run.ts';
import { type ChaosScene, startChaosScene } from './support/chaos-scene.ts';

const LETTERS = 500;

describe('a letter that got a filing receipt is never lost, whatever is killed', () => {
  let scene: ChaosScene | undefined;
  let report: ChaosReport;
  beforeAll(async () => {
    scene = await startChaosScene();
    report = await runChaos(scene, {
      roles: ['all'],
      letters: LETTERS,
      interruptingKills: 10,
      write: (line) => console.log(line),
    });
  }, 400_000);
  afterAll(() => scene?.close());

  describeNothingLost(() => report, LETTERS);

  it('the single process was killed in the middle of sending at least ten times', () => {
    expect(report.interruptingKills).toBeGreaterThanOrEqual(10);
  });
});
