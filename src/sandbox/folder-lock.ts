import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether a data folder is ours now. */
export type FolderLock =
  | { readonly kind: 'ours'; release(): Promise<void> }
  | { readonly kind: 'taken'; readonly pid: number };

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/**
 * Takes a data folder for this process, so that two instances never share a database by mistake. A lock that a killed process left
 * behind counts for nothing.
 */
export const lockFolder = async (folder: string): Promise<FolderLock> => {
  const file = join(folder, 'shikriki.pid');
  const take = (): Promise<void> => writeFile(file, `${process.pid}\n`, { flag: 'wx' });
  try {
    await take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const pid = Number(await readFile(file, 'utf8'));
    if (pid !== process.pid && isAlive(pid)) return { kind: 'taken', pid };
    await rm(file, { force: true });
    await take();
  }
  return { kind: 'ours', release: () => rm(file, { force: true }) };
};
