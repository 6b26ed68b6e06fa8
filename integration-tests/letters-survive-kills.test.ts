import { beforeAll, describe, expect, it } from 'vitest';
import { type ChaosReport, runChaos } from './support/chaos-run.ts';
import { describeNothingLost } from './support/chaos-promises.ts';

const LETTERS = 500;

describe('a letter that got a filing receipt is never lost, whatever is killed', () => {
  let report: ChaosReport;
  beforeAll(async () => {
    report = await runChaos({ roles: ['all'], letters: LETTERS, interruptingKills: 10, write: (line) => console.log(line) });
  }, 180_000);

  describeNothingLost(() => report, LETTERS);

  it('the single process was killed in the middle of sending at least ten times', () => {
    expect(report.interruptingKills).toBeGreaterThanOrEqual(10);
  });
});
