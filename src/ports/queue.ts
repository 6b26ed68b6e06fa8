/**
 * Wake-ups: "look now". A wake-up carries an id and nothing else, may be lost, doubled or late; what is due stays in
 * PostgreSQL and the relay publishes it again. Losing the queue costs latency only (ADR 0002).
 */
export const WAKE_UP_TOPICS = ['delivery', 'notification', 'feed', 'webhook', 'scan', 'poll'] as const;
export type WakeUpTopic = (typeof WAKE_UP_TOPICS)[number];

export interface WakeUp {
  readonly topic: WakeUpTopic;
  /** A delivery, notification, webhook or (to be scanned) file id, or the code of a system to look at; of topic `feed` always FEED_WAKE_UP's. */
  readonly id: string;
}

/** Says that events wait for their positions in the change feed. */
export const FEED_WAKE_UP: WakeUp = { topic: 'feed', id: 'sequencer' };

export interface Queue {
  /**
   * Says that something is due. Never throws and never blocks its caller: where the queue is out of reach the relay
   * says it again. Equal wake-ups that wait are one.
   */
  publish(wakeUps: readonly WakeUp[]): Promise<void>;
  /**
   * Starts work on a topic, at most `concurrency` at once. Errors of `work` are reported to the log and do not stop the queue.
   */
  consume(topic: WakeUpTopic, concurrency: number, work: (id: string) => Promise<void>): Promise<void>;
  /** Throws where the queue is out of reach; for /readyz. */
  ping(): Promise<void>;
  /** Takes no more work, waits for work under way, then closes connections. */
  close(): Promise<void>;
}
