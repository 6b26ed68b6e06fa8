import Bull from 'bull';
import type { Queue, WakeUp, WakeUpTopic } from '../ports/queue.ts';
import { BULL_SETTINGS, bullQueueName, connectionOf, JOB_OPTIONS } from './bull-options.ts';
import { within } from './within.ts';

// A letter's submission waits for this at most; a healthy Redis answers in a few.
const PUBLISH_TIMEOUT_MS = 500;
const PING_TIMEOUT_MS = 2_000;
const CLOSE_TIMEOUT_MS = 1_000;

/**
 * The publishing half of a topic's Bull queue, with a connection of its own that keeps nothing for later: while Redis is away
 * a publish ends at once, and while Redis hangs within 500 ms, both without an error for the caller.
 */
export const makeBullPublisher = (options: {
  readonly topic: WakeUpTopic;
  readonly redisUrl: string;
  readonly prefix: string;
  readonly onError: (error: unknown) => void;
}): Pick<Queue, 'publish' | 'ping' | 'close'> => {
  const queue = new Bull<WakeUp>(bullQueueName(options.topic), {
    prefix: options.prefix,
    settings: BULL_SETTINGS,
    skipVersionCheck: true,
    redis: {
      ...connectionOf(options.redisUrl),
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      // Not ready before Redis answers: one that hangs or is still loading counts as away.
      enableReadyCheck: true,
    },
  } as Bull.QueueOptions);
  queue.on('error', options.onError);
  const { client } = queue;
  // The very first publish comes before the first connection stands; every later one knows where it is.
  const firstAnswer = new Promise<void>((resolve) => {
    client.once('ready', resolve);
    client.once('close', resolve);
  });
  let closing = false;

  const add = async (wakeUps: readonly WakeUp[]): Promise<void> => {
    await firstAnswer;
    if (client.status !== 'ready') throw new Error('Redis is away');
    const jobs = await queue.addBulk(
      wakeUps.map(({ topic, id }) => ({
        name: topic,
        data: { topic, id },
        // Equal wake-ups that wait are one. One that is being worked on counts as waiting: the relay says it again.
        opts: { ...JOB_OPTIONS, jobId: `${topic}:${id}` },
      })),
    );
    // A full Redis answers each command with an error of its own, which Bull does not pass on.
    if (jobs.some(({ id }: { readonly id?: Bull.JobId }) => id === undefined))
      throw new Error('Redis did not take the wake-ups');
  };

  return {
    publish: async (wakeUps) => {
      if (closing || wakeUps.length === 0) return;
      try {
        await within(PUBLISH_TIMEOUT_MS, add(wakeUps), () => {
          // What hangs is thrown away and connected anew, so that the next publish does not wait for it again.
          if (client.status === 'ready') client.disconnect(true);
        });
      } catch (error) {
        options.onError(error);
      }
    },
    ping: async () => {
      await within(
        PING_TIMEOUT_MS,
        firstAnswer.then(() => client.ping()),
      );
    },
    close: async () => {
      closing = true;
      await within(CLOSE_TIMEOUT_MS, queue.close(true)).catch(() => undefined);
      client.disconnect();
    },
  };
};
