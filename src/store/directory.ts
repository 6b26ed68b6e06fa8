import { randomUUID } from 'node:crypto';
import { foldText, romanise } from '../domain/text.ts';
import type {
  Directory,
  DirectoryAgency,
  DirectoryCertificate,
  DirectoryEndpoint,
  DirectorySpeaker,
  DirectorySystem,
} from '../ports/directory.ts';
import type { Transaction } from '../ports/transaction.ts';
import { connectionOf } from './transactions.ts';

type Nullable<T> = { [K in keyof T]-?: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K] };

/** A row without its nulls: what is absent in SQL is absent here. */
const present = <T extends object>(row: Nullable<T>): T =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;

const all = async <T extends object>(tx: Transaction, sql: string): Promise<T[]> =>
  (await connectionOf(tx).query<Nullable<T>>(sql)).rows.map((row) => present<T>(row));

const CAPABILITIES = `accepted_letter_types as "letterTypes", accepted_media_types as "mediaTypes", max_file_bytes as "maxFileBytes",
              max_files as "maxFiles", envelope_versions as "envelopeVersions"`;

/** What an agency is found by: both names, the Georgian one in Latin letters too, and the code. */
export const searchFolded = ({ code, nameKa, nameEn }: Pick<DirectoryAgency, 'code' | 'nameKa' | 'nameEn'>): string =>
  [nameKa, romanise(nameKa), nameEn, code].map(foldText).join(' ');

