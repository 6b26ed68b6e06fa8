import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import { type JsonSchema, standingAlone } from '../domain/letter-form.ts';
import { LETTER_TYPES } from './seed/letter-types.ts';

const SCHEMAS = new URL('../../schemas/json/', import.meta.url);

/** The forms that ship, each standing alone, by the id of its schema. */
export const readFormSeed = async (): Promise<ReadonlyMap<string, JsonSchema>> => {
  const names = (await readdir(SCHEMAS)).filter((name) => /^(form-[a-z-]+|common)\.schema\.json$/.test(name));
  const schemas = new Map<string, JsonSchema>();
  for (const name of names) {
    const schema = JSON.parse(await readFile(new URL(name, SCHEMAS), 'utf8')) as JsonSchema & { readonly $id: string };
    schemas.set(schema.$id, schema);
  }
  const schemaOf = (id: string): JsonSchema => {
    const found = schemas.get(id);
    if (found === undefined) throw new Error(`schemas/json has no ${id}`);
    return found;
  };
  return new Map(
    LETTER_TYPES.map(({ formSchemaId }) => [formSchemaId, standingAlone(schemaOf(formSchemaId), schemaOf)]),
  );
};

/**
 * Fills in the letter types that ship, with forms and terms. A type that is there stays as it is, and so do its terms: an operator may
 * have changed it, given it another form, or retired it. The forms that ship are kept in step, under their own ids only.
 */
export const seedLetterTypes = async (client: pg.Client): Promise<void> => {
  for (const [schemaId, schema] of await readFormSeed()) {
    await client.query(
      `insert into letter_forms (form_schema_id, form_schema, built_in) values ($1, $2, true)
       on conflict (form_schema_id) do update set form_schema = excluded.form_schema
       where letter_forms.built_in and letter_forms.form_schema::text <> excluded.form_schema::text`,
      [schemaId, JSON.stringify(schema)],
    );
  }
  for (const type of LETTER_TYPES) {
    await client.query(
      `insert into letter_types (code, name_ka, name_en, explanation_ka, explanation_en, form_schema_id, first_answer_amount, first_answer_unit, remedy)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [
        type.code,
        type.nameKa,
        type.nameEn,
        type.explanationKa,
        type.explanationEn,
        type.formSchemaId,
        type.firstAnswer?.amount ?? null,
        type.firstAnswer?.unit ?? null,
        type.remedy,
      ],
    );
    if (type.term === undefined) continue;
    const { amount, unit, starts, legalRef, validFrom, verified } = type.term;
    await client.query(
      `insert into letter_type_terms (letter_type, valid_from, amount, unit, starts, legal_ref, verified)
       select $1, $2, $3, $4, $5, $6, $7 where not exists (select from letter_type_terms where letter_type = $1)`,
      [type.code, validFrom, amount, unit, starts, legalRef, verified],
    );
  }
};
