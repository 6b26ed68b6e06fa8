import type { Log } from '../ports/log.ts';
import { type Queue, WAKE_UP_TOPICS, type WakeUpTopic } from '../ports/queue.ts';

// Where nobody consumes (role `api` alone), ids must not pile up for ever. The relay says again what is forgotten.
const MOST_WAITING = 10_000;

interface Consumer {
  free: number;
  readonly work: (id: string) => Promise<void>;
}

interface Topic {
  /** In the order of arrival. */
  readonly waiting: Set<string>;
  readonly underWay: Map<string, Promise<void>>;
  readonly consumers: Consumer[];
}

/**
 * The queue of a single program: wake-ups stay in memory and end with it. A wake-up for an id that is being worked on
 * is kept and worked on once more afterwards; an id is never worked on twice at once. Source: ADR 0002.
 */
export const makeInProcessQueue = (deps: { readonly log: Pick<Log, 'error'> }): Queue => {
  const topics = Object.fromEntries(WAKE_UP_TOPICS.map((topic) => [topic, emptyTopic()])) as {
    readonly [topic in WakeUpTopic]: Topic;
  };
  let closing = false;

  const start = (name: WakeUpTopic, topic: Topic, consumer: Consumer, id: string): void => {
    consumer.free -= 1;
    // The turn of the event loop between publish and work keeps the publisher from paying for the work.
    const run = new Promise((resolve) => setImmediate(resolve))
      .then(() => consumer.work(id))
      .catch((error: unknown) => deps.log.error('queue.work_failed', error, { topic: name, wakeUpId: id }))
      .then(() => {
        consumer.free += 1;
        topic.underWay.delete(id);
        startWaiting(name);
      });
    topic.underWay.set(id, run);
  };

  const startWaiting = (name: WakeUpTopic): void => {
    const topic = topics[name];
    for (const id of topic.waiting) {
      const consumer = topic.consumers.reduce<Consumer | undefined>(freest, undefined);
      if (closing || consumer === undefined) return;
      if (topic.underWay.has(id)) continue;
      topic.waiting.delete(id);
      start(name, topic, consumer, id);
    }
  };

  return {
    publish: (wakeUps) => {
      if (closing) return Promise.resolve();
      for (const { topic, id } of wakeUps) {
        if (topics[topic].waiting.size < MOST_WAITING) topics[topic].waiting.add(id);
        startWaiting(topic);
      }
      return Promise.resolve();
    },
    consume: (topic, concurrency, work) => {
      topics[topic].consumers.push({ free: concurrency, work });
      startWaiting(topic);
      return Promise.resolve();
    },
    ping: () => Promise.resolve(),
    close: async () => {
      closing = true;
      await Promise.all(Object.values(topics).flatMap(({ underWay }) => [...underWay.values()]));
    },
  };
};

const emptyTopic = (): Topic => ({ waiting: new Set(), underWay: new Map(), consumers: [] });

const freest = (best: Consumer | undefined, next: Consumer): Consumer | undefined =>
  next.free > (best?.free ?? 0) ? next : best;
