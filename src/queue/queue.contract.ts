/** What every queue promises. */
import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Queue } from '../ports/queue.ts';

/** A fresh queue, nothing waiting in it. */
export interface QueueUnderTest {
  readonly queue: Queue;
  /** A second program's queue, where there can be one; otherwise the same. */
  readonly another: Queue;
  /** Events that were logged as errors so far. */
  readonly logged: readonly string[];
  close(): Promise<void>;
}

/** Work that says what was begun and, where `held`, ends an id only when it is let go. */
const makeWork = ({ held = false } = {}) => {
  const begun: string[] = [];
  const events = new EventEmitter().setMaxListeners(0);
  const ends = new Map<string, () => void>();
  return {
    begun,
    work: async (id: string): Promise<void> => {
      begun.push(id);
      const end = new Promise<void>((resolve) => ends.set(id, resolve));
      events.emit('begun');
      if (held) await end;
    },
    letGo: (): void => {
      for (const end of ends.values()) end();
    },
    until: async (reached: () => boolean): Promise<void> => {
      while (!reached()) await once(events, 'begun');
    },
  };
};

/** Registers the suite. */
export const describeQueue = (name: string, start: () => Promise<QueueUnderTest>): void => {
  describe(name, () => {
    let under: QueueUnderTest;
    beforeEach(async () => {
      under = await start();
    });
    afterEach(() => under.close());

    const say = (...ids: string[]): Promise<void> =>
      under.queue.publish(ids.map((id) => ({ topic: 'delivery' as const, id })));

    it('brings a wake-up to the consumer of its topic', async () => {
      const deliveries = makeWork();
      const notifications = makeWork();
      await under.queue.consume('delivery', 1, deliveries.work);
      await under.queue.consume('notification', 1, notifications.work);
      await under.queue.publish([
        { topic: 'notification', id: 'n' },
        { topic: 'delivery', id: 'd' },
      ]);
      await Promise.all([
        deliveries.until(() => deliveries.begun.length > 0),
        notifications.until(() => notifications.begun.length > 0),
      ]);
      expect([deliveries.begun, notifications.begun]).toEqual([['d'], ['n']]);
    });

    it('keeps a wake-up that was said before anybody consumed', async () => {
      const { begun, work, until } = makeWork();
      await say('early');
      await under.queue.consume('delivery', 1, work);
      await until(() => begun.length > 0);
      expect(begun).toEqual(['early']);
    });

    it('makes one of equal wake-ups that wait', async () => {
      const { begun, work, letGo, until } = makeWork({ held: true });
      await under.queue.consume('delivery', 1, work);
      await say('busy');
      await until(() => begun.length === 1);
      await say('a', 'a');
      await say('b', 'a');
      await say('last');
      for (const times of [2, 3, 4]) {
        letGo();
        await until(() => begun.length === times);
      }
      letGo();
      expect(begun).toEqual(['busy', 'a', 'b', 'last']);
    });

    it('wakes again for an id whose work is done', async () => {
      const { begun, work, until } = makeWork();
      await under.queue.consume('delivery', 1, work);
      for (const times of [1, 2, 3]) {
        // Said again and again, as the relay does: a queue may overlook what it is just finishing.
        const relay = setInterval(() => void say('same'), 20);
        await until(() => begun.length >= times).finally(() => clearInterval(relay));
      }
      expect(new Set(begun)).toEqual(new Set(['same']));
    });

    it('works on as many at once as it was told, and no more', async () => {
      const { begun, work, letGo, until } = makeWork({ held: true });
      const ids = ['1', '2', '3', '4', '5', '6'];
      let atOnce = 0;
      let most = 0;
      await under.queue.consume('delivery', 2, async (id) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await work(id);
        atOnce -= 1;
      });
      // The places of another topic must not be lent to this one.
      await under.queue.consume('notification', 4, () => Promise.resolve());
      await say(...ids);
      for (const times of [2, 4, 6]) {
        await until(() => begun.length >= times);
        letGo();
      }
      expect(most).toBe(2);
      expect([...begun].sort()).toEqual(ids);
    });

    it('goes on after work that fails, and reports it', async () => {
      const { begun, work, until } = makeWork();
      await under.queue.consume('delivery', 1, async (id) => {
        await work(id);
        if (id === 'bad') throw new Error('example');
      });
      await say('bad', 'good');
      await until(() => begun.includes('good'));
      expect(begun).toEqual(['bad', 'good']);
      expect(under.logged).toEqual(['queue.work_failed']);
    });

    it('shares the work between two consumers', async () => {
      const [first, second] = [makeWork({ held: true }), makeWork({ held: true })];
      await under.queue.consume('delivery', 1, first.work);
      await under.another.consume('delivery', 1, second.work);
      await say('a', 'b');
      // Each holds one and cannot take the other's.
      await Promise.all([first.until(() => first.begun.length > 0), second.until(() => second.begun.length > 0)]);
      expect([...first.begun, ...second.begun].sort()).toEqual(['a', 'b']);
      first.letGo();
      second.letGo();
    });

    it('waits for work under way when it closes, and takes nothing more', async () => {
      const { begun, work, letGo, until } = makeWork({ held: true });
      let finished = false;
      await under.queue.consume('delivery', 1, async (id) => {
        await work(id);
        finished = true;
      });
      await say('busy', 'next');
      await until(() => begun.length > 0);
      const finishedWhenClosed = under.queue.close().then(() => finished);
      await say('later');
      letGo();
      expect(await finishedWhenClosed).toBe(true);
      expect(begun).toEqual(['busy']);
    });

    it('does no harm when something is said after it closed, or when it is closed twice', async () => {
      await under.queue.close();
      await say('late');
      await under.queue.close();
      expect(under.logged).toEqual([]);
    });

    it('answers a ping', async () => {
      await expect(under.queue.ping()).resolves.toBeUndefined();
    });
  });
};
