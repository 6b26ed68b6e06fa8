import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { fail, ok, problem, type Result } from '../domain/problems.ts';
import type { Content } from '../ports/content.ts';
import type { Files } from '../ports/files.ts';
import type { Inbox, InboxFile } from '../ports/inbox.ts';
import type { Transaction, Transactions } from '../ports/transaction.ts';
import { verifiedAgain } from './receive-envelope.ts';
import { catchRefusal, refusable, refuse } from './refusal.ts';
import type { StoreStream } from './store-stream.ts';
import type { VerifyInbound } from './verify-inbound.ts';

interface ReceiveFileDeps {
  readonly transactions: Pick<Transactions, 'inTransaction'>;
  readonly inbox: Pick<Inbox, 'find' | 'files' | 'advanceFile' | 'restartFile'>;
  readonly content: Pick<Content, 'get' | 'finish' | 'truncate' | 'extent' | 'stream'>;
  readonly files: Pick<Files, 'complete'>;
  readonly verifyInbound: VerifyInbound;
  readonly storeStream: StoreStream;
}

/** Bytes of one file of a message that is being received. */
export interface FilePart {
  readonly systemCode: string;
  readonly messageId: string;
  /** The file's ContentId. */
  readonly contentPart: string;
  /** Where in the file the stream begins, and how large the sender takes the file to be; absent where the stream is the whole file. */
  readonly range?: { readonly offset: number; readonly totalBytes: number };
  readonly stream: Readable;
}

/**
 * Takes bytes of one file, streamed, checking size and SHA-256 against the sealed envelope when the last has come. An upload that
 * broke off goes on at the offset that `offsetOf` names. Repeating a file that is complete changes nothing.
 * Problems: UnknownMessage, Validation, OffsetMismatch, FileDigestMismatch (the file then starts again from 0).
 */
export const makeReceiveFile = (deps: ReceiveFileDeps) => {
  const locate = async (tx: Transaction, part: Pick<FilePart, 'systemCode' | 'messageId' | 'contentPart'>) => {
    const entry = await deps.inbox.find(tx, part.systemCode, part.messageId);
    const file = (await deps.inbox.files(tx, part.systemCode, part.messageId)).find(
      (known) => known.contentPart === part.contentPart,
    );
    if (entry === undefined || file === undefined)
      return refuse(
        problem('UnknownMessage', 'No envelope from this system lists a file with this MessageId and ContentId.'),
      );
    return { entry, file };
  };

  const receive = async (part: FilePart): Promise<Result<{ receivedBytes: number; complete: boolean }>> => {
    const actor = { kind: 'system', code: part.systemCode } as const;
    const begun = await refusable(deps.transactions, actor, async (tx) => {
      const { entry, file } = await locate(tx, part);
      const { envelope } = await verifiedAgain(deps, tx, entry);
      const listed = envelope.files.find((candidate) => candidate.contentId === part.contentPart);
      if (listed === undefined) throw new Error('an inbox file that the envelope does not list');
      return {
        file,
        listed,
        received: entry.state === 'completed',
        extent: await deps.content.extent(tx, file.contentId),
      };
    });
    if (!begun.ok) return begun;
    const { file, listed, received } = begun.value;
    if (part.range !== undefined && part.range.totalBytes !== listed.sizeBytes) {
      return fail('Validation', `The envelope lists ${listed.sizeBytes} bytes for this file.`);
    }
    if (received) return fail('OffsetMismatch', 'The message was received; its files are not taken any more.');
    if (file.state === 'complete') {
      if (part.range !== undefined) return fail('OffsetMismatch', 'The file is complete.');
      for await (const _ of part.stream);
      return ok({ receivedBytes: listed.sizeBytes, complete: true });
    }
    // A whole file replaces what came of it before.
    if (part.range === undefined && begun.value.extent.sizeBytes > 0) await startAgain(deps, part, file);
    const extent = part.range === undefined ? { chunks: 0, sizeBytes: 0 } : begun.value.extent;
    if (part.range !== undefined && part.range.offset !== extent.sizeBytes)
      return fail('OffsetMismatch', `Continue at byte ${extent.sizeBytes}.`);

    const hash = createHash('sha256');
    // Bytes that came in an earlier call are read back once: a digest cannot be kept half-done in a table.
    if (extent.sizeBytes > 0)
      for await (const bytes of deps.content.stream(file.contentId)) hash.update(bytes as Buffer);
    const stored = await catchRefusal(() =>
      deps.storeStream(actor, file.contentId, part.stream, {
        limitBytes: listed.sizeBytes,
        from: extent,
        hash,
        onChunk: async (tx, { sizeBytes, bytes }) => {
          const from = sizeBytes - bytes.length;
          if (!(await deps.inbox.advanceFile(tx, part.systemCode, part.messageId, part.contentPart, from, sizeBytes))) {
            refuse(problem('OffsetMismatch', 'Another call is sending the same file.'));
          }
        },
      }),
    );
    if (!stored.ok) return stored;
    if (stored.value.kind === 'too_large') {
      await startAgain(deps, part, file);
      return fail('FileDigestMismatch', `The envelope lists ${listed.sizeBytes} bytes; more were sent.`);
    }
    const { sizeBytes, sha256 } = stored.value;
    if (sizeBytes < listed.sizeBytes) {
      if (part.range !== undefined) return ok({ receivedBytes: sizeBytes, complete: false });
      await startAgain(deps, part, file);
      return fail('FileDigestMismatch', `The envelope lists ${listed.sizeBytes} bytes; ${sizeBytes} were sent.`);
    }
    if (sha256.toString('hex') !== listed.sha256) {
      await startAgain(deps, part, file);
      return fail('FileDigestMismatch', 'The SHA-256 of the bytes is not the one that the envelope lists.');
    }
    await deps.transactions.inTransaction(actor, async (tx) => {
      await deps.content.finish(tx, file.contentId, sizeBytes, sha256);
      await deps.files.complete(tx, file.fileId, sizeBytes, sha256);
    });
    return ok({ receivedBytes: sizeBytes, complete: true });
  };

  /** How many bytes of a file are here. Problem UnknownMessage. */
  const offsetOf = (part: Pick<FilePart, 'systemCode' | 'messageId' | 'contentPart'>): Promise<Result<number>> =>
    refusable(deps.transactions, { kind: 'system', code: part.systemCode }, async (tx) => {
      const { file } = await locate(tx, part);
      return (await deps.content.extent(tx, file.contentId)).sizeBytes;
    });

  return { receive, offsetOf };
};

export type ReceiveFile = ReturnType<typeof makeReceiveFile>;

const startAgain = (deps: ReceiveFileDeps, part: FilePart, file: InboxFile): Promise<void> =>
  deps.transactions.inTransaction({ kind: 'system', code: part.systemCode }, async (tx) => {
    await deps.content.truncate(tx, file.contentId);
    await deps.inbox.restartFile(tx, part.systemCode, part.messageId, part.contentPart);
  });
