/**
 * The number a citizen is given: MG-2026-0004217-K. The last character is a check character, so that a misread number
 * finds nothing instead of somebody else's case.
 */

// Crockford's base 32 without U: no letter that can be taken for a digit or for another letter.
const CHECK_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXY';

const checkCharacter = (year: number, serial: number): string => {
  // 31 is prime and larger than any digit weight: every single wrong digit and every swap of neighbours is found.
  const digits = `${year}${String(serial).padStart(7, '0')}`;
  const sum = [...digits].reduce((total, digit, index) => (total * 10 + Number(digit) + index) % 31, 0);
  return CHECK_ALPHABET.charAt(sum);
};

/** Makes the tracking number of the `serial`-th case; `year` is the year of filing in Asia/Tbilisi. */
export const trackingNumber = (year: number, serial: number): string =>
  `MG-${year}-${String(serial).padStart(7, '0')}-${checkCharacter(year, serial)}`;

/** True for a well-formed tracking number whose check character is right. */
export const isTrackingNumber = (text: string): boolean => {
  const match = /^MG-(\d{4})-(\d{7,10})-([0-9A-Z])$/.exec(text);
  return match !== null && text === trackingNumber(Number(match[1]), Number(match[2]));
};
