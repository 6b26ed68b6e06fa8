import { type DeliveryEvent, type DeliveryState, nextDeliveryState } from '../../domain/delivery.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import { fail, ok, type Problem, type Result } from '../../domain/problems.ts';
import type { Cases, LockedCase } from '../../ports/cases.ts';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { DeliveryWatch, WatchedDelivery } from '../../ports/delivery-watch.ts';
import type { Queue, WakeUp } from '../../ports/queue.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import { type By, checkBy, type Done, type KeepAct } from './operator.ts';

/** What a person does to one delivery. */
export interface DeliveryAct {
  /** The name in the entry, for example `delivery.hold`. */
  readonly act: string;
  readonly event: DeliveryEvent;
  /** Left out: to a delivery of any kind of message. */
  readonly onlyTo?: readonly WatchedDelivery['messageKind'][];
  /** States in which it is done already. */
  readonly doneIn: readonly DeliveryState[];
  /** True where it is to be sent now. */
  readonly goesOn: boolean;
  /** True where back-off and the hundred hours begin anew. */
  readonly startOver?: boolean;
  /** What stands against it, looked at before anything is written. */
  mayDo?(
    tx: Transaction,
    on: { readonly locked: LockedCase; readonly delivery: WatchedDelivery },
  ): Promise<Problem | undefined>;
  /** What else is written in the same transaction. @returns wake-ups for after the commit */
  also?(
    tx: Transaction,
    on: { readonly locked: LockedCase; readonly delivery: WatchedDelivery; readonly by: By; readonly now: Date },
  ): Promise<readonly WakeUp[]>;
}

/**
 * Moves one delivery at the word of a person, and keeps who it was. Idempotent: done again, it changes nothing and leaves no entry.
 * What may be at the system already is asked for before it is sent again. Problems: Validation, NotFound, NotInThisState.
 */
export const makeActOnDelivery =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
    readonly cases: Pick<Cases, 'lockCase'>;
    readonly deliveries: Pick<Deliveries, 'save'>;
    readonly deliveryWatch: Pick<DeliveryWatch, 'lock' | 'caseOf'>;
    readonly keepAct: KeepAct;
    readonly queue: Pick<Queue, 'publish'>;
  }) =>
  async (deliveryId: DeliveryId, said: By, act: DeliveryAct): Promise<Result<Done>> => {
    const by = checkBy(said);
    if (!by.ok) return by;
    const actor = { kind: 'operator', name: by.value.actor } as const;
    const done = await deps.transactions.inTransaction(actor, async (tx) => {
      const caseId = await deps.deliveryWatch.caseOf(tx, deliveryId);
      const locked = caseId === undefined ? undefined : await deps.cases.lockCase(tx, caseId);
      const delivery = locked === undefined ? undefined : await deps.deliveryWatch.lock(tx, deliveryId);
      if (locked === undefined || delivery === undefined)
        return fail('NotFound', 'There is no delivery with this id.', {
          errors: [{ pointer: '/deliveryId', detail: 'unknown' }],
        });
      if (act.onlyTo?.includes(delivery.messageKind) === false)
        return fail('NotInThisState', `The delivery carries a ${delivery.messageKind}, for which this is not done.`);
      const against = await act.mayDo?.(tx, { locked, delivery });
      if (against !== undefined) return { ok: false as const, problem: against };
      if (act.doneIn.includes(delivery.state)) return ok({ repeated: true, wakeUps: [] });
      const moved = nextDeliveryState(delivery.state, act.event);
      if (moved === delivery.state) return fail('NotInThisState', `The delivery is ${delivery.state}.`);
      const state =
        act.goesOn && delivery.mayHaveArrived && delivery.state !== 'REFUSED'
          ? nextDeliveryState(moved, 'outcome_unknown')
          : moved;
      await deps.deliveries.save(tx, deliveryId, {
        state,
        ...(act.goesOn && { dueInMs: 0 }),
        ...(act.startOver === true && { startOver: true }),
      });
      await deps.keepAct(tx, by.value, act.act, deliveryId);
      const now = await deps.transactions.now(tx);
      const wakeUps = (await act.also?.(tx, { locked, delivery, by: by.value, now })) ?? [];
      const goesOn: readonly WakeUp[] = act.goesOn ? [{ topic: 'delivery', id: deliveryId }] : [];
      return ok({ repeated: false, wakeUps: [...wakeUps, ...goesOn] });
    });
    if (!done.ok) return done;
    await deps.queue.publish(done.value.wakeUps);
    return ok({ repeated: done.value.repeated });
  };

export type ActOnDelivery = ReturnType<typeof makeActOnDelivery>;
