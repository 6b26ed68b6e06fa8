import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LetterTypeFile } from '../../src/generated/schemas.ts';

const EXAMPLE = new URL('../../schemas/examples/valid/letter-type-file--kindergarten.json', import.meta.url);

/** The example of a letter type that no code knows: an application for a kindergarten. */
export const kindergarten = async (change: Partial<LetterTypeFile> = {}): Promise<LetterTypeFile> => ({
  ...(JSON.parse(await readFile(EXAMPLE, 'utf8')) as LetterTypeFile),
  ...change,
});

/** Writes what an operator gives to `letter-types add`. @returns the name of the file. */
export const written = async (folder: string, type: unknown): Promise<string> => {
  const file = join(folder, `${crypto.randomUUID()}.json`);
  await writeFile(file, JSON.stringify(type));
  return file;
};
