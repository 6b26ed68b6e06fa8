import { expect, it } from 'vitest';
import { makeInProcessQueue } from './in-process.ts';
import { describeQueue } from './queue.contract.ts';

describeQueue('the in-process queue', () => {
  const logged: string[] = [];
  const queue = makeInProcessQueue({ log: { error: (event) => logged.push(event) } });
  return Promise.resolve({ queue, another: queue, logged, close: () => queue.close() });
});

it('works once more on an id that was said again during its work, and never twice at once', async () => {
  const queue = makeInProcessQueue({ log: { error: () => undefined } });
  const steps: string[] = [];
  await new Promise<void>((done) => {
    void queue.consume('delivery', 2, async () => {
      steps.push('begin');
      if (steps.length === 1)
        await queue.publish([
          { topic: 'delivery', id: 'a' },
          { topic: 'delivery', id: 'a' },
        ]);
      await new Promise((resolve) => setImmediate(resolve));
      steps.push('end');
      if (steps.length === 4) done();
    });
    void queue.publish([{ topic: 'delivery', id: 'a' }]);
  });
  await queue.close();
  expect(steps).toEqual(['begin', 'end', 'begin', 'end']);
});

it('does not gather wake-ups without end where nobody consumes', async () => {
  const queue = makeInProcessQueue({ log: { error: () => undefined } });
  await queue.publish(Array.from({ length: 25_000 }, (_, n) => ({ topic: 'delivery' as const, id: String(n) })));
  let worked = 0;
  await new Promise<void>((done) => {
    void queue.consume('delivery', 100, (id) => {
      worked += 1;
      if (id === '9999') done();
      return Promise.resolve();
    });
  });
  await queue.close();
  expect(worked).toBe(10_000);
});
