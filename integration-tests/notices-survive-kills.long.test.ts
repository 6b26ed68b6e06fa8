import { afterAll, beforeAll, describe } from 'vitest';
import { type ChaosScene, startChaosScene } from './support/chaos-scene.ts';
import { type NoticeKillReport, runNoticeKills } from './support/notice-kills.ts';
import { describeNoNoticeLost } from './support/notice-promises.ts';

const KILLS = 100;

describe('a notice that was planned is never lost, whatever moment a worker is killed in', () => {
  let scene: ChaosScene | undefined;
  let report: NoticeKillReport;
  beforeAll(async () => {
    scene = await startChaosScene({ settings: { SHIKRIKI_WORKER_CONCURRENCY: '1' } });
    report = await runNoticeKills(scene, { kills: KILLS, write: (line) => console.log(line) });
  }, 1_800_000);
  afterAll(() => scene?.close());

  describeNoNoticeLost(() => report, KILLS);
});
