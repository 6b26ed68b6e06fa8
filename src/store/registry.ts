import { type Capabilities, capabilitiesOf, readsOurEnvelopes } from '../domain/capabilities.ts';
import { ENVELOPE_VERSION } from '../domain/envelope.ts';
import { fail, ok } from '../domain/problems.ts';
import { foldText } from '../domain/text.ts';
import type { RegisteredKey } from '../ports/envelope.ts';
import type { AgencyEntry, Registry } from '../ports/registry.ts';
import { everyLetterType, letterType, letterTypes } from './letter-types.ts';
import { SERVER_KEYS } from './server-keys.ts';
import { connectionOf } from './transactions.ts';

interface AgencyRow {
  code: string;
  name_ka: string;
  name_en: string;
  category: string;
  system_code: string | null;
  system_can: Stated | null;
  agency_can: Stated;
}

/** Capabilities as their columns, null where nothing is stated. */
interface Stated {
  letter_types: string[] | null;
  media_types: string[] | null;
  max_message_bytes: number | null;
  max_file_bytes: number | null;
  max_files: number | null;
  envelope_versions: string[] | null;
}

const capabilityColumns = (table: string): string => `jsonb_build_object(
  'letter_types', ${table}.accepted_letter_types, 'media_types', ${table}.accepted_media_types,
  'max_message_bytes', ${table}.max_message_bytes, 'max_file_bytes', ${table}.max_file_bytes, 'max_files', ${table}.max_files,
  'envelope_versions', ${table}.envelope_versions)`;

// An agency accepts letters while a system that serves it has a dialect and an active endpoint; one that picks its letters up itself
// (dialect mailbox) needs none.
const AGENCY_COLUMNS = `
  select a.code, a.name_ka, a.name_en, a.category, s.code as system_code, s.system_can, ${capabilityColumns('a')} as agency_can
  from agencies a
  left join lateral (
    select s.code, ${capabilityColumns('s')} as system_can
    from system_agency sa
    join systems s on s.code = sa.system_code and s.dialect is not null
    where (s.dialect = 'mailbox' or exists (select from endpoints e where e.system_code = s.code and e.active))
      and sa.agency_code = a.code and sa.valid_from <= app_now() and (sa.valid_until is null or sa.valid_until > app_now())
    order by sa.valid_from desc
    limit 1
  ) s on true`;

// Days are those of Georgia; on its last day an agency takes no letters any more.
const OPEN = `(a.closed_on is null or a.closed_on > (app_now() at time zone 'Asia/Tbilisi')::date)`;

const stated = (can: Stated) => ({
  ...(can.letter_types !== null && { letterTypes: can.letter_types }),
  ...(can.media_types !== null && { mediaTypes: can.media_types }),
  ...(can.max_message_bytes !== null && { maxMessageBytes: can.max_message_bytes }),
  ...(can.max_file_bytes !== null && { maxFileBytes: can.max_file_bytes }),
  ...(can.max_files !== null && { maxFiles: can.max_files }),
  ...(can.envelope_versions !== null && { envelopeVersions: can.envelope_versions }),
});

const toCapabilities = ({ system_can: system, agency_can: agency }: AgencyRow): Capabilities | undefined =>
  system?.max_message_bytes == null
    ? undefined
    : capabilitiesOf({ ...stated(system), maxMessageBytes: system.max_message_bytes }, stated(agency));

const toAgency = (row: AgencyRow): AgencyEntry => {
  const capabilities = toCapabilities(row);
  return {
    code: row.code,
    nameKa: row.name_ka,
    nameEn: row.name_en,
    category: row.category,
    acceptsLetters: capabilities !== undefined && readsOurEnvelopes(capabilities),
    ...(capabilities !== undefined && { capabilities }),
  };
};

const toKey = (key: KeyRow): RegisteredKey => ({
  spkiSha256: key.spki_sha256,
  certificatePem: key.certificate_pem,
  notBefore: key.not_before,
  notAfter: key.not_after,
  ...(key.revoked_at !== null && { revokedAt: key.revoked_at }),
});

