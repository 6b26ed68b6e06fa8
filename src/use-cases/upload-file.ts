import type { Readable } from 'node:stream';
import { checkFileName, checkFileType } from '../domain/file-types.ts';
import type { ContentId, FileId } from '../domain/ids.ts';
import { fail, problem, type Result } from '../domain/problems.ts';
import type { Ids } from '../ports/clock.ts';
import type { Content } from '../ports/content.ts';
import type { Files, StoredFile } from '../ports/files.ts';
import type { Queue } from '../ports/queue.ts';
import type { CitizenActor, Transactions } from '../ports/transaction.ts';
import { catchRefusal, orRefuse, refuse } from './refusal.ts';
import type { StoreStream } from './store-stream.ts';

/** The largest single file a citizen may upload. A limit of the letter's agency applies on top, when it is submitted. */
export const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;

/**
 * Takes one file of a citizen, streamed, so that it can be attached to a letter later.
 * Problems: Validation (name, size), FileTypeNotAllowed, SizeLimitExceeded. Nothing is kept of a refused or interrupted upload.
 */
export const makeUploadFile =
  (deps: {
    readonly transactions: Pick<Transactions, 'inTransaction'>;
    readonly content: Pick<Content, 'begin' | 'finish'>;
    readonly files: Pick<Files, 'begin' | 'complete' | 'ownUploads' | 'removeUnlinked'>;
    readonly storeStream: StoreStream;
    readonly queue: Pick<Queue, 'publish'>;
    readonly ids: Pick<Ids, 'uuid'>;
  }) =>
  async (upload: {
    /** Who acts, and whose the file is. */
    readonly actor: CitizenActor;
    readonly fileName: string;
    /** What Content-Type says, in lower case without parameters; content, name and this must agree. */
    readonly declaredMediaType: string;
    readonly declaredBytes: number;
    readonly stream: Readable;
  }): Promise<Result<StoredFile>> => {
    const name = checkFileName(upload.fileName);
    if (!name.ok) return name;
    const tooLarge = fail('SizeLimitExceeded', `A file may have ${MAX_UPLOAD_BYTES} bytes.`);
    if (upload.declaredBytes > MAX_UPLOAD_BYTES) return tooLarge;

    const { actor } = upload;
    const fileId = deps.ids.uuid() as FileId;
    const contentId = deps.ids.uuid() as ContentId;
    let begun = false;
    const discard = async (): Promise<void> => {
      if (begun)
        await deps.transactions.inTransaction(actor, (tx) => deps.files.removeUnlinked(tx, actor.subject, fileId));
    };
    // Where even that fails, the sweeper removes what nobody attached; the first error is the one to tell.
    const discardAfterError = (): Promise<void> => discard().catch(() => undefined);

    try {
      return await catchRefusal(async () => {
        const stored = await deps.storeStream(actor, contentId, upload.stream, {
          limitBytes: MAX_UPLOAD_BYTES,
          onChunk: async (tx, chunk) => {
            if (!chunk.first) return;
            const mediaType = orRefuse(checkFileType(name.value, chunk.bytes));
            if (mediaType !== upload.declaredMediaType) {
              refuse(problem('FileTypeNotAllowed', `The content is ${mediaType}, but Content-Type says otherwise.`));
            }
            await deps.content.begin(tx, contentId);
            await deps.files.begin(tx, {
              fileId,
              origin: 'citizen',
              ownerSubject: actor.subject,
              fileName: name.value,
              mediaType,
              contentId,
            });
            begun = true;
          },
        });
        if (stored.kind === 'too_large') {
          await discard();
          return orRefuse(tooLarge);
        }
        if (stored.sizeBytes === 0) return refuse(problem('Validation', 'The file is empty.'));
        if (stored.sizeBytes !== upload.declaredBytes) {
          await discard();
          return refuse(problem('Validation', 'The body has another size than Content-Length says.'));
        }
        const uploaded = await deps.transactions.inTransaction(actor, async (tx) => {
          await deps.content.finish(tx, contentId, stored.sizeBytes, stored.sha256);
          await deps.files.complete(tx, fileId, stored.sizeBytes, stored.sha256);
          const [file] = await deps.files.ownUploads(tx, actor.subject, [fileId]);
          if (file === undefined) throw new Error('the upload vanished while it was completed');
          return file;
        });
        await deps.queue.publish([{ topic: 'scan', id: fileId }]);
        return uploaded;
      });
    } catch (error) {
      await discardAfterError();
      throw error;
    }
  };

export type UploadFile = ReturnType<typeof makeUploadFile>;
