import type { Log } from '../ports/log.ts';
import { type Queue, WAKE_UP_TOPICS, type WakeUpTopic } from '../ports/queue.ts';
import { type BullConsumer, makeBullConsumer } from './bull-consumer.ts';
import { makeBullPublisher } from './bull-publisher.ts';
import { makeRareErrors } from './rare-errors.ts';

/**
 * The queue of many programs on many machines: a Bull queue of wake-ups for each topic, in Redis. Redis holds ids and nothing else, may
 * be wiped, restarted or away, and is taken up again by itself when it is back.
 * A wake-up said while its id is being worked on is ignored by Bull (the port allows it); the relay says it again.
 * Trouble with Redis is logged once a minute as `queue.trouble`. @throws where `redisUrl` is not a Redis address. Source: ADR 0002.
 */
export const makeBullQueue = (options: {
  /** `redis://` or `rediss://`, may carry user and password. */
  readonly redisUrl: string;
  readonly log: Pick<Log, 'error'>;
  /** Beginning of every key; tells several gateways on one Redis apart. */
  readonly prefix?: string;
}): Queue => {
  const shared = {
    redisUrl: options.redisUrl,
    prefix: options.prefix ?? 'bull',
    onError: makeRareErrors(options.log, 'queue.trouble'),
  };
  const publishers = WAKE_UP_TOPICS.map((topic) => ({ topic, publisher: makeBullPublisher({ ...shared, topic }) }));
  // A program that only publishes (role `api`) opens no consuming connections.
  const consumers = new Map<WakeUpTopic, BullConsumer>();
  let closing: Promise<void> | undefined;

  return {
    publish: async (wakeUps) => {
      await Promise.all(
        publishers.map(({ topic, publisher }) => publisher.publish(wakeUps.filter((wakeUp) => wakeUp.topic === topic))),
      );
    },
    ping: async () => {
      await Promise.all(publishers.map(({ publisher }) => publisher.ping()));
    },
    consume: (topic, concurrency, work) => {
      if (closing === undefined) {
        const consumer = consumers.get(topic) ?? makeBullConsumer({ ...shared, topic, log: options.log });
        consumers.set(topic, consumer);
        consumer.consume(concurrency, work);
      }
      return Promise.resolve();
    },
    close: () => {
      closing ??= Promise.all(
        [...publishers.map(({ publisher }) => publisher), ...consumers.values()].map((half) => half.close()),
      ).then(() => undefined);
      return closing;
    },
  };
};
