import type { Changes } from '../ports/changes.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import type { FileScans } from '../ports/file-scans.ts';
import type { Notifications } from '../ports/notifications.ts';
import type { Polls } from '../ports/polls.ts';
import { FEED_WAKE_UP, type Queue, type WakeUp } from '../ports/queue.ts';
import type { Transactions } from '../ports/transaction.ts';
import type { Webhooks } from '../ports/webhooks.ts';

// Said at once; the rest is said at the next round, which is a second away.
const NOTIFICATIONS_A_ROUND = 200;
const WEBHOOKS_A_ROUND = 200;
const SCANS_A_ROUND = 200;

/**
 * Says again what is due and not being worked on, so that the queue may forget anything at any time.
 * Several relays at once only say things twice. @returns how many wake-ups were published.
 */
export const makeRelayDue =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly deliveries: Pick<Deliveries, 'due'>;
    readonly notifications: Pick<Notifications, 'due'>;
    readonly changes: Pick<Changes, 'hasPending'>;
    readonly webhooks: Pick<Webhooks, 'due'>;
    readonly fileScans: Pick<FileScans, 'due'>;
    readonly polls: Pick<Polls, 'due'>;
    /** Dialects whose systems are looked at. */
    readonly polledDialects: readonly string[];
    readonly queue: Pick<Queue, 'publish'>;
  }) =>
  async (): Promise<number> => {
    const wakeUps = await deps.transactions.inTransaction(
      { kind: 'worker' },
      async (tx): Promise<WakeUp[]> => [
        ...(await deps.deliveries.due(tx)).map((id) => ({ topic: 'delivery' as const, id })),
        ...(await deps.notifications.due(tx, NOTIFICATIONS_A_ROUND)).map((id) => ({
          topic: 'notification' as const,
          id,
        })),
        ...((await deps.changes.hasPending(tx)) ? [FEED_WAKE_UP] : []),
        ...(await deps.webhooks.due(tx, WEBHOOKS_A_ROUND)).map((id) => ({ topic: 'webhook' as const, id })),
        ...(await deps.fileScans.due(tx, SCANS_A_ROUND)).map((id) => ({ topic: 'scan' as const, id })),
        ...(await deps.polls.due(tx, deps.polledDialects)).map((id) => ({ topic: 'poll' as const, id })),
      ],
    );
    await deps.queue.publish(wakeUps);
    return wakeUps.length;
  };

export type RelayDue = ReturnType<typeof makeRelayDue>;
