import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fail, ok, type Result } from '../../domain/problems.ts';
import { makeTurns } from './turns.ts';

/** The next bytes of a file whose envelope has not come yet. */
export interface EarlyChunk {
  readonly messageId: string;
  readonly contentId: string;
  readonly totalBytes: number;
  readonly fileSha256: string;
  readonly offset: number;
  readonly content: Buffer;
}

/** Files that come before the envelope that lists them. */
export interface EarlyFiles {
  /** Takes the next bytes. Problems: OffsetMismatch, FileDigestMismatch (the file then starts again from 0). */
  append(chunk: EarlyChunk): Promise<Result<number>>;
  receivedBytes(messageId: string, contentId: string): Promise<number>;
  /** The bytes of a file; undefined where none ever came. */
  read(messageId: string, contentId: string): Promise<Readable | undefined>;
  /** Whether any file of a message is here. */
  has(messageId: string): boolean;
  forget(messageId: string): Promise<void>;
}

interface EarlyFile {
  hash: Hash;
  sizeBytes: number;
  /** Where no folder is given. */
  chunks: Buffer[];
}

/**
 * Makes the place for them; with a folder an unfinished upload goes on after a restart.
 * @param trusting whether any bytes of the announced size will do: a defect (defects.ts).
 */
export const makeEarlyFiles = (folder?: string, trusting: () => boolean = () => false): EarlyFiles => {
  const inTurn = makeTurns();
  const messages = new Map<string, Map<string, EarlyFile>>();
  // Named by a digest: a ContentId may be "..", which is no file name.
  const pathOf = (messageId: string, contentId: string): string | undefined =>
    folder && join(folder, 'early', messageId, createHash('sha256').update(contentId).digest('hex').slice(0, 32));

  const leftOnDisk = async (path: string | undefined): Promise<EarlyFile | undefined> => {
    if (path === undefined) return undefined;
    const file: EarlyFile = { hash: createHash('sha256'), sizeBytes: 0, chunks: [] };
    try {
      for await (const bytes of createReadStream(path)) {
        file.hash.update(bytes as Buffer);
        file.sizeBytes += (bytes as Buffer).length;
      }
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };
  const find = async (messageId: string, contentId: string): Promise<EarlyFile | undefined> => {
    const known = messages.get(messageId)?.get(contentId);
    if (known !== undefined) return known;
    const left = await leftOnDisk(pathOf(messageId, contentId));
    if (left !== undefined) keep(messageId, contentId, left);
    return left;
  };
  const keep = (messageId: string, contentId: string, file: EarlyFile): void => {
    const files = messages.get(messageId) ?? new Map<string, EarlyFile>();
    messages.set(messageId, files.set(contentId, file));
  };
  const write = async (path: string | undefined, file: EarlyFile, content: Buffer): Promise<void> => {
    if (path === undefined) return void file.chunks.push(content);
    await mkdir(dirname(path), { recursive: true });
    const handle = await open(path, 'a');
    try {
      await handle.appendFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  };

  return {
    append: ({ messageId, contentId, totalBytes, fileSha256, offset, content }) =>
      inTurn(`${messageId} ${contentId}`, async () => {
        const file = (await find(messageId, contentId)) ?? { hash: createHash('sha256'), sizeBytes: 0, chunks: [] };
        if (offset !== file.sizeBytes || offset + content.length > totalBytes) {
          return fail('OffsetMismatch', `The file continues at ${file.sizeBytes}.`);
        }
        const path = pathOf(messageId, contentId);
        await write(path, file, content);
        file.hash.update(content);
        file.sizeBytes += content.length;
        keep(messageId, contentId, file);
        const goesOn = file.sizeBytes < totalBytes || trusting();
        if (goesOn || file.hash.copy().digest('hex') === fileSha256) return ok(file.sizeBytes);
        messages.get(messageId)?.delete(contentId);
        if (path !== undefined) await rm(path, { force: true });
        return fail('FileDigestMismatch', 'The SHA-256 of the file is not FileSha256.');
      }),
    receivedBytes: async (messageId, contentId) => (await find(messageId, contentId))?.sizeBytes ?? 0,
    read: async (messageId, contentId) => {
      const file = await find(messageId, contentId);
      const path = pathOf(messageId, contentId);
      if (file === undefined) return undefined;
      return path === undefined ? Readable.from(file.chunks, { objectMode: false }) : createReadStream(path);
    },
    has: (messageId) => messages.has(messageId),
    forget: async (messageId) => {
      messages.delete(messageId);
      if (folder !== undefined) await rm(join(folder, 'early', messageId), { recursive: true, force: true });
    },
  };
};
