import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Text of a file, or undefined where there is none. */
export const readIfPresent = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** Writes a file whole or not at all; `secret` files are readable by their owner only (0600). */
export const writeWhole = async (path: string, content: string | Uint8Array, secret = false): Promise<void> => {
  const unfinished = `${path}.${randomUUID()}.tmp`;
  await writeFile(unfinished, content, { mode: secret ? 0o600 : 0o644, flag: 'wx' });
  await rename(unfinished, path);
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const LOCK_WAIT_MS = 60_000;

/**
 * Runs `work` while no other process, and nobody else in this one, works on the directory. A lock left by a process that
 * is gone is taken over; after a minute of waiting it throws.
 */
export const withDirectoryLock = async <T>(directory: string, work: () => Promise<T>): Promise<T> => {
  const lock = join(directory, '.lock');
  const mine = `${lock}.${randomUUID()}`;
  await writeFile(mine, String(process.pid), { flag: 'wx' });
  const giveUpAt = Date.now() + LOCK_WAIT_MS;
  try {
    for (;;) {
      try {
        // A link appears together with its content, so that nobody reads a lock without its owner.
        await link(mine, lock);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const owner = await readIfPresent(lock);
      if (owner !== undefined && !isRunning(Number(owner))) await rm(lock, { force: true });
      else if (Date.now() > giveUpAt)
        throw new Error(`${lock} is held by process ${owner ?? '?'}; remove it if that is wrong`);
      else await delay(50);
    }
    try {
      return await work();
    } finally {
      await rm(lock, { force: true });
    }
  } finally {
    await rm(mine, { force: true });
  }
};
