import { createHash } from 'node:crypto';
import { checkAgencyFileType } from '../domain/agency-file-types.ts';
import type { EnvelopeFile } from '../domain/envelope.ts';
import { checkFileName } from '../domain/file-types.ts';
import type { ContentId, FileId } from '../domain/ids.ts';
import { ok, problem, type Result } from '../domain/problems.ts';
import type { Ids } from '../ports/clock.ts';
import type { Content } from '../ports/content.ts';
import type { VerifiedEnvelope } from '../ports/envelope.ts';
import type { ExchangeRecords } from '../ports/exchange-records.ts';
import type { Files } from '../ports/files.ts';
import type { Inbox, InboxEntry } from '../ports/inbox.ts';
import type { Log } from '../ports/log.ts';
import type { Queue, WakeUp } from '../ports/queue.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import type { ApplyEnvelope } from './apply-envelope.ts';
import { orRefuse, refusable, refuse } from './refusal.ts';
import type { SealReceipt } from './seal-receipt.ts';
import type { KeepUnmatched } from './unmatched/keep-unmatched.ts';
import type { VerifyInbound } from './verify-inbound.ts';

/** All files of one message from an agency together, in bytes. */
export const MAX_INBOUND_FILES_BYTES = 200 * 1024 * 1024;

/** A file that is still to come. */
export interface AwaitedFile {
  readonly contentId: string;
  readonly fileGuid: string;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
}

/** Where a message from a system stands. */
export type Reception = {
  readonly messageId: string;
  /** Of the envelope bytes as they arrived, lower-case hex. */
  readonly sha256: string;
  readonly receivedAt: Date;
} & (
  | {
      readonly kind: 'received';
      /** Our sealed receipt: the same bytes for every repeat. */
      readonly receiptXml: Buffer;
      readonly repeated: boolean;
    }
  | { readonly kind: 'awaiting_files'; readonly files: readonly AwaitedFile[] }
);

/** What a call came to, before it is told. */
interface Received {
  readonly reception: Reception;
  readonly wakeUps?: readonly WakeUp[];
  /** A reply that waits for an operator. */
  readonly unmatched?: boolean;
}

interface ReceiveEnvelopeDeps {
  readonly transactions: Pick<Transactions, 'inTransaction' | 'now'>;
  readonly inbox: Inbox;
  readonly content: Pick<Content, 'put' | 'get' | 'begin' | 'remove'>;
  readonly files: Pick<Files, 'begin'>;
  readonly records: Pick<ExchangeRecords, 'appendLog'>;
  readonly verifyInbound: VerifyInbound;
  readonly applyEnvelope: ApplyEnvelope;
  readonly sealReceipt: SealReceipt;
  readonly keepUnmatched: KeepUnmatched;
  readonly queue: Pick<Queue, 'publish'>;
  readonly log: Pick<Log, 'note' | 'warn'>;
  readonly ids: Pick<Ids, 'uuid'>;
}

/**
 * Receives envelopes of agencies from an authenticated system: the envelope first, then its files (receive-file.ts), then the end.
 * Every call may be repeated; a message that was received answers with the stored receipt, byte for byte.
 */
