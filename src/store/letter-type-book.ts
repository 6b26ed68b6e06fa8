import type { JsonSchema } from '../domain/letter-form.ts';
import type { StatedTerm } from '../domain/term.ts';
import type { LetterTypeBook } from '../ports/letter-type-book.ts';
import { LETTER_TYPES_WITH_FORMS, type LetterTypeRow, toLetterType } from './letter-types.ts';
import { connectionOf } from './transactions.ts';

interface BookRow extends LetterTypeRow {
  readonly retired_at: Date | null;
  readonly terms: StatedTerm[];
}

/** Letter types as operators change them; meets port LetterTypeBook. */
export const letterTypeBook: LetterTypeBook = {
  async lock(tx) {
    await connectionOf(tx).query(`select pg_advisory_xact_lock(hashtextextended('letter_types', 0))`);
  },

  async read(tx) {
    const { rows } = await connectionOf(tx).query<BookRow>(
      `select types.*, letter_types.retired_at, coalesce((
         select jsonb_agg(jsonb_build_object('amount', amount, 'unit', unit, 'starts', starts, 'legalRef', legal_ref,
           'validFrom', valid_from::text, 'verified', verified) order by valid_from)
         from letter_type_terms where letter_type = types.code), '[]') as terms
       from (${LETTER_TYPES_WITH_FORMS}) types join letter_types using (code) order by code`,
    );
    return rows.map((row) => {
      const { term: _term, retired: _retired, ...type } = toLetterType(row);
      return { ...type, terms: row.terms, ...(row.retired_at !== null && { retiredAt: row.retired_at }) };
    });
  },

  async findForm(tx, schemaId) {
    const { rows } = await connectionOf(tx).query<{ form_schema: JsonSchema }>(
      'select form_schema from letter_forms where form_schema_id = $1',
      [schemaId],
    );
    return rows[0] && { schemaId, schema: rows[0].form_schema };
  },

  async addForm(tx, { schemaId, schema }) {
    await connectionOf(tx).query(
      'insert into letter_forms (form_schema_id, form_schema, built_in) values ($1, $2, false)',
      [schemaId, JSON.stringify(schema)],
    );
  },

  async put(tx, type) {
    await connectionOf(tx).query(
      `insert into letter_types (code, name_ka, name_en, explanation_ka, explanation_en, form_schema_id, max_files, max_total_bytes, media_types,
         attachments_required, signature_required, agency_codes, daily_limit, first_answer_amount, first_answer_unit, remedy)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
       on conflict (code) do update set name_ka = excluded.name_ka, name_en = excluded.name_en, explanation_ka = excluded.explanation_ka,
         explanation_en = excluded.explanation_en, form_schema_id = excluded.form_schema_id, max_files = excluded.max_files,
         max_total_bytes = excluded.max_total_bytes, media_types = excluded.media_types, attachments_required = excluded.attachments_required,
         signature_required = excluded.signature_required, agency_codes = excluded.agency_codes, daily_limit = excluded.daily_limit,
         first_answer_amount = excluded.first_answer_amount, first_answer_unit = excluded.first_answer_unit, remedy = excluded.remedy`,
      [
        type.code,
        type.nameKa,
        type.nameEn,
        type.explanationKa,
        type.explanationEn,
        type.form.schemaId,
        type.maxFiles,
        type.maxTotalBytes,
        type.mediaTypes ?? null,
        type.attachmentsRequired,
        type.signatureRequired,
        type.agencyCodes ?? null,
        type.dailyLimit ?? null,
        type.firstAnswer?.amount ?? null,
        type.firstAnswer?.unit ?? null,
        type.remedy,
      ],
    );
  },

  async putTerm(tx, code, { validFrom, amount, unit, starts, legalRef, verified }) {
    await connectionOf(tx).query(
      `insert into letter_type_terms (letter_type, valid_from, amount, unit, starts, legal_ref, verified)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (letter_type, valid_from) do update set amount = excluded.amount, unit = excluded.unit, starts = excluded.starts,
         legal_ref = excluded.legal_ref, verified = excluded.verified`,
      [code, validFrom, amount, unit, starts, legalRef, verified],
    );
  },

  async removeTerm(tx, code, validFrom) {
    await connectionOf(tx).query('delete from letter_type_terms where letter_type = $1 and valid_from = $2', [
      code,
      validFrom,
    ]);
  },

  async setRetired(tx, code, retired) {
    await connectionOf(tx).query(
      `update letter_types set retired_at = case when $2 then coalesce(retired_at, app_now()) end where code = $1`,
      [code, retired],
    );
  },
};
