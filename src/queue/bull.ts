import type { Log } from '../ports/log.ts';
import type { Queue } from '../ports/queue.ts';
import { makeBullConsumer } from './bull-consumer.ts';
import { makeBullPublisher } from './bull-publisher.ts';
import { makeRareErrors } from './rare-errors.ts';

/**
 * The queue of many programs on many machines: one Bull queue of wake-ups in Redis. Redis holds ids and nothing else, may
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
  const publisher = makeBullPublisher(shared);
  // A program that only publishes (role `api`) opens no consuming connections.
  let consumer: ReturnType<typeof makeBullConsumer> | undefined;
  let closing: Promise<void> | undefined;

  return {
    publish: publisher.publish,
    ping: publisher.ping,
    consume: async (topic, concurrency, work) => {
      if (closing !== undefined) return;
      consumer ??= makeBullConsumer({ ...shared, log: options.log });
      await consumer.consume(topic, concurrency, work);
    },
    close: () => {
      closing ??= Promise.all([publisher.close(), consumer?.close()]).then(() => undefined);
      return closing;
    },
  };
};