interface KeyRow {
  spki_sha256: string;
  certificate_pem: string;
  not_before: Date;
  not_after: Date;
  revoked_at: Date | null;
}

/** Systems, agencies, endpoints and keys; meets port Registry. */
export const registry: Registry = {
  letterTypes,
  everyLetterType,
  letterType,

  async findAgencies(tx, { search, category, after, limit }) {
    // Both spellings are in search_folded; each word must occur somewhere in it.
    const words =
      search === undefined
        ? []
        : foldText(search)
            .split(/\s+/)
            .filter((word) => word !== '');
    const { rows } = await connectionOf(tx).query<AgencyRow>(
      `${AGENCY_COLUMNS}
       where ${OPEN}
         and ($1::text[] = '{}' or a.search_folded like all (select '%' || replace(replace(replace(w, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%' from unnest($1::text[]) w))
         and ($2::text is null or a.category = $2)
         and ($3::text is null or (a.name_ka collate "C", a.code) > (select b.name_ka collate "C", b.code from agencies b where b.code = $3))
       order by a.name_ka collate "C", a.code
       limit $4`,
      [words, category ?? null, after ?? null, limit],
    );
    return rows.map(toAgency);
  },

  async findAgency(tx, code) {
    const { rows } = await connectionOf(tx).query<AgencyRow>(`${AGENCY_COLUMNS} where a.code = $1 and ${OPEN}`, [code]);
    return rows[0] && toAgency(rows[0]);
  },

  async superiorOf(tx, code) {
    const { rows } = await connectionOf(tx).query<AgencyRow>({
      name: 'registry-superior',
      text: `${AGENCY_COLUMNS} where a.code = (select superior_code from agencies where code = $1) and ${OPEN}`,
      values: [code],
    });
    return rows[0] && toAgency(rows[0]);
  },

  async agencyNames(tx, code) {
    const { rows } = await connectionOf(tx).query<{ code: string; nameKa: string; nameEn: string }>({
      name: 'registry-agency-names',
      text: 'select code, name_ka as "nameKa", name_en as "nameEn" from agencies where code = $1',
      values: [code],
    });
    return rows[0];
  },

  async knownAgencies(tx, codes) {
    const { rows } = await connectionOf(tx).query<{ code: string }>({
      name: 'registry-known-agencies',
      text: 'select code from agencies where code = any($1)',
      values: [codes],
    });
    return new Set(rows.map(({ code }) => code));
  },

  async receiverOf(tx, agencyCode) {
    const { rows } = await connectionOf(tx).query<AgencyRow>({
      name: 'registry-receiver',
      text: `${AGENCY_COLUMNS} where a.code = $1 and ${OPEN}`,
      values: [agencyCode],
    });
    const row = rows[0];
    if (row === undefined)
      return fail('InvalidAddressee', 'No agency that takes letters has this code.', {
        errors: [{ pointer: '/agencyCode', detail: 'unknown, or closed' }],
      });
    const capabilities = toCapabilities(row);
    if (row.system_code === null || capabilities === undefined) {
      return fail('AgencyNotConnected', 'The e-document system of this agency is not connected.', {
        errors: [{ pointer: '/agencyCode', detail: 'not connected' }],
      });
    }
    if (!readsOurEnvelopes(capabilities)) {
      return fail(
        'AgencyNotConnected',
        'The e-document system of this agency does not read envelopes as written here.',
        {
          errors: [{ pointer: '/agencyCode', detail: 'reads no envelope version that is written here' }],
        },
      );
    }
    return ok({
      agency: { code: row.code, nameKa: row.name_ka, nameEn: row.name_en },
      systemCode: row.system_code,
      capabilities,
    });
  },

  async readsOurEnvelopes(tx, systemCode, agencyCode) {
    const { rows } = await connectionOf(tx).query({
      name: 'registry-envelope-versions',
      text: `select from systems s join agencies a on a.code = $2
             where s.code = $1 and $3 = any(s.envelope_versions) and (a.envelope_versions is null or $3 = any(a.envelope_versions))`,
      values: [systemCode, agencyCode, ENVELOPE_VERSION],
    });
    return rows.length > 0;
  },

  async endpointOf(tx, systemCode) {
    const { rows } = await connectionOf(tx).query<{
      dialect: string;
      address: string;
      timeout_ms: number;
      server_keys: string[] | null;
    }>(
      `select e.dialect, e.address, e.timeout_ms, ${SERVER_KEYS} as server_keys
       from endpoints e join systems s on s.code = e.system_code where s.code = $1 and e.active`,
      [systemCode],
    );
    const row = rows[0];
    return (
      row && {
        systemCode,
        dialect: row.dialect,
        address: row.address,
        timeoutMs: row.timeout_ms,
        ...(row.server_keys !== null && { serverKeys: row.server_keys }),
      }
    );
  },

  async systemByTlsKey(tx, spkiSha256) {
    const { rows } = await connectionOf(tx).query<{
      code: string;
      dialect: string | null;
      revoked: boolean;
      retired: boolean;
      in_date: boolean;
    }>({
      name: 'registry-tls-key',
      text: `select s.code, s.dialect, c.revoked_at is not null and c.revoked_at <= app_now() as revoked,
                    c.retired_at is not null and c.retired_at <= app_now() as retired,
                    app_now() between c.not_before and c.not_after as in_date
             from certificates c join systems s on s.code = c.system_code
             where c.use = 'tls' and c.spki_sha256 = $1`,
      values: [spkiSha256],
    });
    const row = rows[0];
    if (row === undefined)
      return fail('CertificateUnknown', 'The TLS client certificate belongs to no registered system.');
    if (row.revoked) return fail('CertificateRevoked', 'The TLS client certificate is revoked.');
    if (row.retired)
      return fail('CertificateRevoked', 'The TLS client certificate was replaced and is not accepted any more.');
    if (!row.in_date) return fail('CertificateRevoked', 'The TLS client certificate is out of date.');
    return ok({ code: row.code, dialect: row.dialect ?? undefined });
  },

  async sealKeysOf(tx, systemCode, agencyCode, { conversationId, legId }) {
    const { rows } = await connectionOf(tx).query<{ allowed: boolean } & { [K in keyof KeyRow]: KeyRow[K] | null }>({
      name: 'registry-seal-keys',
      text: `select distinct true as allowed, c.spki_sha256, c.certificate_pem, c.not_before,
                    -- Retired: what was sealed before still holds.
                    least(c.not_after, c.retired_at) as not_after, c.revoked_at
             from system_agency sa
             join agencies a on a.code = sa.agency_code
             left join certificates c on c.use = 'seal'
               and (c.agency_code = a.code or (a.seal_by_system and c.system_code = sa.system_code))
             where sa.system_code = $1 and sa.agency_code = $2
               and sa.valid_from <= app_now()
               and (sa.valid_until is null or sa.valid_until > app_now() or (not sa.cut_off and exists (
                 select from deliveries d
                 where d.leg_id = $3 and d.case_id = $4 and d.system_code = sa.system_code and d.agency_code = sa.agency_code
                   and d.letter_id is not null and d.state <> 'CANCELLED')))`,
      values: [systemCode, agencyCode, legId, conversationId],
    });
    if (rows.length === 0)
      return fail(
        'NotAuthorizedForSender',
        'The calling system may not speak for the agency that the envelope names as Sender.',
      );
    const keys = rows.filter((row) => row.spki_sha256 !== null) as unknown as KeyRow[];
    if (keys.length === 0) return fail('CertificateUnknown', 'No seal key is registered for the Sender.');
    return ok(keys.map(toKey));
  },

  async messageKeysOf(tx, systemCode) {
    const { rows } = await connectionOf(tx).query<KeyRow>({
      name: 'registry-message-keys',
      text: `select spki_sha256, certificate_pem, not_before, least(not_after, retired_at) as not_after, revoked_at from certificates
             where use = 'wss' and system_code = $1`,
      values: [systemCode],
    });
    return rows.map(toKey);
  },
};
