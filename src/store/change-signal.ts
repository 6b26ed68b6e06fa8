import pg from 'pg';
import type { ChangeSignal } from '../ports/changes.ts';
import { CHANGES_CHANNEL } from './changes.ts';

// While somebody waits the head is also looked at this often, by one query for all: a wake-up may be lost (a broken connection, a
// pooler between us and PostgreSQL that does not pass NOTIFY on).
const LOOK_INTERVAL_MS = 1_000;

/**
 * Wake-ups of the feed by LISTEN, on one connection of its own for the whole process, opened when somebody waits for the first time;
 * meets port ChangeSignal. Trouble is logged and costs up to a second of latency.
 */
export const makeChangeSignal = (
  pool: pg.Pool,
  onError: (error: unknown) => void,
  lookIntervalMs = LOOK_INTERVAL_MS,
): ChangeSignal => {
  const waiting = new Set<{ readonly position: number; readonly wake: () => void }>();
  let newest = 0;
  let released = false;
  let listener: pg.Client | undefined;
  let connecting: Promise<void> | undefined;
  let ticker: NodeJS.Timeout | undefined;

  const moved = (position: number): void => {
    newest = Math.max(newest, position);
    for (const waiter of waiting) if (waiter.position < newest) waiter.wake();
  };
  const look = async (client: Pick<pg.Pool | pg.Client, 'query'>): Promise<void> => {
    const { rows } = await client.query<{ last_position: number }>('select last_position from feed_head');
    moved(rows[0]?.last_position ?? 0);
  };

  const listen = async (): Promise<void> => {
    const client = new pg.Client(pool.options);
    client.on('notification', ({ payload }) => moved(Number(payload ?? 0)));
    client.on('error', (error) => {
      if (listener === client) listener = undefined;
      onError(error);
    });
    client.on('end', () => {
      if (listener === client) listener = undefined;
    });
    await client.connect();
    await client.query(`listen ${CHANGES_CHANNEL}`);
    listener = client;
    if (released) return client.end();
    // What was said before we listened.
    await look(client);
  };
  const ensureListening = (): void => {
    if (released || listener !== undefined) return;
    connecting ??= listen()
      .catch(onError)
      .finally(() => (connecting = undefined));
  };
  const tick = (): void => {
    ensureListening();
    look(pool).catch(onError);
  };

  return {
    beyond(position, { timeoutMs, signal }) {
      if (released || signal.aborted) return Promise.resolve(false);
      if (position < newest) return Promise.resolve(true);
      ensureListening();
      ticker ??= setInterval(tick, lookIntervalMs);
      return new Promise((resolve) => {
        const wake = (): void => {
          waiting.delete(waiter);
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          if (waiting.size === 0) {
            clearInterval(ticker);
            ticker = undefined;
          }
          resolve(position < newest);
        };
        const waiter = { position, wake };
        const timer = setTimeout(wake, timeoutMs);
        signal.addEventListener('abort', wake, { once: true });
        waiting.add(waiter);
      });
    },
    release() {
      released = true;
      for (const waiter of waiting) waiter.wake();
    },
    async close() {
      this.release();
      await connecting;
      await listener?.end();
    },
  };
};
