import { describe, expect, test } from 'vitest';
import { registerSystems } from '../src/store/registration.ts';
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

const owner = () => database.poolAs('shikriki_migrator');
const filed = async (letters: number, agencyCode = 'mof') => {
  const at = setting();
  for (let n = 0; n < letters; n++) unwrap(await at.api.submitLetter(aSubmission({ agencyCode })));
  return { ...at, ids: deliveryIds(at.queue) };
};

describe('the rate of a system', () => {
  test('is kept by all workers together, with ten seconds’ worth at once at most', async () => {
    const at = await filed(12);
    await owner().query(`update systems set messages_per_minute = 12 where code = 'mof'`);
    const [one, two] = [at.worker('worker-1'), at.worker('worker-2')];
    const work = () =>
      Promise.all(at.ids.flatMap((id) => [one.deliverEnvelope(id, never), two.deliverEnvelope(id, never)]));
    await work();
    expect(at.peer.sent).toHaveLength(2);
    await shiftClock('5 seconds');
    await work();
    expect(at.peer.sent).toHaveLength(3);
    await shiftClock('1 hour');
    await work();
    expect(at.peer.sent).toHaveLength(5);
  });
});

describe('bulk letters', () => {
  test('leave the last places to interactive ones, and go after them', async () => {
    const at = await filed(6);
    await owner().query(`update systems set max_concurrency = 4 where code = 'mof'`);
    const bulk = at.ids.slice(0, 4);
    await owner().query(`update deliveries set lane = 'bulk' where delivery_id = any($1)`, [bulk]);
    const held: (() => void)[] = [];
    at.peer.answers(async () => {
      await new Promise<void>((resolve) => held.push(resolve));
      return { kind: 'acknowledged', httpStatus: 200, sentBytes: 1 };
    });
    const worker = at.worker();
    const bulkAtWork = bulk.map((id) => worker.deliverEnvelope(id, never));
    await expect.poll(() => held.length).toBe(2);
    const all = [...bulkAtWork, ...at.ids.map((id) => worker.deliverEnvelope(id, never))];
    await expect.poll(() => held.length).toBe(4);
    const underWay = `select lane, count(*)::integer from deliveries where leased_until > app_now() group by 1 order by 1`;
    expect(await rows(underWay)).toEqual([
      { lane: 'bulk', count: 2 },
      { lane: 'interactive', count: 2 },
    ]);
    at.peer.answers(() => ({ kind: 'acknowledged', httpStatus: 200, sentBytes: 1 }));
    for (const go of held) go();
    await Promise.all(all);
    expect(await rows('select distinct state from deliveries')).toEqual([{ state: 'ACKNOWLEDGED' }]);
  });
});

describe('the places of a worker', () => {
  test('are shared: two systems that hang leave those of the third', async () => {
    await registerSystems(database.databaseUrl, {
      endpoints: ['napr', 'mia'].map((systemCode) => ({
        systemCode,
        dialect: 'edoc-rest',
        address: 'https://127.0.0.1:1',
      })),
      keys: [],
    });
    const at = await filed(6);
    await owner().query('update systems set max_concurrency = 8');
    const [second, third] = ['napr', 'mia'];
    await owner().query(
      `with numbered as (select delivery_id, row_number() over (order by delivery_id) as n from deliveries)
       update deliveries d set system_code = case when n <= 2 then 'mof' when n <= 4 then $1 else $2 end from numbered where numbered.delivery_id = d.delivery_id`,
      [second, third],
    );
    const atWork: (() => void)[] = [];
    at.peer.answers(async () => {
      await new Promise<void>((resolve) => atWork.push(resolve));
      return { kind: 'acknowledged', httpStatus: 200, sentBytes: 1 };
    });
    // Three places for three systems.
    const worker = at.worker('worker-1', undefined, 3);
    const all = at.ids.map((id) => worker.deliverEnvelope(id, never));
    await expect.poll(() => atWork.length).toBe(3);
    expect(
      await rows(
        `select system_code, count(*)::integer from deliveries where leased_until > app_now() group by 1 order by 1`,
      ),
    ).toEqual([
      { system_code: 'mia', count: 1 },
      { system_code: 'mof', count: 1 },
      { system_code: 'napr', count: 1 },
    ]);
    // Another worker has places of its own.
    const other = at.worker('worker-2', undefined, 3);
    all.push(...at.ids.map((id) => other.deliverEnvelope(id, never)));
    await expect.poll(() => atWork.length).toBe(6);
    at.peer.answers(() => ({ kind: 'acknowledged', httpStatus: 200, sentBytes: 1 }));
    for (const go of atWork) go();
    await Promise.all(all);
  });
});
