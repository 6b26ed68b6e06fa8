import { readFile } from 'node:fs/promises';
import pg from 'pg';
import type { DayOff } from '../domain/work-calendar.ts';
import { searchFolded } from './directory.ts';
import { LETTER_TYPES } from './seed/letter-types.ts';
import { SYSTEMS } from './seed/systems.ts';

interface AgencySeed {
  readonly code: string;
  readonly nameKa: string;
  readonly nameEn: string;
  readonly category: string;
  readonly system: string;
  /** The body above it; a lawyer confirms it before citizens are sent there. */
  readonly superior?: string;
}

/** The agencies of the directory, as they ship. */
export const readAgencySeed = async (): Promise<readonly AgencySeed[]> =>
  JSON.parse(await readFile(new URL('./seed/agencies.json', import.meta.url), 'utf8')) as AgencySeed[];

/** The days off as they ship. */
export const readDaysOffSeed = async (): Promise<readonly DayOff[]> =>
  JSON.parse(await readFile(new URL('./seed/days-off.json', import.meta.url), 'utf8')) as DayOff[];

/**
 * Fills an empty directory: systems, agencies, who serves whom, letter types with their terms, and days off. Rows that are there stay as they are,
 * so that what admins changed survives every start.
 */
export const seedDirectory = async (databaseUrl: string): Promise<void> => {
  const agencies = await readAgencySeed();
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c role=shikriki_migrator' });
  await client.connect();
  try {
    await client.query('begin');
    for (const system of SYSTEMS) {
      await client.query(
        'insert into systems (code, name_ka, name_en, dialect, max_concurrency, max_message_bytes) values ($1, $2, $3, $4, $5, $6) on conflict do nothing',
        [system.code, system.nameKa, system.nameEn, system.dialect, system.maxConcurrency, system.maxMessageBytes],
      );
    }
    const added: AgencySeed[] = [];
    for (const agency of agencies) {
      const { rowCount } = await client.query(
        'insert into agencies (code, name_ka, name_en, category, search_folded) values ($1, $2, $3, $4, $5) on conflict do nothing',
        [agency.code, agency.nameKa, agency.nameEn, agency.category, searchFolded(agency)],
      );
      if (rowCount === 1) {
        await client.query('insert into system_agency (system_code, agency_code) values ($1, $2)', [
          agency.system,
          agency.code,
        ]);
        added.push(agency);
      }
    }
    for (const { code, superior } of added)
      if (superior !== undefined)
        await client.query('update agencies set superior_code = $2 where code = $1', [code, superior]);
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
    for (const { day, nameKa, nameEn, source, scope, draft = false } of await readDaysOffSeed()) {
      await client.query(
        `insert into days_off (day, name_ka, name_en, source, scope, draft, added_at)
         values ($1, $2, $3, $4, $5, $6, app_now()) on conflict do nothing`,
        [day, nameKa, nameEn, source, scope, draft],
      );
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
};
