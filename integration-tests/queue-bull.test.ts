import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Queue } from '../src/ports/queue.ts';
import { makeBullQueue } from '../src/queue/bull.ts';
import { describeQueue } from '../src/queue/queue.contract.ts';
import { redisMissing, startRedis, type TestRedis } from './support/redis.ts';

const missing = redisMissing();
const suite = missing === undefined || process.env.CI === 'true' ? describe : describe.skip;

suite(`wake-ups over Redis${missing === undefined ? '' : ` (${missing})`}`, () => {
  let redis: TestRedis;
  beforeAll(async () => {
    if (missing !== undefined) throw new Error(missing);
    redis = await startRedis();
  });
  afterAll(() => redis.close());

  describeQueue('the Bull queue', () => {
    const logged: string[] = [];
    const log = { error: (event: string) => void logged.push(event) };
    const prefix = randomUUID();
    const [queue, another] = [
      makeBullQueue({ redisUrl: redis.url, log, prefix }),
      makeBullQueue({ redisUrl: redis.url, log, prefix }),
    ];
    return Promise.resolve({
      queue,
      another,
      logged,
      close: async () => {
        await Promise.all([queue.close(), another.close()]);
      },
    });
  });

  describe('when Redis fails', () => {
    const logged: string[] = [];
    const open = (redisUrl = redis.url, prefix: string = randomUUID()): Queue => {
      const queue = makeBullQueue({ redisUrl, prefix, log: { error: (event) => void logged.push(event) } });
      onTestFinished(() => queue.close());
      return queue;
    };
    const delivery = (id: string) => [{ topic: 'delivery' as const, id }];

    /** Consumes, and waits for wake-ups by their ids. */
    const consumeOn = async (queue: Queue) => {
      const arrived = new EventEmitter().setMaxListeners(0);
      await queue.consume('delivery', 4, (id) => {
        arrived.emit(id);
        return Promise.resolve();
      });
      return {
        /** Says a wake-up again and again, as the relay does, until it arrives. */
        relayed: async (id: string): Promise<void> => {
          const relay = setInterval(() => void queue.publish(delivery(id)), 100);
          await once(arrived, id, { signal: AbortSignal.timeout(15_000) }).finally(() => clearInterval(relay));
        },
      };
    };

    it('takes work again after a restart of Redis', async () => {
      const { relayed } = await consumeOn(open());
      await relayed('before');
      await redis.restart();
      await relayed('after');
      await redis.restart();
      await relayed('after the second');
    });

    it('takes work again after a wipe, and wakes every id that was wiped', async () => {
      const queue = open();
      const { relayed } = await consumeOn(queue);
      await relayed('before');
      for (let round = 0; round < 20; round += 1) {
        const ids = Array.from({ length: 50 }, (_, n) => `${round}-${n}`);
        const published = queue.publish(ids.flatMap(delivery));
        await redis.flush();
        await published;
      }
      await Promise.all(['before', ...Array.from({ length: 50 }, (_, n) => `19-${n}`)].map(relayed));
    });

    it('takes work again when it is wiped in the middle of work', async () => {
      const queue = open();
      const seen = new EventEmitter();
      let end: () => void = () => undefined;
      await queue.consume('delivery', 1, async (id) => {
        seen.emit(id);
        if (id === 'long')
          await new Promise<void>((resolve) => {
            end = resolve;
          });
      });
      const begun = once(seen, 'long');
      await queue.publish(delivery('long'));
      await begun;
      await redis.flush();
      await queue.publish(delivery('next'));
      const next = once(seen, 'next', { signal: AbortSignal.timeout(15_000) });
      end();
      await next;
      const again = once(seen, 'long', { signal: AbortSignal.timeout(15_000) });
      await queue.publish(delivery('long'));
      await again;
      end();
    });

    it('wakes an id again and again of which a wipe left only remains', async () => {
      const prefix = randomUUID();
      const { relayed } = await consumeOn(open(redis.url, prefix));
      await relayed('before');
      await redis.command('LPUSH', `${prefix}:shikriki-delivery:wait`, 'delivery:remains');
      await relayed('remains');
      await relayed('remains');
      await relayed('remains');
      expect(await redis.command('KEYS', `${prefix}:shikriki-delivery:completed`)).toBe('*0\r\n');
    });

    it('starts where Redis is not there yet, and works once it is', async () => {
      await redis.stop();
      const queue = open();
      const { relayed } = await consumeOn(queue);
      await queue.publish(delivery('lost'));
      await expect(queue.ping()).rejects.toThrow();
      await redis.restart();
      await relayed('found');
      await expect(queue.ping()).resolves.toBeUndefined();
    });

    it('never keeps or fails the one who publishes while Redis is away', async () => {
      const queue = open();
      await queue.publish(delivery('there'));
      await redis.stop();
      const startedAt = performance.now();
      for (let n = 0; n < 100; n += 1) await queue.publish(delivery(String(n)));
      const tookMs = performance.now() - startedAt;
      await redis.restart();
      expect(tookMs).toBeLessThan(600);
    });

    it('never keeps the one who publishes for long while Redis hangs', async () => {
      const queue = open();
      const { relayed } = await consumeOn(queue);
      await relayed('before');
      redis.pause();
      const startedAt = performance.now();
      for (let n = 0; n < 20; n += 1) await queue.publish(delivery(String(n)));
      await expect(queue.ping()).rejects.toThrow();
      const tookMs = performance.now() - startedAt;
      redis.resume();
      expect(tookMs).toBeLessThan(3_500);
      await relayed('after');
    });

    it('says it once when Redis is full, and goes on when there is room', async () => {
      const queue = open();
      const { relayed } = await consumeOn(queue);
      await relayed('before');
      await redis.command('CONFIG', 'SET', 'maxmemory', '1');
      logged.length = 0;
      await queue.publish(delivery('full'));
      await queue.publish(delivery('full'));
      await redis.command('CONFIG', 'SET', 'maxmemory', '0');
      expect(logged).toEqual([expect.stringContaining('queue.trouble')]);
      await relayed('full');
    });

    it('ends in time when it closes while Redis is away, and lets work under way finish', async () => {
      const queue = open();
      let end: () => void = () => undefined;
      const begun = new Promise<void>((begin) => {
        void queue.consume('delivery', 1, async () => {
          await new Promise<void>((resolve) => {
            end = resolve;
            begin();
          });
        });
      });
      await queue.publish(delivery('busy'));
      await begun;
      await redis.stop();
      const startedAt = performance.now();
      const closed = queue.close();
      end();
      await closed;
      await redis.restart();
      expect(performance.now() - startedAt).toBeLessThan(8_000);
    });

    it('keeps nothing but ids in Redis, and nothing at all once work is done', async () => {
      const prefix = randomUUID();
      const queue = open(redis.url, prefix);
      await queue.publish(delivery('019f0000-0000-7000-8000-000000000001'));
      const key = `${prefix}:shikriki-delivery:delivery:019f0000-0000-7000-8000-000000000001`;
      expect(await redis.command('HGET', key, 'data')).toContain(
        '{"topic":"delivery","id":"019f0000-0000-7000-8000-000000000001"}',
      );
      const { relayed } = await consumeOn(queue);
      await queue.consume('notification', 1, () => Promise.reject(new Error('01001012345')));
      await queue.publish([{ topic: 'notification', id: 'fails' }]);
      await relayed('last');
      await queue.close();
      expect(await redis.command('KEYS', `${prefix}:*`)).not.toMatch(/:(delivery|notification):|:failed|:completed/);
      expect(await redis.command('KEYS', '*01001012345*')).toBe('*0\r\n');
    });

    it('brings a notice at once, however many deliveries to a slow agency wait', async () => {
      const queue = open(redis.url, randomUUID());
      const blocked = new EventEmitter();
      const first = once(blocked, 'taken');
      let release = (): void => undefined;
      const released = new Promise<void>((done) => (release = done));
      await queue.consume('delivery', 2, async () => {
        blocked.emit('taken');
        await released;
      });
      const told = new EventEmitter();
      const notice = once(told, 'notice', { signal: AbortSignal.timeout(5_000) });
      await queue.consume('notification', 1, (id) => {
        told.emit(id);
        return Promise.resolve();
      });
      await queue.publish(Array.from({ length: 50 }, (_, n) => ({ topic: 'delivery' as const, id: `slow-${n}` })));
      await first;
      await queue.publish([{ topic: 'notification', id: 'notice' }]);
      await notice;
      release();
    });

    it('frees the wake-up of a worker that died', { timeout: 60_000 }, async () => {
      const prefix = randomUUID();
      const publisher = open(redis.url, prefix);
      await publisher.publish(delivery('orphan'));
      // What a killed worker leaves: the wake-up in the active list, and no lock.
      await redis.command('RPOPLPUSH', `${prefix}:shikriki-delivery:wait`, `${prefix}:shikriki-delivery:active`);
      const arrived = new EventEmitter();
      const orphan = once(arrived, 'orphan', { signal: AbortSignal.timeout(25_000) });
      await open(redis.url, prefix).consume('delivery', 1, (id) => {
        arrived.emit(id);
        return Promise.resolve();
      });
      await orphan;
    });
  });
});
