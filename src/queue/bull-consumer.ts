import Bull from 'bull';
import type { Log } from '../ports/log.ts';
import type { WakeUp, WakeUpTopic } from '../ports/queue.ts';
import { BULL_SETTINGS, bullQueueName, connectionOf } from './bull-options.ts';
import { makeSlots, type Slots } from './slots.ts';
import { within } from './within.ts';

// With Redis away Bull cannot finish its books; the program ends all the same.
const BOOKS_TIMEOUT_MS = 2_000;

type Work = (id: string) => Promise<void>;

/** Of Bull 4.16.5, what its types leave out. */
interface BullInside {
  /** One promise for each loop: what it is doing, Bull's own book-keeping included. */
  readonly processing: { readonly [loop: string]: Promise<unknown> };
  setWorkerName: () => Promise<void>;
}

/** The consuming half of one topic's Bull queue. */
export interface BullConsumer {
  consume(concurrency: number, work: Work): void;
  close(): Promise<void>;
}

/** Opens the consuming half of one topic's Bull queue; work starts as soon as Redis is there. */
export const makeBullConsumer = (options: {
  readonly topic: WakeUpTopic;
  readonly redisUrl: string;
  readonly prefix: string;
  readonly log: Pick<Log, 'error'>;
  readonly onError: (error: unknown) => void;
}): BullConsumer => {
  const queue = new Bull<Partial<WakeUp>>(bullQueueName(options.topic), {
    prefix: options.prefix,
    settings: BULL_SETTINGS,
    skipVersionCheck: true,
    // Commands wait for Redis to come back, however long that takes.
    redis: { ...connectionOf(options.redisUrl), maxRetriesPerRequest: null },
  } as Bull.QueueOptions);
  const inside = queue as unknown as BullInside;
  // Only names the connection in CLIENT LIST, and its failure would be a rejection that nobody can catch.
  inside.setWorkerName = () => Promise.resolve();
  queue.on('error', options.onError);

  const slots: Slots<Work> = makeSlots();
  const underWay = new Set<Promise<void>>();
  let consumers = 0;
  let closing = false;

  const run = async (id: string): Promise<void> => {
    const slot = await slots.take();
    if (slot === undefined) return;
    try {
      await slot.work(id);
    } catch (error) {
      // Caught here, so that Bull never writes the words of an error to Redis.
      options.log.error('queue.work_failed', error, { topic: options.topic, wakeUpId: id });
    } finally {
      slot.release();
    }
  };

  const take = async (job: Bull.Job<Partial<WakeUp>>): Promise<void> => {
    if (job.data.id === undefined) await sweepRemains(queue, String(job.id));
    const id = idOf(job);
    if (closing || id === undefined) return;
    const running = run(id);
    underWay.add(running);
    await running.finally(() => underWay.delete(running));
  };

  return {
    consume: (concurrency, work) => {
      slots.offer(concurrency, work);
      consumers += 1;
      // The first entry takes wake-ups of every name; the next ones only add loops, any of which takes any wake-up.
      const name = consumers === 1 ? '*' : `more ${consumers}`;
      queue.process(name, concurrency, take).catch((error: unknown) => {
        if (!closing) options.onError(error);
      });
      // Not awaited: it ends with the queue.
    },
    close: async () => {
      closing = true;
      slots.close();
      if (consumers > 0) {
        // Takes no more. Bull's own waiting for work would end the program where Redis is away: it leaves a rejection uncaught.
        await within(BOOKS_TIMEOUT_MS, queue.pause(true, true)).catch(() => undefined);
        await Promise.all(underWay);
        await within(BOOKS_TIMEOUT_MS, Promise.allSettled(Object.values(inside.processing))).catch(() => undefined);
      }
      await within(BOOKS_TIMEOUT_MS, queue.close(true)).catch(() => undefined);
      for (const client of queue.clients) client.disconnect();
    },
  };
};

// The id of the job says the same as its contents, and survives where those are lost.
const idOf = ({ id: jobId }: Bull.Job): string | undefined => /^[a-z_]+:(.+)$/s.exec(String(jobId))?.[1];

/**
 * Removes what Bull keeps of a wake-up without contents. A wipe between two steps of Bull leaves such remains, and Bull
 * would ignore that id for ever; it reports the missing job as trouble once and goes on.
 */
const sweepRemains = async (queue: Bull.Queue, jobId: string): Promise<void> => {
  const key = queue.toKey(jobId);
  await queue.client.multi().lrem(queue.toKey('active'), 0, jobId).del(key, `${key}:lock`).exec();
};
