import { readFile } from 'node:fs/promises';
import pg from 'pg';
import type { DayOff } from '../domain/work-calendar.ts';
import { searchFolded } from './directory.ts';
import { SYSTEMS } from './seed/systems.ts';
import { seedLetterTypes } from './seed-letter-types.ts';

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
    await seedLetterTypes(client);
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
