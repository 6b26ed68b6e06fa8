/**
 * The code under which the public can check one document: 80 random bits as four groups of four characters, for example
 * 7K2M-Q9XD-4HT0-W8CB. Whoever holds the paper holds the code; nobody can guess it (ADR 0033).
 */

// Crockford's base 32: no I, L, O and U.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS_PER_CHARACTER = 5;
const LENGTH = 16;

/** How many random bytes one code is made of. */
export const CODE_BYTES = (LENGTH * BITS_PER_CHARACTER) / 8;

/** Makes the code of `CODE_BYTES` random bytes, as it is kept: without hyphens. */
export const verificationCode = (random: Uint8Array): string => {
  if (random.length !== CODE_BYTES) throw new Error(`a code is made of ${CODE_BYTES} bytes`);
  let bits = 0n;
  for (const byte of random) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length: LENGTH }, (_, at) =>
    ALPHABET.charAt(Number((bits >> BigInt(BITS_PER_CHARACTER * (LENGTH - 1 - at))) & 31n)),
  ).join('');
};

/** A code in groups, as people read it. */
export const groupedCode = (code: string): string => code.match(/.{4}/g)?.join('-') ?? code;

/** A code as somebody typed it, as it is kept: letters that look like digits are those digits. Undefined for anything that is no code. */
export const readVerificationCode = (typed: string): string | undefined => {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]+/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return plain.length === LENGTH && [...plain].every((character) => ALPHABET.includes(character)) ? plain : undefined;
};
