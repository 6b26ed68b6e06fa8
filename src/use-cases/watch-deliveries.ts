import { type DeliveryEvent, nextDeliveryState } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/ids.ts';
import type { ProblemCode } from '../domain/problems.ts';
import { GIVE_UP_AFTER_MS, retriesUsedUp } from '../domain/retry-policy.ts';
import type { Alerts } from '../ports/alerts.ts';
import type { Cases } from '../ports/cases.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import type { DeliveryWatch } from '../ports/delivery-watch.ts';
import type { Log } from '../ports/log.ts';
import type { Queue } from '../ports/queue.ts';
import type { Transactions } from '../ports/transaction.ts';
import { type ChooseSealerDeps, findSealer } from './choose-sealer.ts';
import type { ClearAlert } from './clear-alert.ts';
import type { RaiseAlert } from './raise-alert.ts';
import type { RecordCaseEvents } from './record-case-events.ts';

// Of each kind in one round; the next round is some seconds away.
const A_ROUND = 500;

const WORKER = { kind: 'worker' } as const;

interface WatchDeliveriesDeps extends ChooseSealerDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly cases: Pick<Cases, 'lockCase'>;
  readonly deliveries: Pick<Deliveries, 'save'>;
  readonly deliveryWatch: DeliveryWatch;
  readonly alerts: Pick<Alerts, 'open'>;
  readonly raiseAlert: RaiseAlert;
  readonly clearAlert: ClearAlert;
  readonly recordCaseEvents: RecordCaseEvents;
  readonly queue: Pick<Queue, 'publish'>;
  readonly log: Pick<Log, 'warn' | 'error'>;
}

/**
 * Ends the waiting of deliveries that nobody claims, because a breaker is open, a rate is used up, or a mailbox is not emptied: SUSPENDED
 * after the hundred hours, EXPIRED when their envelope is out of date; the citizen is told. Keeps one alert a system about what is
 * suspended, and one about a seal key of our own that is not valid. Bounded, safe to run anywhere, any number of times.
 */
export const makeWatchDeliveries = (deps: WatchDeliveriesDeps) => async (): Promise<void> => {
  const { deliveryWatch: watch } = deps;
  const { outOfDate, usedUp } = await deps.transactions.inTransaction(WORKER, async (tx) => {
    await watch.startClocks(tx, A_ROUND);
    return {
      outOfDate: await watch.outOfDate(tx, A_ROUND),
      usedUp: await watch.usedUp(tx, GIVE_UP_AFTER_MS, A_ROUND),
    };
  });
  // One that cannot be ended must not keep the others waiting, nor the alerts.
  const endOrTell = (deliveryId: DeliveryId, event: EndingEvent, problemCode: ProblemCode): Promise<void> =>
    end(deps, deliveryId, event, problemCode).catch((error: unknown) =>
      deps.log.error('delivery.end_of_waiting_broke', error, { deliveryId }),
    );
  for (const deliveryId of outOfDate) await endOrTell(deliveryId, 'expired', 'Expired');
  for (const deliveryId of usedUp) await endOrTell(deliveryId, 'retries_used_up', 'TemporarilyUnavailable');
  await tellOfSuspended(deps);
  await tellOfSealKey(deps);
};

export type WatchDeliveries = ReturnType<typeof makeWatchDeliveries>;

type EndingEvent = DeliveryEvent & ('expired' | 'retries_used_up');

const end = async (
  deps: WatchDeliveriesDeps,
  deliveryId: DeliveryId,
  event: EndingEvent,
  problemCode: ProblemCode,
): Promise<void> => {
  const wakeUps = await deps.transactions.inTransaction(WORKER, async (tx) => {
    const caseId = await deps.deliveryWatch.caseOf(tx, deliveryId);
    const locked = caseId === undefined ? undefined : await deps.cases.lockCase(tx, caseId);
    const delivery = locked === undefined ? undefined : await deps.deliveryWatch.lock(tx, deliveryId);
    if (locked === undefined || delivery === undefined) return [];
    // Somebody may have spoken, released or retried since the look.
    const now = await deps.transactions.now(tx);
    const due =
      event === 'expired'
        ? now >= delivery.expiresAt
        : retriesUsedUp(await deps.deliveryWatch.waitedMs(tx, deliveryId));
    const state = nextDeliveryState(delivery.state, event);
    if (!due || state === delivery.state) return [];
    await deps.deliveries.save(tx, deliveryId, { state, problemCode });
    const { legId, messageId, agencyCode, systemCode } = delivery;
    deps.log.warn('delivery.ended_waiting', { deliveryId, systemCode, state });
    // A receipt of ours is no letter: what becomes of it is no event of the case.
    if (delivery.letterId === undefined) return [];
    return deps.recordCaseEvents(
      tx,
      locked,
      [{ kind: 'delivery_failed', legId, messageId, occurredAt: now, facts: { problemCode } }],
      now,
      agencyCode,
    );
  });
  await deps.queue.publish(wakeUps);
};

const tellOfSuspended = (deps: WatchDeliveriesDeps): Promise<void> =>
  deps.transactions.inTransaction(WORKER, async (tx) => {
    const suspended = await deps.deliveryWatch.suspended(tx);
    for (const { systemCode, deliveries, since } of suspended) {
      const facts = { deliveries, oldestSince: since.toISOString() };
      await deps.raiseAlert(tx, { kind: 'delivery_suspended', subject: systemCode, facts });
    }
    for (const { kind, subject } of await deps.alerts.open(tx)) {
      if (kind === 'delivery_suspended' && !suspended.some(({ systemCode }) => systemCode === subject))
        await deps.clearAlert(tx, kind, subject);
    }
  });

const tellOfSealKey = (deps: WatchDeliveriesDeps): Promise<void> =>
  deps.transactions.inTransaction(WORKER, async (tx) => {
    const now = await deps.transactions.now(tx);
    // Each is known to the register from the first round on: a key that leaks before it is needed can be revoked.
    for (const { key } of deps.sealers()) await deps.sealKeys.use(tx, key);
    if ((await findSealer(deps, tx, now)) !== undefined) return deps.clearAlert(tx, 'seal_key_out_of_date', 'gateway');
    const [preferred] = deps.sealers();
    if (preferred === undefined) throw new Error('the gateway has no seal key');
    const { notAfter, revokedAt } = await deps.sealKeys.use(tx, preferred.key);
    await deps.raiseAlert(tx, {
      kind: 'seal_key_out_of_date',
      subject: 'gateway',
      facts: { notAfter: notAfter.toISOString(), ...(revokedAt && { revokedAt: revokedAt.toISOString() }) },
    });
  });
