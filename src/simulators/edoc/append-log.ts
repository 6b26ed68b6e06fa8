import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Lines of JSON that are on the disk when `append` resolves. */
export interface AppendLog<T> {
  /** What an earlier run left, oldest first. */
  readonly left: readonly T[];
  /** Rejects where the disk fails; nothing is taken any more after that. */
  append(record: T): Promise<void>;
  /** Waits for what was appended. */
  close(): Promise<void>;
}

interface Waiting {
  readonly line: string;
  readonly written: () => void;
  readonly failed: (reason: unknown) => void;
}

/** A line without its end was cut off by a crash before anybody was told of it: it is dropped. */
const readLeft = <T>(file: string): T[] => {
  mkdirSync(dirname(file), { recursive: true });
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return [];
  }
  const wholeBytes = bytes.lastIndexOf('\n') + 1;
  if (wholeBytes < bytes.length) truncateSync(file, wholeBytes);
  const lines = bytes.toString('utf8', 0, wholeBytes).split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as T);
};

/** Makes the name of a new file durable too, not only its bytes. */
export const syncFolder = (folder: string): void => {
  const directory = openSync(folder, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
};

/** Opens such a file, or keeps nothing where none is given. Appends that wait together share one fsync. */
export const openAppendLog = async <T>(file?: string): Promise<AppendLog<T>> => {
  if (file === undefined) return { left: [], append: async () => undefined, close: async () => undefined };
  const left = readLeft<T>(file);
  const handle: FileHandle = await open(file, 'a');
  syncFolder(dirname(file));
  const waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;
  let broken: Error | undefined;

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0);
      try {
        if (broken !== undefined) throw broken;
        await handle.appendFile(batch.map(({ line }) => line).join(''));
        await handle.datasync();
        for (const one of batch) one.written();
      } catch (error) {
        broken = error instanceof Error ? error : new Error('the disk failed', { cause: error });
        for (const one of batch) one.failed(error);
      }
    }
    writing = undefined;
  };

  return {
    left,
    append: (record) =>
      new Promise<void>((written, failed) => {
        waiting.push({ line: `${JSON.stringify(record)}\n`, written, failed });
        writing ??= writeAll();
      }),
    close: async () => {
      await writing;
      await handle.close();
    },
  };
};
