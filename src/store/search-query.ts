import { createHash } from 'node:crypto';
import { standingsWith } from '../domain/citizen-outcome.ts';
import { readSearch, type WayToFind } from '../domain/search-words.ts';
import type { CaseFilter } from '../ports/case-reads.ts';

/** What is asked of case_search.terms: of rows outside the index, and of those in it, whose terms stand behind the owner's key. */
export interface TermsQuery {
  readonly plain: string;
  readonly bound: string;
}

// As search_key of migration 0016.
const KEY_LENGTH = 6;
const keyOf = (owner: string): string => createHash('sha256').update(owner).digest('hex').slice(0, KEY_LENGTH);

// PostgreSQL's tsquery in text: lexemes in quotes.
const lexeme = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
const anyOf = (asked: readonly string[]): string => `(${asked.join(' | ')})`;
const allOf = (asked: readonly string[]): string => asked.join(' & ');

const wayOf = (way: WayToFind, key: string): string =>
  `(${allOf(way.map(({ word, open }) => `${lexeme(key + word)}${open ? ':*' : ''}`))})`;

const outcomeMarks = (outcomes: CaseFilter['outcomes']): readonly string[] | undefined =>
  outcomes?.flatMap((outcome) => {
    const { endedStates, outcomes: replies } = standingsWith(outcome);
    return [...endedStates, ...replies.map((reply) => reply.toLowerCase())];
  });

// As marks_of_case of migration 0016.
const MARKS: readonly (readonly [string, (filter: CaseFilter) => readonly string[] | undefined])[] = [
  ['a', (filter) => filter.agencyCodes],
  ['t', (filter) => filter.letterTypes],
  ['s', (filter) => filter.states],
  ['o', (filter) => outcomeMarks(filter.outcomes)],
];

/**
 * What a filter asks of the terms of a case. @returns undefined where it asks nothing of them, and `nothing` where no case can meet it: a
 * search without a letter or digit, or a list of no codes.
 */
export const termsQuery = (owner: string, filter: CaseFilter): TermsQuery | 'nothing' | undefined => {
  const words = filter.search === undefined ? [] : readSearch(filter.search);
  if (filter.search !== undefined && words.length === 0) return 'nothing';
  if (MARKS.some(([, codesOf]) => codesOf(filter)?.length === 0)) return 'nothing';
  const write = (key: string): string =>
    allOf([
      ...words.map((ways) => anyOf(ways.map((way) => wayOf(way, key)))),
      ...MARKS.flatMap(([mark, codesOf]) => {
        const codes = codesOf(filter);
        return codes === undefined ? [] : [anyOf(codes.map((code) => lexeme(`${key}=${mark}=${code}`)))];
      }),
    ]);
  const plain = write('');
  return plain === '' ? undefined : { plain, bound: write(keyOf(owner)) };
};
