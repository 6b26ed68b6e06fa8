import { type DeliveryEvent, type DeliveryState, nextDeliveryState } from '../domain/delivery.ts';
import type { Problem, ProblemCode } from '../domain/problems.ts';
import { retriesUsedUp, retryDelayMs } from '../domain/retry-policy.ts';
import type { Cases, LockedCase } from '../ports/cases.ts';
import type { DeliveryOutcome } from '../ports/connector.ts';
import type { AttemptEnd, Deliveries, DeliveryClaim } from '../ports/deliveries.ts';
import type { DeliveryWatch } from '../ports/delivery-watch.ts';
import type { ExchangeRecords } from '../ports/exchange-records.ts';
import type { Log } from '../ports/log.ts';
import type { Queue, WakeUp } from '../ports/queue.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import type { JudgeEndpoint } from './judge-endpoint.ts';
import type { NewCaseEvent, RecordCaseEvents } from './record-case-events.ts';
import type { TakeReceipt } from './take-receipt.ts';

/** What came of an attempt, plus the answer of a system that never saw the message. */
export type AttemptOutcome = DeliveryOutcome | { readonly kind: 'not_received' };

interface WriteDeliveryOutcomeDeps {
  readonly deliveries: Pick<Deliveries, 'save' | 'endAttempt'>;
  readonly deliveryWatch: Pick<DeliveryWatch, 'waitedMs'>;
  readonly records: Pick<ExchangeRecords, 'findEnvelope' | 'insertReceipt' | 'appendLog'>;
  readonly recordCaseEvents: RecordCaseEvents;
  readonly takeReceipt: TakeReceipt;
  readonly random: () => number;
}

interface RecordDeliveryOutcomeDeps extends WriteDeliveryOutcomeDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly cases: Pick<Cases, 'lockCase'>;
  readonly deliveries: Pick<Deliveries, 'lockClaimed' | 'save' | 'endAttempt' | 'interruptAttempts'>;
  readonly judgeEndpoint: JudgeEndpoint;
  readonly queue: Pick<Queue, 'publish'>;
  readonly log: Pick<Log, 'note' | 'warn'>;
}

const EVENT_OF: { readonly [K in AttemptOutcome['kind']]: DeliveryEvent } = {
  acknowledged: 'acknowledged',
  refused: 'refused',
  unavailable: 'unavailable',
  unknown: 'outcome_unknown',
  not_received: 'not_received',
};

/** An attempt that has ended, and whose it was. */
type EndedClaim = Omit<DeliveryClaim, 'endpoint'>;

/** What was written, for whoever commits it. */
export interface WrittenOutcome {
  readonly next: DeliveryState;
  /** To be published after the commit. */
  readonly wakeUps: readonly WakeUp[];
  /** Why a sealed receipt that came along was not taken. */
  readonly receiptRefusedWith?: ProblemCode;
}

/**
 * Writes what came of an attempt (or of preparing one, where `attempt` is undefined), in the caller's transaction, which holds the case and
 * the delivery: attempt, delivery, case events, receipt R1, log. A receipt that came with the answer is verified and taken with it.
 * @param state of the delivery, as locked.
 */
export const makeWriteDeliveryOutcome =
  (deps: WriteDeliveryOutcomeDeps) =>
  async (
    tx: Transaction,
    locked: LockedCase,
    state: DeliveryState,
    claim: EndedClaim,
    attempt: Pick<AttemptEnd, 'operation' | 'startedAt'> | undefined,
    outcome: AttemptOutcome,
    now: Date,
  ): Promise<WrittenOutcome> => {
    if (attempt !== undefined) {
      const { operation, startedAt } = attempt;
      await deps.deliveries.endAttempt(tx, claim, {
        operation,
        startedAt,
        outcome: outcome.kind,
        ...('problem' in outcome && { problemCode: outcome.problem.code }),
        ...('httpStatus' in outcome && { httpStatus: outcome.httpStatus }),
        ...('sentBytes' in outcome && { sentBytes: outcome.sentBytes }),
      });
    }

    const failed = outcome.kind === 'unavailable' || outcome.kind === 'unknown';
    const usedUp = failed && retriesUsedUp(await deps.deliveryWatch.waitedMs(tx, claim.deliveryId));
    const next = nextDeliveryState(state, usedUp ? 'retries_used_up' : EVENT_OF[outcome.kind]);
    await deps.deliveries.save(tx, claim.deliveryId, {
      state: next,
      // A delivery that turns out never to have arrived is sent at once, under the same claim.
      releaseLease: outcome.kind !== 'not_received',
      ...(failed && {
        addAttempt: true,
        dueInMs: retryDelayMs(claim.attemptCount + 1, deps.random(), outcome.problem.retryAfterMs),
      }),
      ...('problem' in outcome && { problemCode: outcome.problem.code }),
    });
    if (outcome.kind === 'acknowledged') {
      const { messageId, caseId, legId, systemCode } = claim;
      const envelope = await deps.records.findEnvelope(tx, messageId);
      if (envelope === undefined) throw new Error(`acknowledged envelope ${messageId} is not kept`);
      await deps.records.insertReceipt(tx, {
        level: 'R1',
        caseId,
        legId,
        aboutMessageId: messageId,
        verdict: 'ACCEPTED',
        receivedAt: now,
      });
      await deps.records.appendLog(tx, {
        entry: 'sent',
        direction: 'out',
        messageId,
        caseId,
        systemCode,
        bytesSha256: envelope.sha256,
      });
    }
    const events = caseEvents(claim, outcome, usedUp && next === 'SUSPENDED', now);
    const wakeUps = await deps.recordCaseEvents(tx, locked, events, now, claim.agencyCode);
    if (!('receiptXml' in outcome)) return { next, wakeUps };
    const taken = await deps.takeReceipt(tx, claim, outcome.receiptXml, now);
    return {
      next,
      wakeUps: [...wakeUps, ...taken.wakeUps],
      ...(taken.refusedWith !== undefined && { receiptRefusedWith: taken.refusedWith }),
    };
  };