/** The directory as operators change it; meets port Directory. */
export const directory: Directory = {
  async lock(tx) {
    await connectionOf(tx).query(`select pg_advisory_xact_lock(hashtextextended('directory', 0))`);
  },

  read: async (tx) => ({
    systems: await all<DirectorySystem>(
      tx,
      `select code, name_ka as "nameKa", name_en as "nameEn", dialect, max_concurrency as "maxConcurrency",
              max_message_bytes as "maxMessageBytes", ${CAPABILITIES}, messages_per_minute as "messagesPerMinute",
              interactive_reserve as "interactiveReserve"
       from systems order by code`,
    ),
    endpoints: await all<DirectoryEndpoint>(
      tx,
      `select system_code as "systemCode", dialect, address, timeout_ms as "timeoutMs", active
       from (select distinct on (system_code, dialect, address) * from endpoints
             order by system_code, dialect, address, active desc, created_at desc) e
       order by system_code, active desc, created_at, endpoint_id`,
    ),
    agencies: await all<DirectoryAgency>(
      tx,
      `select code, name_ka as "nameKa", name_en as "nameEn", category, seal_by_system as "sealBySystem", closed_on::text as "closedOn",
              max_message_bytes as "maxMessageBytes", ${CAPABILITIES}, contact_email as "contactEmail",
              superior_code as "superiorCode"
       from agencies order by code`,
    ),
    speakers: await all<DirectorySpeaker>(
      tx,
      `select system_code as "systemCode", agency_code as "agencyCode", valid_from as "validFrom", valid_until as "validUntil", nullif(cut_off, false) as "cutOff"
       from system_agency order by agency_code, valid_from, system_code`,
    ),
    certificates: await all<DirectoryCertificate>(
      tx,
      `select use, spki_sha256 as "spkiSha256", system_code as "systemCode", agency_code as "agencyCode", certificate_pem as "certificatePem",
              not_before as "notBefore", not_after as "notAfter", retired_at as "retiredAt", revoked_at as "revokedAt",
              revoked_source as "revokedSource", checked_at as "checkedAt", check_outcome as "checkOutcome"
       from certificates order by coalesce(system_code, agency_code), use, not_before, spki_sha256`,
    ),
  }),

  async putSystem(tx, system) {
    await connectionOf(tx).query(
      `insert into systems (code, name_ka, name_en, dialect, max_concurrency, max_message_bytes, messages_per_minute, interactive_reserve,
         accepted_letter_types, accepted_media_types, max_file_bytes, max_files, envelope_versions)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict (code) do update set name_ka = excluded.name_ka, name_en = excluded.name_en, dialect = excluded.dialect,
         max_concurrency = excluded.max_concurrency, max_message_bytes = excluded.max_message_bytes,
         messages_per_minute = excluded.messages_per_minute, interactive_reserve = excluded.interactive_reserve,
         accepted_letter_types = excluded.accepted_letter_types, accepted_media_types = excluded.accepted_media_types,
         max_file_bytes = excluded.max_file_bytes, max_files = excluded.max_files, envelope_versions = excluded.envelope_versions`,
      [
        system.code,
        system.nameKa,
        system.nameEn,
        system.dialect ?? null,
        system.maxConcurrency,
        system.maxMessageBytes,
        system.messagesPerMinute ?? null,
        system.interactiveReserve,
        system.letterTypes ?? null,
        system.mediaTypes ?? null,
        system.maxFileBytes ?? null,
        system.maxFiles ?? null,
        system.envelopeVersions,
      ],
    );
  },

  async putEndpoint(tx, { systemCode, dialect, address, timeoutMs, active }) {
    const client = connectionOf(tx);
    if (active)
      await client.query(
        'update endpoints set active = false where system_code = $1 and active and not (address = $2 and dialect = $3)',
        [systemCode, address, dialect],
      );
    const { rowCount } = await client.query(
      `update endpoints set timeout_ms = $4, active = $5
       where endpoint_id = (select endpoint_id from endpoints where system_code = $1 and address = $2 and dialect = $3
                            order by active desc, created_at desc limit 1)`,
      [systemCode, address, dialect, timeoutMs, active],
    );
    if (rowCount === 0)
      await client.query(
        'insert into endpoints (endpoint_id, system_code, dialect, address, timeout_ms, active) values ($1, $2, $3, $4, $5, $6)',
        [randomUUID(), systemCode, dialect, address, timeoutMs, active],
      );
  },

  async putAgency(tx, agency) {
    await connectionOf(tx).query(
      `insert into agencies (code, name_ka, name_en, category, search_folded, seal_by_system, closed_on, contact_email, max_message_bytes,
         accepted_letter_types, accepted_media_types, max_file_bytes, max_files, envelope_versions, superior_code)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       on conflict (code) do update set name_ka = excluded.name_ka, name_en = excluded.name_en, category = excluded.category,
         search_folded = excluded.search_folded, seal_by_system = excluded.seal_by_system, closed_on = excluded.closed_on,
         contact_email = excluded.contact_email, max_message_bytes = excluded.max_message_bytes,
         accepted_letter_types = excluded.accepted_letter_types, accepted_media_types = excluded.accepted_media_types,
         max_file_bytes = excluded.max_file_bytes, max_files = excluded.max_files, envelope_versions = excluded.envelope_versions,
         superior_code = excluded.superior_code`,
      [
        agency.code,
        agency.nameKa,
        agency.nameEn,
        agency.category,
        searchFolded(agency),
        agency.sealBySystem,
        agency.closedOn ?? null,
        agency.contactEmail ?? null,
        agency.maxMessageBytes ?? null,
        agency.letterTypes ?? null,
        agency.mediaTypes ?? null,
        agency.maxFileBytes ?? null,
        agency.maxFiles ?? null,
        agency.envelopeVersions ?? null,
        agency.superiorCode ?? null,
      ],
    );
  },

  async putSpeaker(tx, { systemCode, agencyCode, validFrom, validUntil, cutOff = false }) {
    // Instants come and go as milliseconds; a row that was made by default has microseconds.
    await connectionOf(tx).query(
      `with known as (
         update system_agency set valid_until = $4, cut_off = $5
         where system_code = $1 and agency_code = $2 and date_trunc('milliseconds', valid_from) = $3
         returning 1)
       insert into system_agency (system_code, agency_code, valid_from, valid_until, cut_off)
       select $1, $2, $3, $4, $5 where not exists (select from known)`,
      [systemCode, agencyCode, validFrom, validUntil ?? null, cutOff],
    );
  },

  async putCertificate(tx, certificate) {
    await connectionOf(tx).query(
      `insert into certificates (use, spki_sha256, system_code, agency_code, certificate_pem, not_before, not_after, retired_at, revoked_at, revoked_source)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (use, spki_sha256) do update set certificate_pem = excluded.certificate_pem, not_before = excluded.not_before,
         not_after = excluded.not_after, retired_at = excluded.retired_at, revoked_at = excluded.revoked_at, revoked_source = excluded.revoked_source`,
      [
        certificate.use,
        certificate.spkiSha256,
        certificate.systemCode ?? null,
        certificate.agencyCode ?? null,
        certificate.certificatePem,
        certificate.notBefore,
        certificate.notAfter,
        certificate.retiredAt ?? null,
        certificate.revokedAt ?? null,
        certificate.revokedSource ?? null,
      ],
    );
  },
};
