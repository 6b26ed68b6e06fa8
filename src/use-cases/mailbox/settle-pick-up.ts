import { nextDeliveryState } from '../../domain/delivery.ts';
import { isRetryable, type Problem, problem, type Result } from '../../domain/problems.ts';
import type { Cases, LockedCase } from '../../ports/cases.ts';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { Log } from '../../ports/log.ts';
import type { LeasedEntry, Mailbox } from '../../ports/mailbox.ts';
import type { Queue, WakeUp } from '../../ports/queue.ts';
import type { Transaction, Transactions } from '../../ports/transaction.ts';
import type { WriteDeliveryOutcome } from '../record-delivery-outcome.ts';
import { refusable, refuse } from '../refusal.ts';
import type { TakeReceipt } from '../take-receipt.ts';
import { type MailboxState, mailboxStateOf } from './mailbox-state.ts';

/** Which message, and under which lease it was given out. */
export interface PickUp {
  readonly systemCode: string;
  readonly messageId: string;
  readonly leaseNumber: number;
}

/** Where the message stands after the call. */
export interface Settled {
  readonly state: MailboxState;
  /** The same was said before, and nothing was done a second time. */
  readonly repeated: boolean;
  readonly pickedUpAt?: Date;
  /** Why the sealed receipt that came along was not taken; the confirmation counts all the same. */
  readonly receiptRefusedWith?: string;
}

interface SettleDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly mailbox: Pick<Mailbox, 'find' | 'lock' | 'place' | 'endLease' | 'pickedUp'>;
  readonly cases: Pick<Cases, 'lockCase'>;
  readonly deliveries: Pick<Deliveries, 'endAttempt'>;
  readonly writeOutcome: WriteDeliveryOutcome;
  readonly takeReceipt: TakeReceipt;
  readonly queue: Pick<Queue, 'publish'>;
  readonly log: Pick<Log, 'note'>;
}

interface Work {
  readonly tx: Transaction;
  readonly locked: LockedCase;
  readonly leased: LeasedEntry;
  readonly now: Date;
}
type Done = Omit<Settled, 'state' | 'pickedUpAt'> & { readonly wakeUps?: readonly WakeUp[] };

/**
 * What a system says about a message that it was given: it has it, it gives it back, it will not take it. Each may be said again.
 * Problems of each: UnknownMessage (also for messages of other systems), LeaseOver (this lease was never given, or ended where it must
 * hold), Validation.
 */
