import { nextDeliveryState } from '../domain/delivery.ts';
import type { DeliveryId } from '../domain/ids.ts';
import { problem } from '../domain/problems.ts';
import type { Cases } from '../ports/cases.ts';
import type { Connector, Consignment, DeliveryOutcome, Endpoint } from '../ports/connector.ts';
import type { Content } from '../ports/content.ts';
import type { AttemptOperation, Deliveries, DeliveryClaim } from '../ports/deliveries.ts';
import type { ExchangeRecords } from '../ports/exchange-records.ts';
import type { Files } from '../ports/files.ts';
import type { Log } from '../ports/log.ts';
import type { Mailbox } from '../ports/mailbox.ts';
import type { Registry } from '../ports/registry.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import { envelopeFiles } from './envelope-file.ts';
import { placeInMailbox } from './mailbox/place-in-mailbox.ts';
import type { RecordCaseEvents } from './record-case-events.ts';
import type { RecordBrokenDelivery, RecordDeliveryOutcome } from './record-delivery-outcome.ts';
import { refuseUnread } from './refuse-unread.ts';
import type { makeIsSealOutdated, ResealLetter } from './reseal-letter.ts';
import type { SealFirst } from './seal-first.ts';

/**
 * How long a claim holds without a sign of life. Short enough that a killed worker's letters move on within half a minute, long
 * enough that a worker busy for some seconds is not taken for dead: a second attempt would be a duplicate on the wire.
 */
const LEASE_MS = 30_000;

// How long a call may still take once the process is told to stop; well below the time a process is given to end.
const STOP_GRACE_MS = 10_000;

const WORKER = { kind: 'worker' } as const;

interface DeliverEnvelopeDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'readOnce' | 'now'>;
  readonly deliveries: Pick<
    Deliveries,
    'claim' | 'hasClaimable' | 'lockClaimed' | 'renewLease' | 'startAttempt' | 'save'
  >;
  readonly mailbox: Pick<Mailbox, 'place'>;
  readonly cases: Pick<Cases, 'lockCase'>;
  readonly content: Pick<Content, 'get' | 'stream'>;
  readonly files: Pick<Files, 'ofLetter'>;
  readonly records: Pick<ExchangeRecords, 'findEnvelope'>;
  readonly registry: Pick<Registry, 'readsOurEnvelopes'>;
  readonly sealFirst: SealFirst;
  readonly isSealOutdated: ReturnType<typeof makeIsSealOutdated>;
  readonly resealLetter: ResealLetter;
  readonly recordCaseEvents: RecordCaseEvents;
  readonly recordOutcome: RecordDeliveryOutcome;
  readonly recordBroken: RecordBrokenDelivery;
  readonly connectorOf: (dialect: string) => Connector | undefined;
  readonly log: Pick<Log, 'note' | 'warn' | 'error'>;
  /** Names this process in the attempts. */
  readonly worker: string;
  /** Places of this process; each system gets its share of them. */
  readonly places: number;
  readonly leaseMs?: number;
}

/**
 * Works on a delivery that is due, then on the next ones of the same system until none is left.
 * Claim, seal on the first try, write that an attempt begins, call with no transaction open, write what came of it. What its system picks
 * up itself is sealed and laid into the mailbox.
 * Safe to call at any time, any number of times, from any number of processes.
 */
export const makeDeliverEnvelope = (deps: DeliverEnvelopeDeps) => {
  const leaseMs = deps.leaseMs ?? LEASE_MS;

  const claim = (
    which: { readonly deliveryId: DeliveryId } | { readonly systemCode: string },
  ): Promise<DeliveryClaim | undefined> =>
    deps.transactions.inTransaction(WORKER, (tx) => deps.deliveries.claim(tx, which, leaseMs, deps));

  return async (deliveryId: DeliveryId, stopping: AbortSignal): Promise<void> => {
    let claimed = await claim({ deliveryId });
    while (claimed !== undefined) {
      await workOrBackOff(deps, claimed, leaseMs, stopping);
      if (stopping.aborted) return;
      const { systemCode } = claimed;
      // As a rule nothing waits, and finding that out costs less than a claim.
      const more = await deps.transactions.readOnce((tx) => deps.deliveries.hasClaimable(tx, systemCode));
      claimed = more ? await claim({ systemCode }) : undefined;
    }
  };
};

export type DeliverEnvelope = ReturnType<typeof makeDeliverEnvelope>;

