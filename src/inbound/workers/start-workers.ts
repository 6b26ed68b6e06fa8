import { setMaxListeners } from 'node:events';
import type { DeliveryId, NotificationId } from '../../domain/ids.ts';
import type { Log } from '../../ports/log.ts';
import type { Queue } from '../../ports/queue.ts';
import type { DeliverEnvelope } from '../../use-cases/deliver-envelope.ts';
import type { KeepHouse } from '../../use-cases/keep-house.ts';
import type { NotifyCitizen } from '../../use-cases/notify-citizen.ts';
import type { RelayDue } from '../../use-cases/relay-due.ts';
import { repeat } from './repeat.ts';

/** How often a worker sweeps uploads and looks for partitions to make; both are cheap when there is nothing to do. */
const HOUSEKEEPING_INTERVAL_MS = 3_600_000;

/** Workers under way. */
export interface Workers {
  /** Takes no more work and waits until what is under way has ended or was broken off. */
  stop(): Promise<void>;
}

/** Starts what a worker process does: work on wake-ups, say again what is due, keep house. */
export const startWorkers = async (deps: {
  /** Where wake-ups come from: the queue, and the relay's own where that is another. */
  readonly queues: readonly Pick<Queue, 'consume'>[];
  readonly deliverEnvelope: DeliverEnvelope;
  readonly notifyCitizen: NotifyCitizen;
  readonly relayDue: RelayDue;
  readonly keepHouse: KeepHouse;
  readonly relayIntervalMs: number;
  readonly concurrency: number;
  readonly log: Pick<Log, 'error'>;
}): Promise<Workers> => {
  const stopping = new AbortController();
  // Every call under way listens: as many as there are places.
  setMaxListeners(0, stopping.signal);
  const underWay = new Set<Promise<void>>();
  const track = (work: Promise<void>): Promise<void> => {
    underWay.add(work);
    return work.finally(() => underWay.delete(work));
  };

  // Together the queues have the places of this process.
  const places = Math.ceil(deps.concurrency / deps.queues.length);
  for (const queue of deps.queues) {
    await queue.consume('delivery', places, (id) =>
      stopping.signal.aborted ? Promise.resolve() : track(deps.deliverEnvelope(id as DeliveryId, stopping.signal)),
    );
    await queue.consume('notification', places, (id) =>
      stopping.signal.aborted ? Promise.resolve() : track(deps.notifyCitizen(id as NotificationId)),
    );
  }
  const relay = repeat(
    'relay',
    deps.relayIntervalMs,
    async () => {
      await deps.relayDue();
    },
    deps.log,
  );
  const housekeeping = repeat('housekeeping', HOUSEKEEPING_INTERVAL_MS, deps.keepHouse, deps.log);

  return {
    async stop() {
      stopping.abort();
      await Promise.all([relay.stop(), housekeeping.stop()]);
      await Promise.allSettled(underWay);
    },
  };
};
