import { describe, expect, test, vi } from 'vitest';
import { problem } from '../src/domain/problems.ts';
import type { DeliveryOutcome } from '../src/ports/connector.ts';
import {
  database,
  deliveryIds,
  never,
  rows,
  setting,
  shiftClock,
  unwrap,
  useExchangeScene,
} from './support/exchange-scene.ts';
import { aSubmission } from './support/submission.ts';

useExchangeScene();

const DOWN: DeliveryOutcome = { kind: 'unavailable', problem: problem('TemporarilyUnavailable', 'no connection') };
const UP: DeliveryOutcome = { kind: 'acknowledged', httpStatus: 200, sentBytes: 1 };
const owner = () => database.poolAs('shikriki_migrator');

/** Letters that wait for `mof`, and workers that try them. */
const waiting = async (letters: number) => {
  const at = setting();
  for (let n = 0; n < letters; n++) unwrap(await at.api.submitLetter(aSubmission()));
  const ids = deliveryIds(at.queue);
  const workers = [at.worker('worker-1'), at.worker('worker-2')];
  return {
    ...at,
    ids,
    /** Two workers, woken for every letter at once. */
    work: () => Promise.all(ids.flatMap((id) => workers.map((worker) => worker.deliverEnvelope(id, never)))),
    makeAllDue: () => owner().query(`update deliveries set due_at = app_now() where state <> 'ACKNOWLEDGED'`),
    arrivals: () => at.peer.sent.length,
  };
};
const states = async () =>
  (await rows<{ state: string }>('select distinct state from deliveries order by 1')).map(({ state }) => state);

describe('a system that is down', () => {
  test('is left alone after five failures in a row, by every worker, and no attempt is counted', async () => {
    const at = await waiting(12);
    at.peer.answers(() => DOWN);
    await owner().query(`update systems set max_concurrency = 1 where code = 'mof'`);
    await at.work();
    expect(at.arrivals()).toBe(5);
    const attempts = 'select sum(attempt_count)::integer as attempts from deliveries';
    expect(await rows(attempts)).toEqual([{ attempts: 5 }]);
    await shiftClock('59 seconds');
    await at.makeAllDue();
    await at.work();
    expect(at.arrivals()).toBe(5);
    expect(await rows(attempts)).toEqual([{ attempts: 5 }]);
  });

  test('gets one probe at a time and at most three, and is open again twice as long after one that fails', async () => {
    const at = await waiting(12);
    at.peer.answers(() => DOWN);
    await at.work();
    const before = at.arrivals();
    let underWay = 0;
    let most = 0;
    at.peer.answers(async () => {
      most = Math.max(most, ++underWay);
      await new Promise((resolve) => setTimeout(resolve, 20));
      underWay -= 1;
      return at.arrivals() - before < 3 ? UP : DOWN;
    });
    await shiftClock('61 seconds');
    await at.makeAllDue();
    await at.work();
    expect({ probes: at.arrivals() - before, most }).toEqual({ probes: 3, most: 1 });
    expect(
      await rows(
        `select openings, open_until - app_now() between interval '1 minute 50 seconds' and interval '2 minutes' as two_minutes from breakers`,
      ),
    ).toEqual([{ openings: 2, two_minutes: true }]);
  });

  test('is served in full after three probes that went well, and operators are told of both', async () => {
    const at = await waiting(10);
    at.peer.answers(() => DOWN);
    await at.work();
    expect(await rows('select kind, subject, cleared_at from alerts')).toEqual([
      { kind: 'breaker_open', subject: 'mof', cleared_at: null },
    ]);
    at.peer.answers(() => UP);
    await shiftClock('61 seconds');
    await at.makeAllDue();
    // One round of wake-ups brings the probes, the next all that is left.
    await at.work();
    await at.work();
    expect(await states()).toEqual(['ACKNOWLEDGED']);
    expect(await rows(`select 1 from alerts where cleared_at is null`)).toEqual([]);
  });

  test('is not asked for unknown outcomes either while it is left alone', async () => {
    const at = await waiting(5);
    at.peer.answers(() => ({ kind: 'unknown', problem: problem('TemporarilyUnavailable', 'no answer in time') }));
    await at.work();
    expect(await states()).toEqual(['UNKNOWN_OUTCOME']);
    let asked = 0;
    at.peer.connector.askStatus = async () => {
      asked += 1;
      return { kind: 'received' };
    };
    await at.makeAllDue();
    await at.work();
    expect(asked).toBe(0);
    await shiftClock('61 seconds');
    await at.makeAllDue();
    await at.work();
    await at.work();
    expect({ asked, sent: at.arrivals(), states: await states() }).toEqual({
      asked: 5,
      sent: 5,
      states: ['ACKNOWLEDGED'],
    });
  });

  test('is not held responsible for calls that we give up ourselves', async () => {
    const at = await waiting(6);
    const stop = new AbortController();
    // A connector answers a call that was broken off like one that got no answer in time.
    let underWay = 0;
    at.peer.connector.submit = (_consignment, _endpoint, signal) =>
      new Promise((resolve) => {
        underWay += 1;
        signal.addEventListener('abort', () =>
          resolve({ kind: 'unknown', problem: problem('TemporarilyUnavailable', 'given up') }),
        );
      });
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const worker = at.worker('worker-1');
      const working = Promise.all(at.ids.map((id) => worker.deliverEnvelope(id, stop.signal)));
      while (underWay < 6) await new Promise((resolve) => setImmediate(resolve));
      stop.abort();
      await vi.advanceTimersByTimeAsync(10_000);
      await working;
    } finally {
      vi.useRealTimers();
    }
    expect(await states()).toEqual(['UNKNOWN_OUTCOME']);
    expect(await rows('select 1 from breakers where failures > 0')).toEqual([]);
  });

  test('takes no notice of refusals and of calls for patience', async () => {
    const at = await waiting(8);
    at.peer.answers(() =>
      at.arrivals() % 2 === 0
        ? { kind: 'refused', problem: problem('Validation', 'no'), httpStatus: 400 }
        : { kind: 'unavailable', problem: problem('Busy', 'not so fast'), httpStatus: 429 },
    );
    await at.work();
    expect(at.arrivals()).toBe(8);
  });
});

