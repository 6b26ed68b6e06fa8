import { nextDeliveryState } from '../domain/delivery.ts';
import type { MessageId } from '../domain/ids.ts';
import type { Cases, LockedCase } from '../ports/cases.ts';
import type { Ids } from '../ports/clock.ts';
import type { Deliveries, DeliveryClaim } from '../ports/deliveries.ts';
import type { EnvelopeRow } from '../ports/exchange-records.ts';
import type { Log } from '../ports/log.ts';
import type { SealKeys } from '../ports/seal-keys.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import { type ChooseSealerDeps, findSealer } from './choose-sealer.ts';
import type { NewCaseEvent, RecordCaseEvents } from './record-case-events.ts';
import type { LetterToSeal, SealLetter } from './seal-letter.ts';

const sealedAgain = (
  { legId, messageId }: Pick<LetterToSeal, 'legId' | 'messageId'>,
  replaces: string,
  occurredAt: Date,
): NewCaseEvent => ({ kind: 'sealed', legId, occurredAt, messageId, facts: { replaces } });

/**
 * Whether an envelope that was sealed before has to be sealed again: its key is revoked or out of date, and another
 * that is valid is configured. An envelope of an out-of-date key still holds by its CreatedAt and goes out where there is no other key; one of a revoked
 * key holds nowhere. @throws for that one, so that the letter waits for a key.
 */
export const makeIsSealOutdated =
  (deps: ChooseSealerDeps & { readonly sealKeys: Pick<SealKeys, 'find'> }) =>
  async (tx: Transaction, kept: Pick<EnvelopeRow, 'sealedBy'>, now: Date): Promise<boolean> => {
    const key = await deps.sealKeys.find(tx, kept.sealedBy);
    if (key === undefined) return false;
    const revoked = key.revokedAt !== undefined && key.revokedAt <= now;
    if (!revoked && now < key.notAfter) return false;
    const sealer = await findSealer(deps, tx, now);
    if (sealer !== undefined && sealer.key.spkiSha256 !== kept.sealedBy) return true;
    if (revoked) throw new Error('the seal key of a waiting envelope is revoked, and no other key is valid');
    return false;
  };

/**
 * Seals the letter of a claimed delivery again, under a new MessageId that names the old one (Replaces). Only for an envelope of which
 * the system has said that it never came, or that was never sent. The old envelope stays as evidence, and receipts about either are
 * taken. @returns the claim with its new MessageId; undefined where the claim was lost or the agency has spoken.
 */
export const makeResealLetter =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
    readonly cases: Pick<Cases, 'lockCase'>;
    readonly deliveries: Pick<Deliveries, 'lockClaimed'>;
    readonly sealKeys: Pick<SealKeys, 'replaceMessage'>;
    readonly sealLetter: SealLetter;
    readonly recordCaseEvents: RecordCaseEvents;
    readonly ids: Pick<Ids, 'uuid'>;
    readonly log: Pick<Log, 'note'>;
  }) =>
  async <Claim extends DeliveryClaim>(claim: Claim): Promise<Claim | undefined> => {
    const resealed = await deps.transactions.inTransaction({ kind: 'worker' }, async (tx) => {
      const locked = await deps.cases.lockCase(tx, claim.caseId);
      const state = await deps.deliveries.lockClaimed(tx, claim);
      const stillOurs = state !== undefined && nextDeliveryState(state, 'attempt_started') === 'SENDING';
      if (locked === undefined || !stillOurs) return undefined;
      const now = await deps.transactions.now(tx);
      const next = { ...claim, messageId: deps.ids.uuid() as MessageId };
      await deps.sealLetter(tx, next, locked, now, claim.messageId);
      if (!(await deps.sealKeys.replaceMessage(tx, claim, next.messageId))) throw new Error('the claim was lost');
      await deps.recordCaseEvents(tx, locked, [sealedAgain(next, claim.messageId, now)], now, claim.agencyCode);
      return next;
    });
    if (resealed !== undefined)
      deps.log.note('delivery.sealed_again', { deliveryId: claim.deliveryId, messageId: resealed.messageId });
    return resealed;
  };

/**
 * The same for a letter that a person is about to hand over, in the caller's transaction, which has locked the case and the delivery. The
 * system is not asked, for it is off; Replaces tells its people which envelope is the same letter. @throws where somebody works on it.
 */
export const makeResealWaiting =
  (deps: {
    readonly sealKeys: Pick<SealKeys, 'replaceWaiting'>;
    readonly sealLetter: SealLetter;
    readonly recordCaseEvents: RecordCaseEvents;
    readonly ids: Pick<Ids, 'uuid'>;
  }) =>
  async (tx: Transaction, delivery: LetterToSeal, locked: LockedCase, now: Date): Promise<MessageId> => {
    const next = { ...delivery, messageId: deps.ids.uuid() as MessageId };
    await deps.sealLetter(tx, next, locked, now, delivery.messageId);
    if (!(await deps.sealKeys.replaceWaiting(tx, delivery, next.messageId))) throw new Error('somebody works on it');
    await deps.recordCaseEvents(tx, locked, [sealedAgain(next, delivery.messageId, now)], now, next.agencyCode);
    return next.messageId;
  };

export type ResealWaiting = ReturnType<typeof makeResealWaiting>;

export type ResealLetter = ReturnType<typeof makeResealLetter>;
