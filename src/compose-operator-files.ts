import { open, rm } from 'node:fs/promises';
import type { NewFile } from './cli/operator-desk.ts';
import { fail, ok, type Result } from './domain/problems.ts';

/** Makes a file that only its owner may read. Problem: Validation (it is there already, or cannot be made). */
export const newFile = async (path: string): Promise<Result<NewFile>> => {
  const made = await open(path, 'wx', 0o600).catch(() => undefined);
  if (made === undefined) return fail('Validation', `The file ${path} cannot be made, or it is there already.`);
  let isFilled = false;
  return ok({
    async fill(stream) {
      for await (const chunk of stream) await made.writeFile(chunk as Buffer);
      await made.sync();
      isFilled = true;
    },
    async close() {
      await made.close();
      if (!isFilled) await rm(path, { force: true });
    },
  });
};
