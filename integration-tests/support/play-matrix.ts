import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialectStage, lookingAt, setTheScene, turns } from './dialect-stage.ts';
import { DIALECT_NAMES, matrixTable, placeOf } from './outcome-matrix.ts';
import type { Story } from './outcome-story.ts';
import { play } from './outcomes.ts';
import { type TestSandbox, testSandbox } from './sandbox.ts';

/** Plays stories over every dialect in one sandbox, a test each, and prints the matrix. Call it once in a file of tests. */
export const playMatrix = (stories: readonly Story[]): void => {
  let sandbox: TestSandbox;
  const played = new Map<string, Promise<unknown>>();
  const went = new Map<string, boolean>();

  // All at once, each in a case of its own: what takes long is the waiting.
  beforeAll(async () => {
    sandbox = await testSandbox();
    await setTheScene(sandbox);
    const look = lookingAt(sandbox);
    for (const dialect of DIALECT_NAMES) {
      const inTurn = turns();
      for (const story of stories) {
        const end = dialectStage(dialect, { sandbox, look, inTurn })
          .then((stage) => play(stage, story))
          .catch((error: unknown) => error);
        played.set(placeOf(dialect, story), end);
      }
    }
  });
  afterAll(async () => {
    await sandbox.stop();
    console.log(matrixTable(stories, went));
  });

  describe.each(DIALECT_NAMES)('over %s', (dialect) => {
    test.each(stories.map((story) => [story.name, story] as const))('%s', async (_, story) => {
      const place = placeOf(dialect, story);
      went.set(place, false);
      expect(await played.get(place)).toBeUndefined();
      went.set(place, true);
    });
  });
};
