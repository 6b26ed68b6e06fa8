import { createHash } from 'node:crypto';
import type { ProblemCode } from '../domain/problems.ts';
import type { Content } from '../ports/content.ts';
import type { DeliveryClaim } from '../ports/deliveries.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Log } from '../ports/log.ts';
import type { WakeUp } from '../ports/queue.ts';
import type { Transaction } from '../ports/transaction.ts';
import type { ApplyEnvelope } from './apply-envelope.ts';
import type { VerifyInbound } from './verify-inbound.ts';

/**
 * Takes the sealed receipt that a system gave in the answer to a delivery, in the transaction that writes the acknowledgement, so that
 * neither is kept without the other. A receipt that does not hold is reported and not used: the delivery stays acknowledged, and the
 * agency's registration, when it comes, speaks for itself. Idempotent.
 */
export const makeTakeReceipt =
  (deps: {
    readonly inbox: Pick<Inbox, 'find' | 'begin' | 'complete'>;
    readonly content: Pick<Content, 'put'>;
    readonly verifyInbound: VerifyInbound;
    readonly applyEnvelope: ApplyEnvelope;
    readonly log: Pick<Log, 'warn'>;
  }) =>
  async (
    tx: Transaction,
    claim: Pick<DeliveryClaim, 'systemCode' | 'messageId' | 'agencyCode'>,
    receiptXml: Buffer,
    now: Date,
  ): Promise<{ readonly wakeUps: readonly WakeUp[]; readonly refusedWith?: ProblemCode }> => {
    const refuse = (problemCode: ProblemCode) => {
      deps.log.warn('receipt.refused', { systemCode: claim.systemCode, messageId: claim.messageId, problemCode });
      return { wakeUps: [], refusedWith: problemCode };
    };
    const verified = await deps.verifyInbound(tx, claim.systemCode, receiptXml, now);
    if (!verified.ok) return refuse(verified.problem.code);
    const { header, body } = verified.value.envelope;
    if (
      body.block !== 'receipt' ||
      header.refToMessageId !== claim.messageId ||
      header.sender.code !== claim.agencyCode
    )
      return refuse('Validation');

    if ((await deps.inbox.find(tx, claim.systemCode, header.messageId)) !== undefined) return { wakeUps: [] };
    const applied = await deps.applyEnvelope(tx, {
      verified: verified.value,
      envelopeXml: receiptXml,
      systemCode: claim.systemCode,
      fileIds: [],
      now,
    });
    if (!applied.ok) return refuse(applied.problem.code);
    const contentId = await deps.content.put(tx, receiptXml);
    const sha256 = createHash('sha256').update(receiptXml).digest('hex');
    const known = { systemCode: claim.systemCode, messageId: header.messageId };
    await deps.inbox.begin(tx, { ...known, sha256, contentId, messageKind: 'RECEIPT', senderCode: header.sender.code });
    // A receipt is not receipted: its own bytes stand where our answer to any other message would.
    await deps.inbox.complete(tx, known.systemCode, known.messageId, contentId);
    return { wakeUps: applied.value.wakeUps };
  };

export type TakeReceipt = ReturnType<typeof makeTakeReceipt>;
