import type { DeliveryId } from '../../domain/ids.ts';
import { ok, type Result } from '../../domain/problems.ts';
import type { DeliveryFilter, DeliveryLine } from '../../ports/delivery-reads.ts';
import type { ListDeliveries } from './list-deliveries.ts';
import { type By, checkBy } from './operator.ts';
import type { RetryDelivery } from './retry-delivery.ts';

const PAGE = 200;

/** What became of many. */
export interface RetriedDeliveries {
  readonly retried: number;
  /** Not in such a state any more when their turn came: they arrived meanwhile, or somebody else acted. */
  readonly passedOver: number;
  /** Whether anything was changed. */
  readonly applied: boolean;
  readonly deliveries: readonly DeliveryLine[];
}

/**
 * Sends many deliveries again that were given up or refused, the oldest first, one after the other with a pause between, each in a
 * transaction and with an entry of its own. Without `apply` it only says which. Broken off, it is given again and goes on with the rest:
 * whom it was done for already is in another state. Problem: Validation.
 */
export const makeRetryDeliveries =
  (deps: {
    readonly listDeliveries: ListDeliveries;
    readonly retryDelivery: RetryDelivery;
    /** Lets so much time pass. */
    readonly pause: (ms: number) => Promise<void>;
  }) =>
  async (
    filter: DeliveryFilter & { readonly states: readonly ('SUSPENDED' | 'REFUSED')[] },
    how: { readonly apply: boolean; readonly perMinute: number },
    said: By,
  ): Promise<Result<RetriedDeliveries>> => {
    const by = checkBy(said);
    if (!by.ok) return by;
    const deliveries: DeliveryLine[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page = await deps.listDeliveries({ operator: by.value.actor, filter, after, limit: PAGE });
      if (!page.ok) return page;
      deliveries.push(...page.value.deliveries);
      after = page.value.next;
      more = after !== undefined;
    }
    if (!how.apply) return ok({ retried: 0, passedOver: 0, applied: false, deliveries });
    let retried = 0;
    for (const [at, { deliveryId }] of deliveries.entries()) {
      if (at > 0) await deps.pause(60_000 / how.perMinute);
      const done = await deps.retryDelivery(deliveryId as DeliveryId, by.value);
      if (done.ok && !done.value.repeated) retried += 1;
    }
    return ok({ retried, passedOver: deliveries.length - retried, applied: true, deliveries });
  };

export type RetryDeliveries = ReturnType<typeof makeRetryDeliveries>;