export const makeReceiveEnvelope = (deps: ReceiveEnvelopeDeps) => {
  const run = async (systemCode: string, work: (tx: Transaction) => Promise<Received>): Promise<Result<Reception>> => {
    const result = await refusable(deps.transactions, { kind: 'system', code: systemCode }, work);
    if (!result.ok) {
      deps.log.warn('inbound.refused', { systemCode, problemCode: result.problem.code });
      return result;
    }
    const { reception, wakeUps, unmatched } = result.value;
    await deps.queue.publish(wakeUps ?? []);
    if (unmatched === true) deps.log.warn('inbound.unmatched', { systemCode, messageId: reception.messageId });
    deps.log.note(`inbound.${reception.kind}`, { systemCode, messageId: reception.messageId });
    return ok(reception);
  };

  return {
    /**
     * Takes a sealed envelope. Without files it is received at once; with files it waits for them.
     * Problems: those of the verification profile, ConflictSameIdOtherContent, UnknownConversation, SizeLimitExceeded, TypeNotAccepted, Validation.
     */
    envelope: async (systemCode: string, envelopeXml: Buffer): Promise<Result<Reception>> => {
      const sha256 = createHash('sha256').update(envelopeXml).digest('hex');
      let conflict: VerifiedEnvelope['envelope']['header'] | undefined;
      const result = await run(systemCode, async (tx) => {
        // These very bytes were verified and received before: their receipt stands, even if they or their seal are out of date by now.
        const known = await deps.inbox.findCompletedByDigest(tx, systemCode, sha256);
        if (known !== undefined) return { reception: await standing(deps, tx, known, true) };
        const now = await deps.transactions.now(tx);
        const verified = orRefuse(await deps.verifyInbound(tx, systemCode, envelopeXml, now));
        const { header, files } = verified.envelope;
        const contentId = await deps.content.put(tx, envelopeXml);
        const entry: InboxEntry = {
          systemCode,
          messageId: header.messageId,
          sha256: verified.sha256,
          contentId,
          state: 'receiving',
          receivedAt: now,
        };
        const isNew = await deps.inbox.begin(tx, {
          ...entry,
          messageKind: header.messageKind,
          senderCode: header.sender.code,
        });
        if (!isNew) {
          conflict = header;
          return { reception: await repeatOf(deps, tx, entry) };
        }
        await awaitFiles(deps, tx, entry, files);
        return files.length === 0
          ? complete(deps, tx, entry, verified, envelopeXml)
          : { reception: await standing(deps, tx, entry, false) };
      });
      if (!result.ok && result.problem.code === 'ConflictSameIdOtherContent') {
        await logConflict(deps, systemCode, sha256, conflict?.messageId);
      }
      return result;
    },

    /** Ends a message whose files have all arrived. Problems: UnknownMessage, FileMissing, and those of `envelope`. */
    submit: (systemCode: string, messageId: string): Promise<Result<Reception>> =>
      run(systemCode, async (tx) => {
        const entry = await deps.inbox.lock(tx, systemCode, messageId);
        if (entry === undefined)
          return refuse(problem('UnknownMessage', 'No envelope with this MessageId was received from this system.'));
        if (entry.state === 'completed') return { reception: await standing(deps, tx, entry, true) };
        return complete(
          deps,
          tx,
          entry,
          await verifiedAgain(deps, tx, entry),
          await deps.content.get(tx, entry.contentId),
        );
      }),

    /** Where a message stands; undefined where it never came. */
    status: (systemCode: string, messageId: string): Promise<Result<Reception | undefined>> =>
      refusable(deps.transactions, { kind: 'system', code: systemCode }, async (tx) => {
        const entry = await deps.inbox.find(tx, systemCode, messageId);
        return entry && standing(deps, tx, entry, true);
      }),
  };
};

export type ReceiveEnvelope = ReturnType<typeof makeReceiveEnvelope>;

// Between the first call and the last only the raw bytes are kept, and nothing but verified bytes is ever used. The envelope may go out
// of date while its files come; a key that is revoked by now closes the door all the same.
const verifiedAgain = async (
  deps: ReceiveEnvelopeDeps,
  tx: Transaction,
  entry: InboxEntry,
): Promise<VerifiedEnvelope> => {
  const now = await deps.transactions.now(tx);
  const envelopeXml = await deps.content.get(tx, entry.contentId);
  return orRefuse(await deps.verifyInbound(tx, entry.systemCode, envelopeXml, now, entry.receivedAt));
};

// The refusal has rolled everything back; that somebody tried must stay provable all the same.
const logConflict = (
  deps: ReceiveEnvelopeDeps,
  systemCode: string,
  bytesSha256: string,
  messageId: string | undefined,
): Promise<void> =>
  deps.transactions.inTransaction({ kind: 'system', code: systemCode }, (tx) =>
    deps.records.appendLog(tx, {
      entry: 'conflict',
      direction: 'in',
      systemCode,
      bytesSha256,
      ...(messageId !== undefined && { messageId }),
    }),
  );

