import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from './append-log.ts';

/** Whole pieces by name: envelopes, receipts and answers as they were sealed. */
export interface KeptBytes {
  /** Keeps a piece; with a folder it is on the disk when the promise resolves. A name that is there is written anew. */
  put(name: string, bytes: Buffer): Promise<void>;
  get(name: string): Promise<Buffer | undefined>;
  /** `get` for a piece that must be there. Rejects where it is not. */
  require(name: string): Promise<Buffer>;
}

const inMemory = (): Pick<KeptBytes, 'put' | 'get'> => {
  const pieces = new Map<string, Buffer>();
  return {
    put: async (name, bytes) => void pieces.set(name, bytes),
    get: async (name) => pieces.get(name),
  };
};

const onDisk = (folder: string): Pick<KeptBytes, 'put' | 'get'> => ({
  put: async (name, bytes) => {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    const part = await open(`${file}.part`, 'w');
    try {
      await part.writeFile(bytes);
      await part.sync();
    } finally {
      await part.close();
    }
    await rename(`${file}.part`, file);
    syncFolder(dirname(file));
  },
  get: async (name) => {
    try {
      return await readFile(join(folder, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  },
});

/** Opens the pieces in a folder, or in memory where none is given. Names are ours: `receipts/<MessageId>.xml` and so on. */
export const openKeptBytes = (folder?: string): KeptBytes => {
  const { put, get } = folder === undefined ? inMemory() : onDisk(folder);
  return {
    put,
    get,
    require: async (name) => {
      const bytes = await get(name);
      if (bytes === undefined) throw new Error(`${name} is not kept`);
      return bytes;
    },
  };
};
