import type { Address, Envelope, SignatureMetadata } from '../domain/envelope.ts';
import { newHeader } from '../domain/envelope-header.ts';
import type { Cases, LetterWords, LockedCase } from '../ports/cases.ts';
import type { DeliveryClaim } from '../ports/deliveries.ts';
import type { ExchangeRecords } from '../ports/exchange-records.ts';
import type { Files, LetterFile } from '../ports/files.ts';
import type { Registry } from '../ports/registry.ts';
import type { Transaction } from '../ports/transaction.ts';
import type { AddRemovalNote } from './add-removal-note.ts';
import { type ChooseSealerDeps, chooseSealer } from './choose-sealer.ts';
import { envelopeFiles } from './envelope-file.ts';
import type { KeepEnvelope } from './keep-envelope.ts';

/** What a letter's envelope is made of, apart from the letter. */
export type LetterToSeal = Pick<
  DeliveryClaim,
  | 'deliveryId'
  | 'messageId'
  | 'messageKind'
  | 'caseId'
  | 'legId'
  | 'letterId'
  | 'refToMessageId'
  | 'agencyCode'
  | 'systemCode'
  | 'sequenceInConversation'
  | 'lane'
  | 'expiresAt'
>;

// A file that was taken out of the letter took its signature along.
const signaturesOf = ({ signatures = [] }: LetterWords, files: readonly LetterFile[]): SignatureMetadata[] =>
  signatures
    .filter(({ fileId }) => files.some((file) => file.fileId === fileId))
    .map(({ fileId, type, signer, signedAt, verifiedAt }) => ({
      type,
      signer,
      ...(signedAt !== undefined && { signedAt }),
      ...(verifiedAt !== undefined && { verifiedAt }),
      fileGuid: fileId,
    }));

/**
 * Seals the letter of a claimed delivery, once: the bytes are kept in the caller's transaction and resent unchanged from then on.
 * @param replaces MessageId of the envelope that has to be sealed again. @throws where no key of ours is valid now: the letter waits.
 */
export const makeSealLetter =
  (
    deps: ChooseSealerDeps & {
      readonly cases: Pick<Cases, 'letterWords' | 'initiator'>;
      readonly files: Pick<Files, 'ofLetter'>;
      readonly registry: Pick<Registry, 'agencyNames'>;
      readonly records: Pick<ExchangeRecords, 'appendLog'>;
      readonly addRemovalNote: AddRemovalNote;
      readonly keepEnvelope: KeepEnvelope;
      readonly gateway: Address;
    },
  ) =>
  async (
    tx: Transaction,
    claim: LetterToSeal,
    locked: LockedCase,
    now: Date,
    replaces?: string,
  ): Promise<{ envelopeXml: Buffer; sha256: string }> => {
    const sealer = await chooseSealer(deps, tx, now);
    const { letterId } = claim;
    if (letterId === undefined) throw new Error(`delivery ${claim.deliveryId} has no letter to seal`);
    const words = await deps.cases.letterWords(tx, letterId);
    const initiator = words.initiator ?? (await deps.cases.initiator(tx, claim.caseId));
    await deps.addRemovalNote(tx, letterId);
    const files = await deps.files.ofLetter(tx, letterId);
    const agency = await deps.registry.agencyNames(tx, claim.agencyCode);
    if (agency === undefined || words.title === undefined || words.text === undefined)
      throw new Error(`delivery ${claim.deliveryId} has no letter or no agency`);

    const envelope: Envelope = {
      header: newHeader({
        messageId: claim.messageId,
        conversationId: claim.caseId,
        legId: claim.legId,
        sequenceInConversation: claim.sequenceInConversation,
        createdAt: now,
        expiresAt: claim.expiresAt,
        messageKind: claim.messageKind,
        letterType: locked.letterType,
        lane: claim.lane,
        traceId: locked.traceId,
        sender: deps.gateway,
        receiver: { scheme: 'agency', code: agency.code, name: agency.nameKa, systemId: claim.systemCode },
        refToMessageId: claim.refToMessageId,
        replaces,
      }),
      body: {
        block: 'letter',
        initiator: { ...initiator, signatures: signaturesOf(words, files) },
        record: {
          trackingNumber: locked.trackingNumber,
          title: words.title,
          language: words.language,
          text: words.text,
          submittedAt: words.submittedAt ?? words.createdAt.toISOString(),
          preferredReplyForm: words.preferredReplyForm ?? 'electronic',
          ...(words.form !== undefined && { form: words.form }),
        },
        ...(claim.messageKind === 'FORWARD' && words.forward !== undefined && { forward: words.forward }),
      },
      files: envelopeFiles(files),
    };
    const sealed = await sealer.seal(envelope);
    const kept = await deps.keepEnvelope(tx, {
      envelope,
      sealed,
      direction: 'out',
      sealedBy: sealed.sealedBy,
      letterId,
    });
    if (kept === undefined) throw new Error(`delivery ${claim.deliveryId} was sealed before`);
    await deps.records.appendLog(tx, {
      entry: 'sealed',
      direction: 'out',
      messageId: claim.messageId,
      caseId: claim.caseId,
      systemCode: claim.systemCode,
      bytesSha256: sealed.sha256,
    });
    return { envelopeXml: sealed.envelopeXml, sha256: sealed.sha256 };
  };

export type SealLetter = ReturnType<typeof makeSealLetter>;
