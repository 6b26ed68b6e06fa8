import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { CODE_DIGITS } from '../../domain/one-time-code.ts';

// Some 50 ms a try: whoever gets hold of the table would need half a day for a million codes that hold for ten minutes.
const COST = { N: 2 ** 14, r: 8, p: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

const derive = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt);

/** A new one-time code, and what is kept of it. */
export const newCode = async (): Promise<{ code: string; salt: Buffer; codeHash: Buffer }> => {
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  const salt = randomBytes(SALT_BYTES);
  return { code, salt, codeHash: await derive(code, salt, HASH_BYTES, COST) };
};

/** Whether a code is the one that was kept; takes as long for a wrong one. */
export const isCode = async (code: string, kept: { salt: Buffer; codeHash: Buffer }): Promise<boolean> =>
  timingSafeEqual(await derive(code, kept.salt, HASH_BYTES, COST), kept.codeHash);