describe('what came of a call that cannot be written', () => {
  test('is unknown: the system is asked before the letter is sent again', async () => {
    const at = await waiting(1);
    at.peer.answers(() => UP);
    await owner().query(`
      create function no_ends() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
      create trigger no_ends before update on attempts for each row when (new.outcome = 'acknowledged') execute function no_ends()`);
    await at.work();
    expect(at.arrivals()).toBe(1);
    expect(await states()).toEqual(['UNKNOWN_OUTCOME']);
    expect(await rows('select operation, outcome from attempts')).toEqual([
      { operation: 'submit', outcome: 'interrupted' },
    ]);

    await owner().query('drop trigger no_ends on attempts');
    await at.makeAllDue();
    await at.work();
    expect(await rows('select operation from attempts order by started_at limit 2')).toEqual([
      { operation: 'submit' },
      { operation: 'ask_status' },
    ]);
  });
});

describe('a system that asks for patience', () => {
  test('is not called by anybody before the instant it named', async () => {
    const at = await waiting(4);
    await owner().query(`update systems set max_concurrency = 1 where code = 'mof'`);
    at.peer.answers(() => ({ kind: 'unavailable', problem: problem('Busy', 'later', { retryAfterMs: 300_000 }) }));
    await at.work();
    expect(at.arrivals()).toBe(1);
    at.peer.answers(() => UP);
    await shiftClock('299 seconds');
    await at.makeAllDue();
    await at.work();
    expect(at.arrivals()).toBe(1);
    await shiftClock('2 seconds');
    await at.work();
    expect(await states()).toEqual(['ACKNOWLEDGED']);
  });
});
