import { expect, it } from 'vitest';
import { makeHealth } from './health.ts';

const fine = () => Promise.resolve();

it('is ready when every check is well, and names the one that is not', async () => {
  let queueIsThere = true;
  let nowMs = 0;
  const health = makeHealth({
    checks: { database: fine, queue: () => (queueIsThere ? fine() : Promise.reject(new Error('secret words'))) },
    nowMs: () => nowMs,
  });
  expect(await health.ready()).toEqual({
    ok: true,
    checks: [
      { name: 'database', ok: true, ms: 0 },
      { name: 'queue', ok: true, ms: 0 },
    ],
  });
  queueIsThere = false;
  nowMs = 2_000;
  const readiness = await health.ready();
  expect(readiness).toMatchObject({
    ok: false,
    checks: [
      { name: 'database', ok: true },
      { name: 'queue', ok: false },
    ],
  });
  expect(JSON.stringify(readiness)).not.toContain('secret');
});

it('asks again after 2 s where all was well, after 10 s where not', async () => {
  const asked = { good: 0, bad: 0 };
  let nowMs = 0;
  const health = makeHealth({
    checks: {
      good: () => {
        asked.good += 1;
        return fine();
      },
      bad: () => {
        asked.bad += 1;
        throw new Error('example');
      },
    },
    nowMs: () => nowMs,
  });
  for (const [atMs, good, bad] of [
    [0, 1, 1],
    [1_999, 1, 1],
    [2_000, 2, 1],
    [9_999, 3, 1],
    [10_000, 3, 2],
  ] as const) {
    nowMs = atMs;
    await health.ready();
    expect(asked).toEqual({ good, bad });
  }
});

it('does not wait for a check that hangs, and does not start it again', async () => {
  let started = 0;
  let end: () => void = () => undefined;
  const health = makeHealth({
    checks: {
      database: () => {
        started += 1;
        return new Promise<void>((resolve) => {
          end = resolve;
        });
      },
    },
    timeoutMs: 20,
    failCacheMs: 0,
  });
  expect(await health.ready()).toMatchObject({ ok: false });
  expect(await health.ready()).toMatchObject({ ok: false });
  expect(started).toBe(1);
  const ready = health.ready();
  end();
  expect(await ready).toMatchObject({ ok: true });
});

it('runs a check once for all who ask at the same time', async () => {
  let started = 0;
  const health = makeHealth({
    checks: {
      database: () => {
        started += 1;
        return fine();
      },
    },
  });
  await Promise.all([health.ready(), health.ready(), health.ready()]);
  expect(started).toBe(1);
});