/** A delivery to a system that we call; the others pick their letters up. */
type CalledClaim = DeliveryClaim & { readonly endpoint: Endpoint };
const isCalled = (claim: DeliveryClaim): claim is CalledClaim => claim.endpoint !== undefined;

/** One delivery that breaks on our side must back off like any other: its place belongs to the letters behind it. */
const workOrBackOff = async (
  deps: DeliverEnvelopeDeps,
  claim: DeliveryClaim,
  leaseMs: number,
  stopping: AbortSignal,
): Promise<void> => {
  try {
    await workOn(deps, claim, leaseMs, stopping);
  } catch (error) {
    deps.log.error('delivery.broke', error, { deliveryId: claim.deliveryId, systemCode: claim.systemCode });
    await deps.recordBroken(claim, problem('InternalError', 'The delivery broke on our side.'));
  }
};

const workOn = async (
  deps: DeliverEnvelopeDeps,
  claim: DeliveryClaim,
  leaseMs: number,
  stopping: AbortSignal,
): Promise<void> => {
  if (!isCalled(claim)) {
    if ((await prepare(deps, claim)) !== undefined) await placeInMailbox(deps, claim);
    return;
  }
  const connector = deps.connectorOf(claim.endpoint.dialect);
  if (connector === undefined) throw new Error(`no connector for dialect ${claim.endpoint.dialect}`);
  const prepared = await prepare(deps, claim);
  if (prepared === undefined) return;

  const lost = new AbortController();
  // A call under way may end in peace; one that does not is broken off, and its outcome asked for by whoever comes next.
  const onStop = (): void => void setTimeout(() => lost.abort(), STOP_GRACE_MS).unref();
  stopping.addEventListener('abort', onStop, { once: true });
  // It may have come while the delivery was claimed and prepared.
  if (stopping.aborted) onStop();
  const heartbeat = setInterval(() => {
    deps.transactions
      .inTransaction(WORKER, (tx) => deps.deliveries.renewLease(tx, claim, leaseMs))
      .then((ours) => {
        if (!ours) lost.abort();
      })
      .catch((error: unknown) => deps.log.error('delivery.lease_not_renewed', error, { deliveryId: claim.deliveryId }));
  }, leaseMs / 3);
  try {
    const { sealOutdated } = prepared;
    if (asksFirst(claim, sealOutdated) && !(await askFirst(deps, claim, connector, lost.signal))) return;
    if (!sealOutdated) return await submit(deps, claim, connector, prepared, lost.signal);
    const resealed = await deps.resealLetter(claim);
    if (resealed === undefined) return;
    const again = await prepare(deps, resealed);
    if (again !== undefined) await submit(deps, resealed, connector, again, lost.signal);
  } finally {
    clearInterval(heartbeat);
    stopping.removeEventListener('abort', onStop);
  }
};

// A new MessageId would hide a copy that has arrived: after any attempt the system is asked about the old one.
const asksFirst = (claim: DeliveryClaim, sealOutdated: boolean): boolean =>
  claim.state === 'UNKNOWN_OUTCOME' || (sealOutdated && claim.attemptCount > 0);

interface Prepared {
  readonly consignment: Consignment;
  /** Where nothing has to be asked or sealed anew before, the attempt to send has begun with it. */
  readonly startedAt?: Date;
  /** The seal it was given before is no longer good, and a newer key is there. */
  readonly sealOutdated: boolean;
}

