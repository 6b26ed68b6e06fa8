import type { AdvancedSettings, JobOptions, QueueOptions } from 'bull';
import type { WakeUpTopic } from '../ports/queue.ts';

/**
 * Name of a topic's Bull queue. Each topic has its own: in a shared one a notice would wait behind the backlog of a slow agency
 * (measured: 4.5 s behind 160 deliveries of half a second).
 */
export const bullQueueName = (topic: WakeUpTopic): string => `shikriki-${topic}`;

// Redis is back within two seconds of its return, and a dead one is not knocked on in a tight loop.
const LONGEST_RECONNECT_PAUSE_MS = 2_000;

/**
 * While a killed worker's wake-up lies in Bull's active list, the same id cannot be said again. A lock of 15 s found
 * missing by a check every 5 s frees it after some 25 s at most: before the delivery's own lease (30 s) ends in PostgreSQL.
 * A program that stands still for longer than its lock is doubled, which the claim in PostgreSQL makes harmless.
 */
export const BULL_SETTINGS: AdvancedSettings = {
  lockDuration: 15_000,
  lockRenewTime: 5_000,
  stalledInterval: 5_000,
  // Freed once; then forgotten and said again by the relay, so that an id whose work kills workers leaves Redis.
  maxStalledCount: 1,
  // After FLUSHALL or a restart, Bull fails to finish what it was doing; it goes on after this pause.
  retryProcessDelay: 1_000,
  // Nothing is ever delayed in Redis.
  guardInterval: 60_000,
  drainDelay: 5,
};

/** A wake-up leaves nothing behind: a finished one that stayed would make Bull ignore its id for ever. */
export const JOB_OPTIONS: JobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true };

/** Redis connection by URL (`redis://` or `rediss://`, one server). @throws where the URL is not one; the message has no part of it. */
export const connectionOf = (redisUrl: string): NonNullable<Exclude<QueueOptions['redis'], string>> => {
  if (!URL.canParse(redisUrl) || !/^rediss?:/.test(redisUrl)) throw new Error('not a redis:// or rediss:// address');
  const url = new URL(redisUrl);
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1') || '127.0.0.1',
    port: Number(url.port || 6379),
    db: Number(url.pathname.slice(1) || 0),
    ...(url.username !== '' && { username: decodeURIComponent(url.username) }),
    ...(url.password !== '' && { password: decodeURIComponent(url.password) }),
    ...(url.protocol === 'rediss:' && { tls: {} }),
    // A host that vanished without a word is noticed within a quarter of a minute.
    keepAlive: 5_000,
    retryStrategy: (times) => Math.min(times * 100, LONGEST_RECONNECT_PAUSE_MS),
  };
};
