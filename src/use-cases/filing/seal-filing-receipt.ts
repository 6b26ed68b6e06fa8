import type { Address, Initiator } from '../../domain/envelope.ts';
import { newHeader } from '../../domain/envelope-header.ts';
import type { CaseId, LegId, LetterId } from '../../domain/ids.ts';
import type { Ids } from '../../ports/clock.ts';
import type { ExchangeRecords } from '../../ports/exchange-records.ts';
import type { StoredFile } from '../../ports/files.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { type ChooseSealerDeps, chooseSealer } from '../choose-sealer.ts';
import { envelopeFile } from '../envelope-file.ts';
import type { KeepEnvelope } from '../keep-envelope.ts';
import type { FilingReceipt, FilingRequest } from './filing.ts';

// envelope-1.0.xsd, NameType; each of the two names may be as long as both together.
const MAX_NAME_LENGTH = 300;

export interface SealFilingReceiptDeps extends ChooseSealerDeps {
  readonly records: Pick<ExchangeRecords, 'insertReceipt' | 'appendLog'>;
  readonly keepEnvelope: KeepEnvelope;
  readonly ids: Ids;
  readonly gateway: Address;
}

/** R0: the citizen's proof of filing, a sealed RECEIPT over the digest of what was handed in and of each file. */
export const sealFilingReceipt = async (
  deps: SealFilingReceiptDeps,
  tx: Transaction,
  filing: {
    readonly request: FilingRequest;
    readonly initiator: Pick<Initiator, 'person' | 'represented'>;
    readonly letterType: string;
    readonly traceId: string;
    readonly caseId: CaseId;
    readonly legId: LegId;
    readonly letterId: LetterId;
    readonly trackingNumber: string;
    readonly filedAt: Date;
    readonly expiresAt: Date;
    readonly uploads: readonly StoredFile[];
    readonly mainId: string | undefined;
    /** How many filing receipts the citizen has of this leg already. */
    readonly earlierReceipts: number;
  },
): Promise<FilingReceipt> => {
  const { request } = filing;
  // The proof is the owner's, whoever filed.
  const person = filing.initiator.represented?.party ?? filing.initiator.person;
  const wholeName = person.kind === 'natural' ? `${person.givenName} ${person.familyName}` : person.name;
  const name = [...wholeName].slice(0, MAX_NAME_LENGTH).join('');
  const envelope = {
    header: newHeader({
      messageId: deps.ids.uuid(),
      conversationId: filing.caseId,
      legId: filing.legId,
      sequenceInConversation: filing.earlierReceipts + 1,
      createdAt: filing.filedAt,
      expiresAt: filing.expiresAt,
      messageKind: 'RECEIPT',
      letterType: filing.letterType,
      traceId: filing.traceId,
      sender: deps.gateway,
      receiver: { scheme: 'citizen', code: request.ownerSubject, name, systemId: deps.gateway.systemId },
    }),
    body: {
      block: 'receipt' as const,
      receipt: {
        verdict: 'ACCEPTED' as const,
        receivedSha256: request.requestSha256,
        receivedSizeBytes: request.requestBytes.length,
        receivedAt: filing.filedAt.toISOString(),
        trackingNumber: filing.trackingNumber,
      },
    },
    files: filing.uploads.map((file) => envelopeFile(file, file.fileId === filing.mainId)),
  };
  const sealed = await (await chooseSealer(deps, tx, filing.filedAt)).seal(envelope);
  const contentId = await deps.keepEnvelope(tx, {
    envelope,
    sealed,
    direction: 'out',
    sealedBy: sealed.sealedBy,
    letterId: filing.letterId,
  });
  if (contentId === undefined) throw new Error('a new MessageId was taken already');
  const { caseId, legId, filedAt: receivedAt } = filing;
  await deps.records.insertReceipt(tx, {
    level: 'R0',
    caseId,
    legId,
    messageId: sealed.messageId,
    verdict: 'ACCEPTED',
    contentId,
    sha256: sealed.sha256,
    receivedAt,
  });
  await deps.records.appendLog(tx, { entry: 'filed', direction: 'in', caseId, bytesSha256: request.requestSha256 });
  await deps.records.appendLog(tx, {
    entry: 'receipt_given',
    direction: 'out',
    caseId,
    messageId: sealed.messageId,
    bytesSha256: sealed.sha256,
  });
  return { messageId: sealed.messageId, sha256: sealed.sha256 };
};