const standing = async (
  deps: ReceiveEnvelopeDeps,
  tx: Transaction,
  entry: InboxEntry,
  repeated: boolean,
): Promise<Reception> => {
  const { messageId, sha256, receivedAt } = entry;
  if (entry.receiptContentId !== undefined) {
    return {
      kind: 'received',
      messageId,
      sha256,
      receivedAt,
      repeated,
      receiptXml: await deps.content.get(tx, entry.receiptContentId),
    };
  }
  const files = (await deps.inbox.files(tx, entry.systemCode, messageId)).map(
    ({ contentPart, fileGuid, sizeBytes, receivedBytes }) => ({
      contentId: contentPart,
      fileGuid,
      sizeBytes,
      receivedBytes,
    }),
  );
  return { kind: 'awaiting_files', messageId, sha256, receivedAt, files };
};

// The bytes that were just put aside are those that are kept already.
const repeatOf = async (deps: ReceiveEnvelopeDeps, tx: Transaction, again: InboxEntry): Promise<Reception> => {
  const known = await deps.inbox.lock(tx, again.systemCode, again.messageId);
  if (known === undefined) throw new Error('an inbox entry vanished');
  if (known.sha256 !== again.sha256) {
    deps.log.warn('inbound.conflict', { systemCode: known.systemCode, messageId: known.messageId });
    return refuse(problem('ConflictSameIdOtherContent', 'This MessageId was received with other bytes.'));
  }
  await deps.content.remove(tx, again.contentId);
  return standing(deps, tx, known, true);
};

const awaitFiles = async (
  deps: ReceiveEnvelopeDeps,
  tx: Transaction,
  entry: InboxEntry,
  files: readonly EnvelopeFile[],
): Promise<void> => {
  const totalBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  if (totalBytes > MAX_INBOUND_FILES_BYTES) {
    refuse(
      problem(
        'SizeLimitExceeded',
        `The files have ${totalBytes} bytes together; ${MAX_INBOUND_FILES_BYTES} are accepted.`,
      ),
    );
  }
  for (const [position, file] of files.entries()) {
    const fileName = orRefuse(checkFileName(file.fileName));
    orRefuse(checkAgencyFileType(fileName, file.mediaType, position + 1));
    const fileId = deps.ids.uuid() as FileId;
    const contentId = deps.ids.uuid() as ContentId;
    await deps.content.begin(tx, contentId);
    await deps.files.begin(tx, { fileId, origin: 'agency', fileName, mediaType: file.mediaType, contentId });
    await deps.inbox.addFile(tx, entry.systemCode, entry.messageId, {
      contentPart: file.contentId,
      fileId,
      fileGuid: file.fileGuid,
      position,
      sizeBytes: file.sizeBytes,
      sha256: file.sha256,
    });
  }
};

const complete = async (
  deps: ReceiveEnvelopeDeps,
  tx: Transaction,
  entry: InboxEntry,
  verified: VerifiedEnvelope,
  envelopeXml: Buffer,
): Promise<Received> => {
  const parts = await deps.inbox.files(tx, entry.systemCode, entry.messageId);
  const missing = parts.filter((part) => part.state !== 'complete');
  if (missing.length > 0) {
    const errors = missing.map((part) => ({
      pointer: part.contentPart,
      detail: `${part.receivedBytes} bytes received so far`,
    }));
    refuse(problem('FileMissing', 'Files that the envelope lists have not arrived in full.', { errors }));
  }
  const now = await deps.transactions.now(tx);
  // Kept in the order of the envelope's list, which is that of `position`.
  const fileIds = parts.map((part) => part.fileId);
  const { systemCode } = entry;
  const applied = await deps.applyEnvelope(tx, { verified, envelopeXml, systemCode, fileIds, now });
  // An answer that a citizen waits for is never thrown back over a wrong number; whatever else has no case is.
  const unmatched =
    !applied.ok && applied.problem.code === 'UnknownConversation' && verified.envelope.body.block === 'reply';
  const wakeUps = unmatched ? [] : orRefuse(applied).wakeUps;
  const receipt = await deps[unmatched ? 'keepUnmatched' : 'sealReceipt'](tx, entry, verified, now);
  await deps.inbox.complete(tx, entry.systemCode, entry.messageId, receipt.contentId);
  const { messageId, sha256, receivedAt } = entry;
  return {
    reception: { kind: 'received', messageId, sha256, receivedAt, receiptXml: receipt.envelopeXml, repeated: false },
    wakeUps: [...wakeUps, ...fileIds.map((id) => ({ topic: 'scan' as const, id }))],
    unmatched,
  };
};
