import type { Remedy } from '../domain/term.ts';
import type { LetterType, Registry } from '../ports/registry.ts';
import { type FirstAnswerRow, firstAnswerOf, TERM_JOIN, type TermRow, termOf } from './terms.ts';
import { connectionOf } from './transactions.ts';

type Row = Omit<LetterType, 'firstAnswer' | 'term'> & { readonly remedy: Remedy } & TermRow & FirstAnswerRow;

const toLetterType = (row: Row): LetterType => {
  const { code, nameKa, nameEn, explanationKa, explanationEn, formSchemaId, maxFiles, maxTotalBytes, remedy } = row;
  const [term, firstAnswer] = [termOf(row), firstAnswerOf(row)];
  return {
    code,
    nameKa,
    nameEn,
    explanationKa,
    explanationEn,
    formSchemaId,
    maxFiles,
    maxTotalBytes,
    remedy,
    ...(firstAnswer !== undefined && { firstAnswer }),
    ...(term !== undefined && { term }),
  };
};

/** All letter types, each with the term that holds for letters of today. Meets Registry.letterTypes. */
export const letterTypes: Registry['letterTypes'] = async (tx) => {
  const { rows } = await connectionOf(tx).query<Row>({
    name: 'registry-letter-types',
    text: `select code, name_ka as "nameKa", name_en as "nameEn", explanation_ka as "explanationKa", explanation_en as "explanationEn",
           form_schema_id as "formSchemaId", max_files as "maxFiles", max_total_bytes as "maxTotalBytes", remedy,
           first_answer_amount as first_amount, first_answer_unit as first_unit, t.*
           from letter_types ${TERM_JOIN("(app_now() at time zone 'Asia/Tbilisi')::date")} order by code`,
  });
  return rows.map(toLetterType);
};
