import { createHash } from 'node:crypto';
import { isDay } from '../../domain/days.ts';
import { fail, ok, type Result } from '../../domain/problems.ts';

/** Where a page starts, as the list needs it: only text and flags. */
export type Position = { readonly [field: string]: string | boolean };

// What each field of a position may hold; anything else was not made here.
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const CODE = /^[a-z][a-z0-9_.-]{0,63}$/;
const FIELDS: { readonly [field: string]: (value: unknown) => boolean } = {
  at: (value) =>
    typeof value === 'string' && INSTANT.test(value) && isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value)),
  actId: (value) => typeof value === 'string' && UUID.test(value),
  caseId: (value) => typeof value === 'string' && UUID.test(value),
  code: (value) => typeof value === 'string' && CODE.test(value),
  unread: (value) => typeof value === 'boolean',
};

const FILTERS_DIGEST_LENGTH = 16;

const digestOf = (list: string, filters: object): string =>
  createHash('sha256')
    .update(JSON.stringify([list, Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1))]))
    .digest('base64url')
    .slice(0, FILTERS_DIGEST_LENGTH);

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/**
 * Makes the cursors of one list. A cursor holds a position and the digest of the filters it was made under, nothing of anybody: who
 * forges one still reads their own rows only, because the owner comes from the token.
 */
export const cursorsOf = <P extends Position>(list: string, fields: readonly (keyof P & string)[]) => ({
  write: (position: P, filters: object): string =>
    encode({ ...Object.fromEntries(fields.map((field) => [field, position[field]])), f: digestOf(list, filters) }),

  /** Problem CursorInvalid: not one of ours, or made under other filters. */
  read: (cursor: string | undefined, filters: object): Result<P | undefined> => {
    if (cursor === undefined) return ok(undefined);
    const invalid = fail('CursorInvalid', 'The cursor is not one of this list, or does not belong to these filters.');
    let value: unknown;
    try {
      value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    } catch {
      return invalid;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return invalid;
    const read = value as { readonly [field: string]: unknown };
    // Written again it must be the same text: one position has one cursor.
    if (!fields.every((field) => FIELDS[field]?.(read[field]) === true) || read.f !== digestOf(list, filters))
      return invalid;
    const position = Object.fromEntries(fields.map((field) => [field, read[field]])) as P;
    return encode({ ...position, f: read.f }) === cursor ? ok(position) : invalid;
  },
});