export type WriteDeliveryOutcome = ReturnType<typeof makeWriteDeliveryOutcome>;

/** Writes what came of an attempt, if the claim still holds, moves the endpoint's breaker with it, and says what that makes due. */
export const makeRecordDeliveryOutcome = (deps: RecordDeliveryOutcomeDeps) => {
  const writeOutcome = makeWriteDeliveryOutcome(deps);
  return async (
    claim: DeliveryClaim,
    attempt: (Pick<AttemptEnd, 'operation' | 'startedAt'> & { readonly givenUp?: boolean }) | undefined,
    outcome: AttemptOutcome,
  ): Promise<void> => {
    const written = await deps.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
      const locked = await deps.cases.lockCase(tx, claim.caseId);
      const state = await deps.deliveries.lockClaimed(tx, claim);
      if (locked === undefined || state === undefined) return undefined;
      const now = await deps.transactions.now(tx);
      const done = await writeOutcome(tx, locked, state, claim, attempt, outcome, now);
      // A call that we gave up ourselves, to stop or because the claim was lost, says nothing about the system.
      if (attempt !== undefined && attempt.givenUp !== true) await deps.judgeEndpoint(tx, claim, outcome, now);
      return done;
    });

    const ids = {
      deliveryId: claim.deliveryId,
      messageId: claim.messageId,
      systemCode: claim.systemCode,
      fence: claim.fence,
    };
    if (written === undefined) {
      deps.log.warn('delivery.claim_lost', ids);
      return;
    }
    deps.log.note('delivery.attempted', {
      ...ids,
      outcome: outcome.kind,
      state: written.next,
      ...('problem' in outcome && { problemCode: outcome.problem.code }),
    });
    await deps.queue.publish(written.wakeUps);
  };
};

/**
 * Writes that a delivery broke on our side, outside of what an attempt says of itself. By the state as it is now: where an attempt had
 * begun, the bytes may have left, and the system is asked before they are sent again.
 */
export const makeRecordBrokenDelivery = (deps: RecordDeliveryOutcomeDeps) => {
  const writeOutcome = makeWriteDeliveryOutcome(deps);
  return async (claim: DeliveryClaim, why: Problem): Promise<void> => {
    const wakeUps = await deps.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
      const locked = await deps.cases.lockCase(tx, claim.caseId);
      const state = await deps.deliveries.lockClaimed(tx, claim);
      if (locked === undefined || state === undefined) return [];
      const begun = state === 'SENDING' || state === 'UNKNOWN_OUTCOME';
      if (begun) await deps.deliveries.interruptAttempts(tx, claim);
      const now = await deps.transactions.now(tx);
      const outcome: AttemptOutcome = { kind: begun ? 'unknown' : 'unavailable', problem: why };
      return (await writeOutcome(tx, locked, state, claim, undefined, outcome, now)).wakeUps;
    });
    await deps.queue.publish(wakeUps);
  };
};

export type RecordBrokenDelivery = ReturnType<typeof makeRecordBrokenDelivery>;

export type RecordDeliveryOutcome = ReturnType<typeof makeRecordDeliveryOutcome>;

const caseEvents = (
  claim: EndedClaim,
  outcome: AttemptOutcome,
  gaveUp: boolean,
  now: Date,
): readonly NewCaseEvent[] => {
  // A word of ours about a message of the agency says nothing about the citizen's letter, whatever becomes of it.
  if (claim.letterId === undefined) return [];
  const about = { legId: claim.legId, occurredAt: now, messageId: claim.messageId };
  if (outcome.kind === 'acknowledged') return [{ ...about, kind: 'acknowledged' }];
  if (outcome.kind === 'refused')
    return [{ ...about, kind: 'refused_by_agency', facts: { problemCode: outcome.problem.code } }];
  if (gaveUp && 'problem' in outcome)
    return [{ ...about, kind: 'delivery_failed', facts: { problemCode: outcome.problem.code } }];
  return [];
};
