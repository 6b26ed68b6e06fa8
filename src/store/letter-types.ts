import type { JsonSchema } from '../domain/letter-form.ts';
import type { Remedy } from '../domain/term.ts';
import type { LetterType, Registry } from '../ports/registry.ts';
import { type FirstAnswerRow, firstAnswerOf, TERM_JOIN, type TermRow, termOf } from './terms.ts';
import { connectionOf } from './transactions.ts';

/** A letter type as its columns. */
export type LetterTypeRow = TermRow &
  FirstAnswerRow & {
    readonly code: string;
    readonly name_ka: string;
    readonly name_en: string;
    readonly explanation_ka: string;
    readonly explanation_en: string;
    readonly form_schema_id: string;
    readonly form_schema: JsonSchema;
    readonly max_files: number;
    readonly max_total_bytes: number;
    readonly media_types: string[] | null;
    readonly attachments_required: boolean;
    readonly signature_required: boolean;
    readonly agency_codes: string[] | null;
    readonly daily_limit: number | null;
    readonly retired: boolean;
    readonly remedy: Remedy;
  };

/** A letter type from its columns. */
export const toLetterType = (row: LetterTypeRow): LetterType => {
  const [term, firstAnswer] = [termOf(row), firstAnswerOf(row)];
  return {
    code: row.code,
    nameKa: row.name_ka,
    nameEn: row.name_en,
    explanationKa: row.explanation_ka,
    explanationEn: row.explanation_en,
    form: { schemaId: row.form_schema_id, schema: row.form_schema },
    maxFiles: row.max_files,
    maxTotalBytes: row.max_total_bytes,
    ...(row.media_types !== null && { mediaTypes: row.media_types }),
    attachmentsRequired: row.attachments_required,
    signatureRequired: row.signature_required,
    ...(row.agency_codes !== null && { agencyCodes: row.agency_codes }),
    ...(row.daily_limit !== null && { dailyLimit: row.daily_limit }),
    retired: row.retired,
    remedy: row.remedy,
    ...(firstAnswer !== undefined && { firstAnswer }),
    ...(term !== undefined && { term }),
  };
};

/** The columns of a type, its form, and the term that holds for letters of today. */
export const LETTER_TYPES_WITH_FORMS = `
  select code, name_ka, name_en, explanation_ka, explanation_en, form_schema_id, form_schema, max_files, max_total_bytes, media_types,
    attachments_required, signature_required, agency_codes, daily_limit, retired_at is not null as retired, remedy,
    first_answer_amount as first_amount, first_answer_unit as first_unit, t.*
  from letter_types join letter_forms using (form_schema_id) ${TERM_JOIN("(app_now() at time zone 'Asia/Tbilisi')::date")}`;

/** The letter types that can be filed now. Meets Registry.letterTypes. */
export const letterTypes: Registry['letterTypes'] = async (tx) => {
  const { rows } = await connectionOf(tx).query<LetterTypeRow>({
    name: 'registry-letter-types',
    text: `${LETTER_TYPES_WITH_FORMS} where retired_at is null order by code`,
  });
  return rows.map(toLetterType);
};

/** The letter types there ever were. Meets Registry.everyLetterType. */
export const everyLetterType: Registry['everyLetterType'] = async (tx) => {
  const { rows } = await connectionOf(tx).query<LetterTypeRow>({
    name: 'registry-every-letter-type',
    text: `${LETTER_TYPES_WITH_FORMS} order by code`,
  });
  return rows.map(toLetterType);
};

/** One letter type. Meets Registry.letterType. */
export const letterType: Registry['letterType'] = async (tx, code) => {
  const { rows } = await connectionOf(tx).query<LetterTypeRow>({
    name: 'registry-letter-type',
    text: `${LETTER_TYPES_WITH_FORMS} where code = $1`,
    values: [code],
  });
  return rows[0] && toLetterType(rows[0]);
};
