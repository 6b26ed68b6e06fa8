import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { problem, type Result } from '../domain/problems.ts';
import type { Content } from '../ports/content.ts';
import type { Files } from '../ports/files.ts';
import type { Inbox, InboxFile, InboxFileKey } from '../ports/inbox.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import { catchRefusal, orRefuse, refusable, refuse } from './refusal.ts';
import type { StoreStream } from './store-stream.ts';

interface ReceiveFileDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly inbox: Pick<Inbox, 'lockFile' | 'takeFile' | 'advanceFile'>;
  readonly content: Pick<Content, 'finish' | 'truncate' | 'extent' | 'stream'>;
  readonly files: Pick<Files, 'complete'>;
  readonly storeStream: StoreStream;
}

/** Bytes of one file of a message that is being received. */
export interface FilePart extends InboxFileKey {
  /** Where in the file the stream begins, and how large the sender takes the file to be; absent where the stream is the whole file. */
  readonly range?: { readonly offset: number; readonly totalBytes: number };
  readonly stream: Readable;
}

/** A file that this call has taken: it may write until another call takes it. */
interface TakenFile extends InboxFileKey {
  readonly file: InboxFile;
  readonly uploadNumber: number;
  readonly from: { readonly chunks: number; readonly sizeBytes: number };
}

/**
 * Takes bytes of one file, streamed, checking size and SHA-256 against what the sealed envelope lists when the last has come. An upload
 * that broke off goes on at the offset that `offsetOf` names. A newer call for the same file takes it over: the older one writes
 * nothing any more. Repeating a file that is complete changes nothing, and what was checked is never touched again.
 * Problems: UnknownMessage, Validation, OffsetMismatch, FileDigestMismatch (the file then starts again from 0).
 */
export const makeReceiveFile = (deps: ReceiveFileDeps) => ({
  receive: (part: FilePart): Promise<Result<{ receivedBytes: number; complete: boolean }>> =>
    catchRefusal(async () => {
      const actor = { kind: 'system', code: part.systemCode } as const;
      const taken = orRefuse(await refusable(deps.transactions, actor, (tx) => take(deps, tx, part)));
      if (taken === 'complete') return { receivedBytes: await drained(part.stream), complete: true };

      const { file } = taken;
      const stored = await deps.storeStream(actor, file.contentId, part.stream, {
        limitBytes: file.sizeBytes,
        from: taken.from,
        onChunk: async (tx, { sizeBytes, bytes }) => {
          if (!(await deps.inbox.advanceFile(tx, taken, sizeBytes - bytes.length, sizeBytes))) refuse(TAKEN_OVER);
        },
      });
      if (stored.kind === 'stored' && stored.sizeBytes < file.sizeBytes && part.range !== undefined) {
        return { receivedBytes: stored.sizeBytes, complete: false };
      }
      const wrong = stored.kind === 'too_large' ? 'more were sent' : await mismatch(deps, taken, stored);
      const ended = await deps.transactions.inTransaction(actor, (tx) => end(deps, tx, taken, wrong === undefined));
      if (!ended) refuse(TAKEN_OVER);
      if (wrong !== undefined)
        refuse(problem('FileDigestMismatch', `The envelope lists ${file.sizeBytes} bytes; ${wrong}.`));
      return { receivedBytes: file.sizeBytes, complete: true };
    }),

  /** How many bytes of a file are here. Problem UnknownMessage. */
  offsetOf: (key: InboxFileKey): Promise<Result<number>> =>
    refusable(deps.transactions, { kind: 'system', code: key.systemCode }, async (tx) => {
      const file = await locate(deps, tx, key);
      return file.receivedBytes;
    }),
});

export type ReceiveFile = ReturnType<typeof makeReceiveFile>;

const TAKEN_OVER = problem(
  'OffsetMismatch',
  'Another call is sending the same file, or the message has been received.',
);

const locate = async (deps: ReceiveFileDeps, tx: Transaction, key: InboxFileKey) =>
  (await deps.inbox.lockFile(tx, key.systemCode, key.messageId, key.contentPart)) ??
  refuse(problem('UnknownMessage', 'No envelope from this system lists a file with this MessageId and ContentId.'));

const take = async (deps: ReceiveFileDeps, tx: Transaction, part: FilePart): Promise<TakenFile | 'complete'> => {
  const file = await locate(deps, tx, part);
  const { range } = part;
  if (range !== undefined && range.totalBytes !== file.sizeBytes) {
    return refuse(problem('Validation', `The envelope lists ${file.sizeBytes} bytes for this file.`));
  }
  if (file.messageState === 'completed') return refuse(TAKEN_OVER);
  if (file.state === 'complete') {
    return range === undefined ? 'complete' : refuse(problem('OffsetMismatch', 'The file is complete.'));
  }
  if (range !== undefined && range.offset !== file.receivedBytes) {
    return refuse(problem('OffsetMismatch', `Continue at byte ${file.receivedBytes}.`));
  }
  const { systemCode, messageId, contentPart } = part;
  const key = { systemCode, messageId, contentPart };
  // A whole file replaces what came of it before.
  if (range === undefined) await deps.content.truncate(tx, file.contentId);
  const uploadNumber = await deps.inbox.takeFile(tx, key, range === undefined);
  return { ...key, file, uploadNumber, from: await deps.content.extent(tx, file.contentId) };
};

const drained = async (stream: Readable): Promise<number> => {
  let bytes = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) bytes += piece.length;
  return bytes;
};

/** What is wrong with the bytes that arrived, or undefined where they are what the envelope lists. */
const mismatch = async (
  deps: ReceiveFileDeps,
  taken: TakenFile,
  stored: { readonly sizeBytes: number; readonly sha256: Buffer },
): Promise<string | undefined> => {
  const { systemCode, file, from } = taken;
  if (stored.sizeBytes < file.sizeBytes) return `${stored.sizeBytes} were sent`;
  let sha256 = stored.sha256;
  if (from.sizeBytes > 0) {
    // Parts came in earlier calls: a digest cannot be kept half-done in a table, so all of it is read back once.
    const hash = createHash('sha256');
    for await (const bytes of deps.content.stream({ kind: 'system', code: systemCode }, file.contentId))
      hash.update(bytes as Buffer);
    sha256 = hash.digest();
  }
  return sha256.toString('hex') === file.sha256 ? undefined : 'their SHA-256 is another';
};

/** Ends the call: the file is complete, or starts again from 0. @returns false where the file is not this call's any more. */
const end = async (deps: ReceiveFileDeps, tx: Transaction, taken: TakenFile, whole: boolean): Promise<boolean> => {
  const now = await deps.inbox.lockFile(tx, taken.systemCode, taken.messageId, taken.contentPart);
  const ours =
    now?.uploadNumber === taken.uploadNumber && now.messageState === 'receiving' && now.state === 'receiving';
  if (!ours) return false;
  const { contentId, fileId, sizeBytes } = taken.file;
  if (whole) {
    const sha256 = Buffer.from(taken.file.sha256, 'hex');
    await deps.content.finish(tx, contentId, sizeBytes, sha256);
    await deps.files.complete(tx, fileId, sizeBytes, sha256);
  } else {
    await deps.content.truncate(tx, contentId);
    await deps.inbox.takeFile(tx, taken, true);
  }
  return true;
};
