import type { Remedy, StatedTerm, TermStart, TermUnit } from '../domain/term.ts';
import type { LetterType, Registry } from '../ports/registry.ts';
import { connectionOf } from './transactions.ts';

interface Row extends Omit<LetterType, 'firstAnswer' | 'term' | 'remedy'> {
  remedy: Remedy;
  first_amount: number | null;
  first_unit: TermUnit | null;
  amount: number | null;
  unit: TermUnit;
  starts: TermStart;
  legal_ref: string;
  valid_from: string;
  verified: boolean;
}

const termOf = ({
  amount,
  unit,
  starts,
  legal_ref: legalRef,
  valid_from: validFrom,
  verified,
}: Row): StatedTerm | undefined =>
  amount === null ? undefined : { amount, unit, starts, legalRef, validFrom, verified };

const toLetterType = (row: Row): LetterType => {
  const { code, nameKa, nameEn, explanationKa, explanationEn, formSchemaId, maxFiles, maxTotalBytes, remedy } = row;
  const term = termOf(row);
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
    ...(row.first_amount !== null &&
      row.first_unit !== null && { firstAnswer: { amount: row.first_amount, unit: row.first_unit } }),
    ...(term !== undefined && { term }),
  };
};

/** All letter types, each with the term that holds for letters of today. Meets Registry.letterTypes. */
export const letterTypes: Registry['letterTypes'] = async (tx) => {
  const { rows } = await connectionOf(tx).query<Row>({
    name: 'registry-letter-types',
    text: `select code, name_ka as "nameKa", name_en as "nameEn", explanation_ka as "explanationKa", explanation_en as "explanationEn",
           form_schema_id as "formSchemaId", max_files as "maxFiles", max_total_bytes as "maxTotalBytes", remedy,
           first_answer_amount as first_amount, first_answer_unit as first_unit,
           t.amount, t.unit, t.starts, t.legal_ref, t.valid_from::text as valid_from, t.verified
           from letter_types
           left join lateral (
             select * from letter_type_terms where letter_type = code and valid_from <= (app_now() at time zone 'Asia/Tbilisi')::date
             order by valid_from desc limit 1) t on true
           order by code`,
  });
  return rows.map(toLetterType);
};
