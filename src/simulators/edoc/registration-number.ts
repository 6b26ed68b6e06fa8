const FIRST_NUMBER = 12_345;

/**
 * A number as chancelleries write them, for example `№ 08/12345`: it holds spaces and signs that file names and URLs
 * have to cope with.
 * @param position of the agency within its system, from 1.
 * @param counter 1, 2, 3 ... within the agency.
 */
export const registrationNumber = (position: number, counter: number): string =>
  `№ ${String(position).padStart(2, '0')}/${String(FIRST_NUMBER - 1 + counter)}`;

/** The number as a part of a file name, where `/` cannot stand: `№ 08-12345`. */
export const numberInFileName = (number: string): string => number.replaceAll('/', '-');
