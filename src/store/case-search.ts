import type { CaseId } from '../domain/ids.ts';
import { searchWords } from '../domain/search-words.ts';
import type { CaseSearch } from '../ports/case-search.ts';
import { connectionOf, send } from './transactions.ts';

// Behind the owner's key where the case is in the index (migration 0016).
const WORDS = `array_to_tsvector(array(
  select k.key || word from (select case when indexed then search_key(owner_subject) else '' end as key offset 0) k, unnest($2::text[]) as word))`;

// A tsvector ends at 1 MB; on the disk it takes a third of that, and one letter adds at most 300 kB.
const FULL_BYTES = 150_000;
const WORDS_BYTES = 600_000;
// What stands before each word: a key of eight characters, and room for its place.
const BESIDE_A_WORD = 16;

/** As many words as a tsvector holds with certainty. */
const fitting = (words: readonly string[]): readonly string[] => {
  let left = WORDS_BYTES;
  return words.filter((word) => {
    left -= Buffer.byteLength(word) + BESIDE_A_WORD;
    return left >= 0;
  });
};

/** What cases are found by; meets port CaseSearch. */
export const caseSearch: CaseSearch = {
  async add(tx, caseId, texts) {
    const words = searchWords(texts);
    if (words.length === 0) return;
    send(tx, {
      name: 'case-search-add',
      text: `update case_search set terms = terms || ${WORDS} where case_id = $1 and pg_column_size(terms) < ${FULL_BYTES}`,
      values: [caseId, words],
    });
  },

  async lockUnfilled(tx, limit) {
    const { rows } = await connectionOf(tx).query<{ case_id: string; owner_subject: string }>({
      name: 'case-search-unfilled',
      text: `select s.case_id, s.owner_subject from case_search s where not s.filled and s.owner_subject is not null
             order by s.case_id limit $1 for update skip locked`,
      values: [limit],
    });
    return rows.map((row) => ({ caseId: row.case_id as CaseId, ownerSubject: row.owner_subject }));
  },

  async fill(tx, caseId, texts) {
    send(tx, {
      name: 'case-search-fill',
      text: `update case_search set terms = array_to_tsvector(search_marks(terms)) || ${WORDS}, filled = true where case_id = $1`,
      // Each text for itself, as when it was added: what is kept of a case must not depend on when it came.
      values: [caseId, fitting([...new Set(texts.flatMap((text) => searchWords([text])))])],
    });
  },
};
