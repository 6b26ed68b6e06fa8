/**
 * The number a citizen is given: MG-2026-0004217-1. Year and serial are followed by their check character of ISO 7064, MOD 11-2 (a digit
 * or X), so that a number that was misread or mistyped can be told from one that is not known.
 */

// ISO 7064, 7.1: the pure system with one check character for strings of digits. It finds every single wrong character and every swap.
const CHECK_ALPHABET = '0123456789X';
const MODULUS = CHECK_ALPHABET.length;
const RADIX = 2;

const checkCharacter = (digits: string): string => {
  const sum = [...digits].reduce((total, digit) => ((total + Number(digit)) * RADIX) % MODULUS, 0);
  return CHECK_ALPHABET.charAt((MODULUS + 1 - sum) % MODULUS);
};

const SHAPE = /^MG-(\d{4})-(\d{7,10})-([0-9A-Z])$/;

/** Makes the tracking number of the `serial`-th case; `year` is the year of filing in Asia/Tbilisi. */
export const trackingNumber = (year: number, serial: number): string => {
  const padded = String(serial).padStart(7, '0');
  return `MG-${year}-${padded}-${checkCharacter(`${year}${padded}`)}`;
};

/** A tracking number as somebody typed it, in the one spelling that is kept: upper case, plain hyphens, no spaces. Undefined for anything of another shape. */
export const readTrackingNumber = (typed: string): string | undefined => {
  const plain = typed
    .toUpperCase()
    .replace(/\s+/gu, '')
    .replace(/\p{Pd}/gu, '-');
  return SHAPE.test(plain) ? plain : undefined;
};

/** True for a number, as `readTrackingNumber` gives it, whose check character does not fit: somebody mistyped it. */
export const isMistyped = (number: string): boolean => {
  const [, year = '', serial = '', check] = SHAPE.exec(number) ?? [];
  return check !== checkCharacter(`${year}${serial}`);
};
