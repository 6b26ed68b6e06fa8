import { OPEN_STATES } from '../../domain/delivery.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';
import type { DeliveryFilter, DeliveryInFull, DeliveryLine, DeliveryReads } from '../../ports/delivery-reads.ts';
import type { Transactions } from '../../ports/transaction.ts';

/** States of what has not arrived and has not ended: what people look for. */
export const WAITING_STATES = [...OPEN_STATES, 'SUSPENDED', 'HELD'] as const;

interface ListDeliveriesDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly deliveryReads: Pick<DeliveryReads, 'list' | 'find'>;
}

/** A page of deliveries; `next` is what to ask after for the page that follows. */
export interface DeliveryPage {
  readonly deliveries: readonly DeliveryLine[];
  readonly next?: string;
}

/**
 * Lists deliveries, the oldest first: those that wait where no state is named. Changes nothing. Problem: NotFound (`after` is no delivery).
 * @param query.after `next` of the page before.
 */
export const makeListDeliveries =
  (deps: ListDeliveriesDeps) =>
  (query: {
    readonly operator: string;
    readonly filter: DeliveryFilter;
    readonly after?: string | undefined;
    readonly limit: number;
  }): Promise<Result<DeliveryPage>> =>
    deps.transactions.inTransaction({ kind: 'operator', name: query.operator }, async (tx) => {
      const { after, limit } = query;
      if (after !== undefined && (await deps.deliveryReads.find(tx, after)) === undefined)
        return fail('NotFound', 'The page before does not end with such a delivery.');
      const filter = { ...query.filter, states: query.filter.states ?? WAITING_STATES };
      const found = await deps.deliveryReads.list(tx, filter, { after, limit: limit + 1 });
      const deliveries = found.slice(0, limit);
      const last = deliveries.at(-1);
      return ok({ deliveries, ...(found.length > limit && last !== undefined && { next: last.deliveryId }) });
    });

/** All that is to be known of one delivery without opening its letter. Changes nothing. Problem: NotFound. */
export const makeShowDelivery =
  (deps: ListDeliveriesDeps) =>
  (query: { readonly operator: string; readonly deliveryId: string }): Promise<Result<DeliveryInFull>> =>
    deps.transactions.inTransaction({ kind: 'operator', name: query.operator }, async (tx) => {
      const found = await deps.deliveryReads.find(tx, query.deliveryId);
      return found === undefined ? fail('NotFound', 'There is no delivery with this id.') : ok(found);
    });

export type ListDeliveries = ReturnType<typeof makeListDeliveries>;
export type ShowDelivery = ReturnType<typeof makeShowDelivery>;
