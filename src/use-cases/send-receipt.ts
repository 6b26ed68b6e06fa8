import type { Address, Receipt } from '../domain/envelope.ts';
import { newHeader } from '../domain/envelope-header.ts';
import type { DeliveryId, LegId, MessageId } from '../domain/ids.ts';
import type { Problem } from '../domain/problems.ts';
import type { Cases, LockedCase } from '../ports/cases.ts';
import type { Ids } from '../ports/clock.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import type { ExchangeRecords } from '../ports/exchange-records.ts';
import type { Inbox } from '../ports/inbox.ts';
import type { Log } from '../ports/log.ts';
import type { WakeUp } from '../ports/queue.ts';
import type { Registry } from '../ports/registry.ts';
import type { Transaction } from '../ports/transaction.ts';
import { type ChooseSealerDeps, chooseSealer } from './choose-sealer.ts';
import type { KeepEnvelope } from './keep-envelope.ts';

// A receipt is proof and stays valid; the duty to bring it ends like that of any letter.
const RECEIPT_LIFE_MS = 3650 * 24 * 3_600_000;
const DELIVERY_LIFE_MS = 60 * 24 * 3_600_000;

/** A later word of ours about a message of an agency. */
export interface LaterWord {
  readonly legId: LegId;
  readonly agencyCode: string;
  /** The message it is about; its envelope is kept. */
  readonly aboutMessageId: string;
  readonly receivedAt: Date;
  readonly verdict: Receipt['verdict'];
  /** With REFUSED. The detail carries ids and codes only. */
  readonly problem?: Problem;
}

/**
 * Seals a RECEIPT envelope about a message that an agency sent before, and makes the duty to bring it there: a delivery without a letter,
 * sealed from the beginning, claimed, retried and asked after like any other. In the caller's transaction, which has locked the case; the
 * caller publishes the wake-ups. It goes to the system that brought the message. Where none can be found, nobody is told, and the log says so.
 */
export const makeSendReceipt =
  (
    deps: ChooseSealerDeps & {
      readonly cases: Pick<Cases, 'nextSequence'>;
      readonly deliveries: Pick<Deliveries, 'insert'>;
      readonly records: Pick<ExchangeRecords, 'findEnvelope' | 'insertReceipt' | 'appendLog'>;
      readonly registry: Pick<Registry, 'receiverOf' | 'agencyNames'>;
      readonly inbox: Pick<Inbox, 'broughtBy'>;
      readonly keepEnvelope: KeepEnvelope;
      readonly ids: Pick<Ids, 'uuid'>;
      readonly gateway: Address;
      readonly log: Pick<Log, 'warn'>;
    },
  ) =>
  async (tx: Transaction, locked: LockedCase, word: LaterWord, now: Date): Promise<readonly WakeUp[]> => {
    const { legId, agencyCode, aboutMessageId, verdict } = word;
    const about = await deps.records.findEnvelope(tx, aboutMessageId);
    const agency = await deps.registry.agencyNames(tx, agencyCode);
    const systemCode = await systemOf(deps, tx, word);
    if (about === undefined || agency === undefined || systemCode === undefined) {
      deps.log.warn('receipt.not_sent', { caseId: locked.caseId, agencyCode, messageId: aboutMessageId });
      return [];
    }
    const messageId = deps.ids.uuid() as MessageId;
    const sequenceInConversation = await deps.cases.nextSequence(tx, legId);
    const envelope = {
      header: newHeader({
        messageId,
        conversationId: locked.caseId,
        legId,
        sequenceInConversation,
        createdAt: now,
        expiresAt: new Date(now.getTime() + RECEIPT_LIFE_MS),
        messageKind: 'RECEIPT',
        letterType: locked.letterType,
        traceId: locked.traceId,
        sender: deps.gateway,
        receiver: { scheme: 'agency', code: agency.code, name: agency.nameKa, systemId: systemCode },
        refToMessageId: aboutMessageId,
      }),
      body: {
        block: 'receipt' as const,
        receipt: {
          verdict,
          ...(word.problem !== undefined && { problem: { code: word.problem.code, detail: word.problem.detail } }),
          receivedSha256: about.sha256,
          receivedSizeBytes: about.sizeBytes,
          receivedAt: word.receivedAt.toISOString(),
        },
      },
      files: [],
    };
    const sealed = await (await chooseSealer(deps, tx, now)).seal(envelope);
    const kept = { envelope, sealed, direction: 'out' as const, sealedBy: sealed.sealedBy };
    const contentId = await deps.keepEnvelope(tx, kept);
    if (contentId === undefined) throw new Error('a new MessageId was taken already');
    const deliveryId = deps.ids.uuid() as DeliveryId;
    await deps.deliveries.insert(tx, {
      deliveryId,
      messageId,
      messageKind: 'RECEIPT',
      state: 'SEALED',
      caseId: locked.caseId,
      legId,
      refToMessageId: aboutMessageId,
      systemCode,
      agencyCode,
      sequenceInConversation,
      lane: 'interactive',
      expiresAt: new Date(now.getTime() + DELIVERY_LIFE_MS),
    });
    await deps.records.insertReceipt(tx, {
      level: 'R5',
      caseId: locked.caseId,
      legId,
      messageId,
      aboutMessageId,
      verdict,
      contentId,
      sha256: sealed.sha256,
      receivedAt: now,
      ...(word.problem !== undefined && { problemCode: word.problem.code }),
    });
    await deps.records.appendLog(tx, {
      entry: 'sealed',
      direction: 'out',
      messageId,
      caseId: locked.caseId,
      systemCode,
      bytesSha256: sealed.sha256,
    });
    return [{ topic: 'delivery', id: deliveryId }];
  };

// Who brought a message is told about it, also where the agency has moved to another system since.
const systemOf = async (
  { inbox, registry }: { readonly inbox: Pick<Inbox, 'broughtBy'>; readonly registry: Pick<Registry, 'receiverOf'> },
  tx: Transaction,
  { aboutMessageId, agencyCode }: LaterWord,
): Promise<string | undefined> => {
  const brought = await inbox.broughtBy(tx, aboutMessageId, agencyCode);
  if (brought !== undefined) return brought;
  const receiver = await registry.receiverOf(tx, agencyCode);
  return receiver.ok ? receiver.value.systemCode : undefined;
};

export type SendReceipt = ReturnType<typeof makeSendReceipt>;