export const makeSettlePickUp = (deps: SettleDeps) => {
  const settle = async (
    what: 'confirmed' | 'given_back' | 'refused',
    pickUp: PickUp,
    work: (around: Work) => Promise<Done>,
  ): Promise<Result<Settled>> => {
    const { systemCode, messageId, leaseNumber } = pickUp;
    const result = await refusable(deps.transactions, { kind: 'system', code: systemCode }, async (tx) => {
      const entry = await deps.mailbox.find(tx, systemCode, messageId);
      // The case first, as everywhere, so that two who speak about one case wait for each other in the same order.
      const locked = entry && (await deps.cases.lockCase(tx, entry.caseId));
      if (locked === undefined)
        return refuse(problem('UnknownMessage', 'No message with this MessageId is in the mailbox of this system.'));
      const leased = await deps.mailbox.lock(tx, systemCode, messageId, leaseNumber);
      if (leased === undefined)
        return refuse(problem('LeaseOver', 'This message was never given out under this LeaseId.'));
      const done = await work({ tx, locked, leased, now: await deps.transactions.now(tx) });
      const after = await deps.mailbox.find(tx, systemCode, messageId);
      if (after === undefined) throw new Error('a message vanished from its mailbox');
      return { done, after };
    });
    if (!result.ok) return result;
    const { wakeUps = [], ...done } = result.value.done;
    const { after } = result.value;
    await deps.queue.publish(wakeUps);
    deps.log.note(`mailbox.${what}`, { systemCode, messageId, fence: leaseNumber, state: after.state });
    return {
      ok: true,
      value: {
        ...done,
        state: mailboxStateOf(after),
        ...(after.pickedUpAt !== undefined && { pickedUpAt: after.pickedUpAt }),
      },
    };
  };

  const takeLateReceipt = async ({ tx, leased, now }: Work, receiptXml: Buffer | undefined): Promise<Done> => {
    if (receiptXml === undefined) return { repeated: true };
    const { wakeUps, refusedWith } = await deps.takeReceipt(tx, leased.claim, receiptXml, now);
    return { repeated: true, wakeUps, ...(refusedWith !== undefined && { receiptRefusedWith: refusedWith }) };
  };

  const acknowledge = async (around: Work, receiptXml: Buffer | undefined): Promise<Done> => {
    const { tx, locked, leased, now } = around;
    const { entry, claim, startedAt } = leased;
    if (entry.pickedUpAt !== undefined) return takeLateReceipt(around, receiptXml);
    const written = await deps.writeOutcome(
      tx,
      locked,
      entry.state,
      claim,
      { operation: 'submit', startedAt },
      { kind: 'acknowledged', httpStatus: 200, sentBytes: 0, ...(receiptXml !== undefined && { receiptXml }) },
      now,
    );
    await deps.mailbox.pickedUp(tx, entry.deliveryId);
    // A newer lease, if somebody else got the message meanwhile, is over: the system has it.
    await deps.mailbox.endLease(tx, entry.deliveryId);
    return {
      repeated: false,
      wakeUps: written.wakeUps,
      ...(written.receiptRefusedWith !== undefined && { receiptRefusedWith: written.receiptRefusedWith }),
    };
  };

  const refuseByReceipt = async (around: Work, receiptXml: Buffer): Promise<Done> => {
    const done = await acknowledge(around, receiptXml);
    const { systemCode, messageId } = around.leased.claim;
    if (done.receiptRefusedWith !== undefined)
      refuse(problem('Validation', `The receipt does not hold: ${done.receiptRefusedWith}.`));
    const after = await deps.mailbox.find(around.tx, systemCode, messageId);
    if (after?.state !== 'REFUSED')
      refuse(problem('Validation', 'The receipt does not refuse the message, or the agency has accepted it before.'));
    return done;
  };

  const refuseByProblem = async ({ tx, locked, leased, now }: Work, given: Problem): Promise<Done> => {
    const { entry, claim, startedAt } = leased;
    if (isRetryable(given.code))
      return refuse(problem('Validation', `${given.code} is no refusal; give the message back instead.`));
    if (entry.state === 'REFUSED') return { repeated: true };
    requireNewest(leased);
    const attempt = { operation: 'submit' as const, startedAt };
    const outcome = { kind: 'refused' as const, problem: given };
    const { wakeUps } = await deps.writeOutcome(tx, locked, entry.state, claim, attempt, outcome, now);
    return { repeated: false, wakeUps };
  };

  return {
    /**
     * The system has the message, stored for good. Counts under a lease that has ended too: the message then need not be given out again.
     * @param receivedSha256 of the envelope bytes as they arrived; Validation where they are not those that were sealed.
     * @param receiptXml the agency's sealed receipt, taken if it holds; its verdict decides.
     */
    confirm: (pickUp: PickUp, receivedSha256: string, receiptXml?: Buffer): Promise<Result<Settled>> =>
      settle('confirmed', pickUp, async (around) => {
        const { entry } = around.leased;
        if (receivedSha256 !== entry.envelopeSha256)
          refuse(problem('Validation', 'ReceivedSha256 is not the digest of the envelope; fetch it again.'));
        // Its own refusal stands, unless the agency's sealed word lifts it.
        if (entry.state === 'REFUSED' && receiptXml === undefined) return { repeated: true };
        return acknowledge(around, receiptXml);
      }),

    /** The system does not work on it now: the next peek may have it at once. Only under the newest lease. */
    giveBack: (pickUp: PickUp): Promise<Result<Settled>> =>
      settle('given_back', pickUp, async ({ tx, leased }) => {
        const { entry, claim, startedAt } = leased;
        requireNewest(leased);
        if (entry.state !== 'SENDING') return { repeated: true };
        await deps.deliveries.endAttempt(tx, claim, { operation: 'submit', startedAt, outcome: 'given_back' });
        await deps.mailbox.place(tx, entry.deliveryId, nextDeliveryState(entry.state, 'placed'));
        return { repeated: false };
      }),

    /**
     * The message will not be taken, which is final: by the agency's sealed receipt, at any time; or by a problem, under the newest lease
     * and before it was confirmed.
     */
    refuse: (
      pickUp: PickUp,
      by: { readonly receiptXml: Buffer } | { readonly problem: Problem },
    ): Promise<Result<Settled>> =>
      settle('refused', pickUp, (around) =>
        'receiptXml' in by ? refuseByReceipt(around, by.receiptXml) : refuseByProblem(around, by.problem),
      ),
  };
};

export type SettlePickUp = ReturnType<typeof makeSettlePickUp>;

/** Nobody else has got the message since, nothing was confirmed, and it is still there to be given. */
const requireNewest = ({ entry, claim }: LeasedEntry): void => {
  const there = entry.state === 'SENDING' || entry.state === 'QUEUED';
  if (claim.fence !== entry.leaseNumber || !there || entry.pickedUpAt !== undefined)
    refuse(problem('LeaseOver', 'The message was confirmed, given out again, or taken back since.'));
};
