import { ok, type Result } from '../domain/problems.ts';
import type { Answer } from './command.ts';

/** What stands in one field of a table; undefined and null stand as a dash. */
export type Cell = string | number | boolean | Date | null | undefined;

const written = (cell: Cell): string => {
  if (cell === undefined || cell === null || cell === '') return '-';
  if (cell instanceof Date) return cell.toISOString().replace(/\.000Z$/, 'Z');
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return String(cell);
};

/** A table with a head; columns are as wide as they must be. */
export const table = <Row>(rows: readonly Row[], columns: { readonly [head: string]: (row: Row) => Cell }): string => {
  const heads = Object.keys(columns);
  const cells = rows.map((row) => Object.values(columns).map((read) => written(read(row))));
  const widths = heads.map((head, at) => Math.max(head.length, ...cells.map((line) => [...(line[at] ?? '')].length)));
  const line = (fields: readonly string[]): string =>
    fields
      .map((field, at) => field + ' '.repeat(Math.max(0, (widths[at] ?? 0) - [...field].length)))
      .join('  ')
      .trimEnd();
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
};

/** One thing in full: a name and a value a line. */
export const facts = (fields: { readonly [name: string]: Cell }): string => {
  const width = Math.max(...Object.keys(fields).map((name) => name.length));
  return Object.entries(fields)
    .map(([name, cell]) => `${name.padEnd(width)}  ${written(cell)}`)
    .join('\n');
};

/** Answers with a table of rows. */
export const answerTable = <Row>(
  rows: readonly Row[],
  columns: { readonly [head: string]: (row: Row) => Cell },
): Result<Answer> => ok({ text: rows.length === 0 ? 'There are none.' : table(rows, columns), json: rows });

/** Answers with a sentence; `json` says the same as a value. */
export const answerSentence = (text: string, json: unknown): Result<Answer> => ok({ text, json });