/** Loads what is sent; seals it on the first try; begins the attempt where nothing comes before it. Undefined where the delivery ended instead. */
const prepare = (deps: DeliverEnvelopeDeps, claim: DeliveryClaim): Promise<Prepared | undefined> =>
  deps.transactions.inTransaction(WORKER, async (tx) => {
    const locked = await deps.cases.lockCase(tx, claim.caseId);
    if (locked === undefined) throw new Error(`delivery ${claim.deliveryId} has no case`);
    // The agency may have spoken since the claim: its word must not be written over.
    const state = await deps.deliveries.lockClaimed(tx, claim);
    if (state === undefined) return undefined;
    const now = await deps.transactions.now(tx);
    if (now >= claim.expiresAt) {
      const ended = nextDeliveryState(state, 'expired');
      await deps.deliveries.save(tx, claim.deliveryId, { state: ended, releaseLease: true });
      if (ended !== 'EXPIRED') return undefined;
      await deps.recordCaseEvents(
        tx,
        locked,
        // A word of ours that nobody took does not make the citizen's letter fail.
        claim.letterId === undefined
          ? []
          : [
              {
                kind: 'delivery_failed',
                legId: claim.legId,
                occurredAt: now,
                messageId: claim.messageId,
                facts: { problemCode: 'Expired' },
              },
            ],
        now,
        claim.agencyCode,
      );
      return undefined;
    }
    const kept = state === 'ACCEPTED' ? undefined : await deps.records.findEnvelope(tx, claim.messageId);
    if (kept === undefined && !(await deps.registry.readsOurEnvelopes(tx, claim.systemCode, claim.agencyCode)))
      return refuseUnread(deps, tx, claim, locked, state, now);
    // A receipt of ours is sealed when it is made; only letters can be sealed anew.
    const sealOutdated =
      kept !== undefined && claim.letterId !== undefined && (await deps.isSealOutdated(tx, kept, now));
    const envelopeXml =
      kept === undefined
        ? await deps.sealFirst(tx, claim, state, locked, now)
        : await deps.content.get(tx, kept.contentId);
    const stored = claim.letterId === undefined ? [] : await deps.files.ofLetter(tx, claim.letterId);
    const contentOf = new Map(stored.map((file) => [file.fileId as string, file.contentId]));
    const consignment: Consignment = {
      messageId: claim.messageId,
      envelopeXml,
      files: envelopeFiles(stored),
      openFile: (file) => {
        const contentId = contentOf.get(file.fileGuid);
        if (contentId === undefined)
          return Promise.reject(new Error('a file that the envelope does not list was asked for'));
        return Promise.resolve(deps.content.stream(WORKER, contentId));
      },
      traceId: locked.traceId,
    };
    if (!isCalled(claim) || sealOutdated || asksFirst(claim, sealOutdated)) return { consignment, sealOutdated };
    const startedAt = await beginAttempt(deps, tx, claim, 'submit');
    return startedAt && { consignment, sealOutdated, startedAt };
  });

const beginAttempt = (
  deps: DeliverEnvelopeDeps,
  tx: Transaction,
  claim: DeliveryClaim,
  operation: AttemptOperation,
): Promise<Date | undefined> =>
  deps.deliveries.startAttempt(
    tx,
    claim,
    operation,
    operation === 'submit' ? 'SENDING' : 'UNKNOWN_OUTCOME',
    deps.worker,
  );

const startAttempt = (
  deps: DeliverEnvelopeDeps,
  claim: DeliveryClaim,
  operation: AttemptOperation,
): Promise<Date | undefined> =>
  deps.transactions.inTransaction(WORKER, (tx) => beginAttempt(deps, tx, claim, operation));

/** Asks what became of an earlier attempt. @returns true when the envelope has to be sent (again). */
const askFirst = async (
  deps: DeliverEnvelopeDeps,
  claim: CalledClaim,
  connector: Connector,
  lost: AbortSignal,
): Promise<boolean> => {
  const startedAt = await startAttempt(deps, claim, 'ask_status');
  if (startedAt === undefined) return false;
  const answer = await connector.askStatus(claim.messageId, claim.endpoint, lost);
  const attempt = { operation: 'ask_status' as const, startedAt, givenUp: lost.aborted };
  switch (answer.kind) {
    case 'received':
      await deps.recordOutcome(claim, attempt, {
        kind: 'acknowledged',
        httpStatus: 200,
        sentBytes: 0,
        ...(answer.receiptXml && { receiptXml: answer.receiptXml }),
      });
      return false;
    case 'not_received':
      await deps.recordOutcome(claim, attempt, { kind: 'not_received' });
      return true;
    case 'unavailable':
      // Still unknown: ask again later, never resend blindly.
      await deps.recordOutcome(claim, attempt, { kind: 'unknown', problem: answer.problem });
      return false;
  }
};

const submit = async (
  deps: DeliverEnvelopeDeps,
  claim: CalledClaim,
  connector: Connector,
  { consignment, startedAt: begun }: Prepared,
  lost: AbortSignal,
): Promise<void> => {
  const startedAt = begun ?? (await startAttempt(deps, claim, 'submit'));
  if (startedAt === undefined) return;
  let outcome: DeliveryOutcome;
  try {
    outcome = await connector.submit(consignment, claim.endpoint, lost);
  } catch (error) {
    // A bug of ours, or our own database out of reach while a file was read: the bytes may have left all the same.
    deps.log.error('delivery.attempt_broke', error, { deliveryId: claim.deliveryId });
    outcome = { kind: 'unknown', problem: problem('InternalError', 'The attempt broke on our side.') };
  }
  await deps.recordOutcome(claim, { operation: 'submit', startedAt, givenUp: lost.aborted }, outcome);
};
