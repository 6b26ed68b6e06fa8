import { fail, ok, type Result } from '../../domain/problems.ts';

/** The bytes [start, end] of a whole, both inclusive. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a Range header (RFC 9110, 14.2): one range of bytes. A unit other than bytes is ignored, as the RFC demands.
 * @returns undefined where the whole is wanted.
 * Problems: Validation (malformed, or several ranges), RangeNotSatisfiable.
 */
export const readRange = (header: string | undefined, sizeBytes: number): Result<ByteRange | undefined> => {
  if (header === undefined || !/^bytes=/i.test(header)) return ok(undefined);
  const match = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/i.exec(header);
  if (match === null) return fail('Validation', 'Range must be one range of bytes, for example bytes=1048576-.');
  const [, first, last, suffix] = match;
  const unsatisfiable = fail('RangeNotSatisfiable', `The file has ${sizeBytes} bytes.`);
  if (first === undefined) {
    const length = Math.min(Number(suffix), sizeBytes);
    return length === 0 ? unsatisfiable : ok({ start: sizeBytes - length, end: sizeBytes - 1 });
  }
  const start = Number(first);
  const end = last === undefined || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (last !== undefined && last !== '' && Number(last) < start)
    return fail('Validation', 'Range ends before it starts.');
  return start >= sizeBytes ? unsatisfiable : ok({ start, end });
};
