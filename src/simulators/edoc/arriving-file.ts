import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { EnvelopeFile } from '../../domain/envelope.ts';
import { type Problem, problem } from '../../domain/problems.ts';

/** Where a file stands after bytes of it came; `problem` where they were not all taken. */
export interface FileProgress {
  readonly receivedBytes: number;
  readonly problem?: Problem;
}

/** A file of a message that is not complete yet. Its bytes are hashed as they come and written where a folder is given. */
export interface ArrivingFile {
  readonly listed: EnvelopeFile;
  receivedBytes(): number;
  /** All bytes are here, and their digest is the one that the envelope lists. */
  isComplete(): boolean;
  /**
   * Takes bytes from `offset` on; without it the whole file, in place of what was there before. Keeps what arrived
   * when the stream breaks, and rejects with the stream's error then.
   * Problems: OffsetMismatch, FileDigestMismatch (the file then starts again from 0).
   */
  take(stream: Readable, offset?: number): Promise<FileProgress>;
}

const sizeOnDisk = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
};

/**
 * Opens a file of an arriving message; with a path it goes on with what an earlier run wrote there.
 * @param trusting whether any bytes of the listed size will do: a defect (defects.ts).
 */
export const openArrivingFile = async (
  listed: EnvelopeFile,
  path?: string,
  trusting: () => boolean = () => false,
): Promise<ArrivingFile> => {
  let hash: Hash = createHash('sha256');
  let receivedBytes = 0;
  let complete = false;
  let busy = false;

  const startAgain = async (handle?: FileHandle): Promise<void> => {
    hash = createHash('sha256');
    receivedBytes = 0;
    complete = false;
    await handle?.truncate(0);
  };
  const checkWhole = (): boolean =>
    receivedBytes === listed.sizeBytes && (trusting() || hash.copy().digest('hex') === listed.sha256);

  const progress = (wrong?: Problem): FileProgress => ({
    receivedBytes,
    ...(wrong !== undefined && { problem: wrong }),
  });
  const mismatch = (): FileProgress => progress(problem('OffsetMismatch', `The file continues at ${receivedBytes}.`));

  const write = async (stream: Readable, handle: FileHandle | undefined): Promise<FileProgress> => {
    for await (const chunk of stream) {
      const bytes = chunk as Buffer;
      if (receivedBytes + bytes.length > listed.sizeBytes) {
        await startAgain(handle);
        return progress(problem('FileDigestMismatch', `The envelope lists ${listed.sizeBytes} bytes; more were sent.`));
      }
      await handle?.appendFile(bytes);
      hash.update(bytes);
      receivedBytes += bytes.length;
    }
    if (receivedBytes < listed.sizeBytes) return progress();
    complete = checkWhole();
    if (complete) {
      await handle?.sync();
      return progress();
    }
    await startAgain(handle);
    return progress(problem('FileDigestMismatch', 'The SHA-256 is not the one that the envelope lists.'));
  };

  if (path !== undefined && (await sizeOnDisk(path)) > 0) {
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk as Buffer);
      receivedBytes += (chunk as Buffer).length;
    }
    complete = checkWhole();
    if (!complete && receivedBytes >= listed.sizeBytes) {
      const handle = await open(path, 'a');
      await startAgain(handle).finally(() => handle.close());
    }
  } else {
    complete = listed.sizeBytes === 0 && checkWhole();
  }

  return {
    listed,
    receivedBytes: () => receivedBytes,
    isComplete: () => complete,
    take: async (stream, offset) => {
      if (busy) return mismatch();
      busy = true;
      try {
        if (complete && offset === undefined) {
          for await (const _ of stream);
          return progress();
        }
        if (offset !== undefined && offset !== receivedBytes) return mismatch();
        const handle = path === undefined ? undefined : await open(path, 'a');
        try {
          if (offset === undefined) await startAgain(handle);
          return await write(stream, handle);
        } finally {
          await handle?.close();
        }
      } finally {
        busy = false;
      }
    },
  };
};
