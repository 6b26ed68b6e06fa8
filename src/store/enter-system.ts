import pg from 'pg';
import { foldText } from '../domain/text.ts';

/**
 * Enters one system with its agencies into a directory, for a conformance run: what is missing is made, and the agencies are taken from
 * whoever served them before. Repeating it changes nothing.
 */
export const enterSystem = async (
  databaseUrl: string,
  system: { readonly code: string; readonly dialect: string; readonly agencyCodes: readonly string[] },
): Promise<void> => {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c role=shikriki_migrator' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(
      `insert into systems (code, name_ka, name_en, dialect, max_concurrency, max_message_bytes) values ($1, $1, $1, $2, 8, 104857600)
       on conflict (code) do update set dialect = excluded.dialect`,
      [system.code, system.dialect],
    );
    for (const agencyCode of system.agencyCodes) {
      await client.query(
        `insert into agencies (code, name_ka, name_en, category, search_folded) values ($1, $1, $1, 'test', $2) on conflict do nothing`,
        [agencyCode, foldText(agencyCode)],
      );
      await client.query('delete from system_agency where agency_code = $1 and system_code <> $2', [
        agencyCode,
        system.code,
      ]);
      await client.query(
        `insert into system_agency (system_code, agency_code)
         select $1, $2 where not exists (select from system_agency where system_code = $1 and agency_code = $2)`,
        [system.code, agencyCode],
      );
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
};
