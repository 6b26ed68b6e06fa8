import { once } from 'node:events';
import { setTimeout as stayOpenMs } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { composeFeedWorker } from '../src/compose-feed.ts';
import { composeStore } from '../src/compose-store.ts';
import { makeKeepHouse } from '../src/use-cases/keep-house.ts';
import { type FeedScene, feedScene } from './support/feed-scene.ts';
import { ids, rememberingLog } from './support/parts.ts';

let feed: FeedScene;
beforeEach(async () => {
  // Nobody looks by itself within this hour: who is woken is woken by the sequencer.
  feed = await feedScene({ lookIntervalMs: 3_600_000 });
});
afterEach(() => feed.close());

const read = async (after?: number, more = '') =>
  (await feed.call('GET', `/v1/changes?limit=1000${after === undefined ? '' : `&after=${after}`}${more}`)).json;
const WORKER = { kind: 'worker' } as const;

describe('a position is given after the commit', () => {
  test('an event that commits late comes after those that a reader has seen, and is not missed', async () => {
    const [early, late] = [await feed.newCase(), await feed.newCase()];
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    let begun = (): void => undefined;
    const appended = new Promise<void>((resolve) => (begun = resolve));
    const long = feed.store.transactions.inTransaction(WORKER, async (tx) => {
      await feed.append(tx, late, 'registered');
      begun();
      await held;
    });
    await appended;
    await feed.happened(early, 'registered');
    const first = await read(0);
    expect(first.items.map(({ caseId }: { caseId: string }) => caseId)).toEqual([early.caseId]);

    goOn();
    await long;
    await feed.worker.sequenceChanges();
    const second = await read(first.nextPosition);
    expect(second.items.map(({ caseId }: { caseId: string }) => caseId)).toEqual([late.caseId]);
    expect(second.nextPosition).toBe(2);
  });

  test('an event whose transaction is rolled back never gets one', async () => {
    const about = await feed.newCase();
    await feed.store.transactions
      .inTransaction(WORKER, async (tx) => {
        await feed.append(tx, about, 'registered');
        throw new Error('no');
      })
      .catch(() => undefined);
    await feed.happened(about, 'in_progress');
    expect((await read(0)).items.map(({ event }: { event: string }) => event)).toEqual(['in_progress']);
  });

  test('a reader misses nothing and sees each case in its order, whatever long transactions and killed sequencers do', async () => {
    const cases = await Promise.all(Array.from({ length: 6 }, () => feed.newCase()));
    const committed = new Map<string, string[]>(cases.map(({ caseId }) => [caseId, []]));
    const admin = new pg.Client({ connectionString: feed.database.databaseUrl });
    await admin.connect();
    let writing = true;

    const writer = async (number: number): Promise<void> => {
      for (let turn = 0; turn < 12; turn++) {
        const about = cases[(number + turn * 5) % cases.length]!;
        await feed.store.transactions.inTransaction(WORKER, async (tx) => {
          const first = await feed.append(tx, about, 'in_progress');
          // Some transactions stay open while many others commit.
          await stayOpenMs(((number * 7 + turn * 3) % 5) * 5);
          const second = await feed.append(tx, about, 'extended');
          committed.get(about.caseId)!.push(first, second);
        });
      }
    };
    const sequencers = await Promise.all(
      [1, 2].map(async () => {
        const store = composeStore(feed.database.poolAs('shikriki_worker'), ids);
        const worker = composeFeedWorker(store, {
          queue: feed.queue,
          webhookCalls: feed.webhookCalls,
          random: Math.random,
          log: rememberingLog(),
        });
        return async (): Promise<number> => {
          let broken = 0;
          while (writing) await worker.sequenceChanges().catch(() => (broken += 1));
          return broken;
        };
      }),
    );
    let kills = 0;
    const killer = async (): Promise<void> => {
      while (writing) {
        const { rowCount } = await admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and application_name = 'shikriki_worker' and xact_start is not null limit 1`,
        );
        kills += rowCount ?? 0;
        await stayOpenMs(10);
      }
    };
    const seen: { position: number; eventId: string; caseId: string }[] = [];
    let after = 0;
    const look = async (): Promise<void> => {
      const { items, nextPosition } = await read(after);
      seen.push(...items);
      after = nextPosition;
    };
    const reader = async (): Promise<void> => {
      while (writing) await look();
    };

    const others = [...sequencers.map((run) => run()), killer(), reader()];
    await Promise.all(Array.from({ length: 4 }, (_, number) => writer(number)));
    writing = false;
    await Promise.all(others);
    await feed.worker.sequenceChanges();
    await look();
    await admin.end();

    expect(kills).toBeGreaterThan(0);
    expect(seen.map(({ position }) => position)).toEqual(Array.from({ length: seen.length }, (_, index) => index + 1));
    for (const { caseId } of cases) {
      const ofCase = seen.filter((change) => change.caseId === caseId).map(({ eventId }) => eventId);
      expect(ofCase).toEqual(committed.get(caseId));
    }
    expect(seen).toHaveLength(4 * 12 * 2);
  });
});

describe('a reader that waits', () => {
  const LISTENER = `from pg_stat_activity where datname = current_database() and state = 'idle' and query ilike 'select last_position from feed_head'`;
  let admin: pg.Client;
  const connected = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: feed.database.databaseUrl });
    await client.connect();
    return client;
  };
  beforeEach(async () => {
    admin = await connected();
  });
  afterEach(() => admin.end());
  const listens = async (): Promise<boolean> => (await admin.query(`select 1 ${LISTENER}`)).rowCount !== 0;

  test('gets a change as soon as it has its position, and holds no connection of the pool meanwhile', async () => {
    const about = await feed.newCase();
    // More than the pool has: those that held one would starve the rest.
    const waiting = Array.from({ length: 12 }, () => read(0, '&waitMs=30000'));
    // Others read on meanwhile, until the process listens.
    while (!(await listens())) await read(0);
    await feed.store.transactions.inTransaction(WORKER, (tx) => feed.append(tx, about, 'registered'));
    const startedAt = performance.now();
    await feed.worker.sequenceChanges();
    const sequencedAt = performance.now();
    const pages = await Promise.all(waiting);
    const wokenMs = performance.now() - sequencedAt;
    console.log(
      `12 readers woken ${wokenMs.toFixed(0)} ms after the sequencing, which took ${(sequencedAt - startedAt).toFixed(0)} ms`,
    );
    for (const page of pages) expect(page.items).toHaveLength(1);
  });

  test('is woken after PostgreSQL has dropped the listening connection', async () => {
    await admin.end();
    await feed.close();
    feed = await feedScene();
    admin = await connected();
    const about = await feed.newCase();
    const waiting = read(0, '&waitMs=30000');
    while (!(await listens())) await read(0);
    await admin.query(`select pg_terminate_backend(pid) ${LISTENER}`);
    await feed.happened(about, 'registered');
    expect((await waiting).items).toHaveLength(1);
    expect(feed.log.lines.join()).toContain('feed.listening_lost');
  });

  test('is answered with nothing when its time is up, and when the server stops', async () => {
    expect(await read(0, '&waitMs=10')).toEqual({ items: [], nextPosition: 0, headPosition: 0 });
    const waiting = read(0, '&waitMs=30000');
    while (!(await listens())) await read(0);
    feed.changeSignal.release();
    expect((await waiting).items).toEqual([]);
  });
});

describe('a position', () => {
  test('that was never given is refused, as after a restore of the database', async () => {
    const answer = await feed.call('GET', '/v1/changes?after=7');
    expect([answer.status, answer.json.code]).toEqual([400, 'CursorInvalid']);
  });

  test('older than what is kept is said to be gone, and reading from the oldest that is kept goes on', async () => {
    const about = await feed.newCase();
    await feed.happened(about, 'delivered', 'registered');
    await feed.shiftClock('91 days');
    await feed.happened(about, 'reply');
    const log = rememberingLog();
    await makeKeepHouse({ ...feed.workerStore, log })();
    const answer = await feed.call('GET', '/v1/changes?after=1');
    expect([answer.status, answer.json.code]).toEqual([410, 'PositionGone']);
    expect(answer.json.detail).toContain('position 3');
    expect(await read()).toMatchObject({ items: [{ position: 3, event: 'reply' }], nextPosition: 3 });
    expect(await read(2)).toMatchObject({ items: [{ position: 3 }] });
    expect(log.lines.join()).toContain('"changes":2');
  });

  test('can be replayed as often as one likes', async () => {
    const about = await feed.newCase();
    await feed.happened(about, 'delivered', 'registered');
    expect(await read(1)).toEqual(await read(1));
    expect((await read(1)).items).toMatchObject([{ position: 2, event: 'registered', caseId: about.caseId }]);
  });
});

test('200 events a second get their positions as they come', async () => {
  const cases = await Promise.all(Array.from({ length: 20 }, () => feed.newCase()));
  let statements = 0;
  const pool = feed.database.poolAs('shikriki_worker');
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...words: unknown[]) => unknown;
    client.query = ((...words: unknown[]) => {
      statements += 1;
      return query(...words);
    }) as typeof client.query;
  });
  const worker = composeFeedWorker(composeStore(pool, ids), {
    queue: feed.queue,
    webhookCalls: feed.webhookCalls,
    random: Math.random,
    log: rememberingLog(),
  });
  const { makePaced } = await import('../src/inbound/workers/paced.ts');
  const sequencer = makePaced('feed', 25, worker.sequenceChanges, feed.log);
  const committedAt = new Map<string, number>();
  const seenAt = new Map<string, number>();
  const all = 400;
  const reader = (async () => {
    for (let after = 0; seenAt.size < all; ) {
      const { items, nextPosition } = await read(after, '&waitMs=1000');
      for (const { eventId } of items) seenAt.set(eventId, performance.now());
      after = nextPosition;
    }
  })();
  const startedAt = performance.now();
  const ticker = new EventTarget();
  let begun = 0;
  const timer = setInterval(() => {
    for (; begun < Math.min(all, ((performance.now() - startedAt) * 200) / 1000); begun++) {
      const about = cases[begun % cases.length]!;
      void feed.store.transactions
        .inTransaction(WORKER, (tx) => feed.append(tx, about, 'in_progress'))
        .then((eventId) => {
          committedAt.set(eventId, performance.now());
          sequencer.wake();
          if (committedAt.size === all) ticker.dispatchEvent(new Event('done'));
        });
    }
  }, 5);
  await once(ticker, 'done');
  clearInterval(timer);
  const wroteMs = performance.now() - startedAt;
  await reader;
  await sequencer.stop();
  const latencies = [...committedAt].map(([eventId, at]) => seenAt.get(eventId)! - at).sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)]!.toFixed(0);
  console.log(
    `${all} events in ${(wroteMs / 1000).toFixed(1)} s; from commit to a waiting reader: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(0.999)} ms; ${(statements / all).toFixed(2)} statements of the sequencer an event`,
  );
  expect(seenAt.size).toBe(all);
  expect(statements / all).toBeLessThan(6);
});
