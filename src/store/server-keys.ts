/**
 * SQL: the keys that the server of system `s` may have, as text[]; null where none is pinned. Pins that are revoked or out of date
 * still pin: the list is empty then, and no server is let through (ADR 0024).
 */
export const SERVER_KEYS = `(
  select coalesce(array_agg(c.spki_sha256 order by c.spki_sha256)
           filter (where c.revoked_at is null and app_now() between c.not_before and c.not_after), '{}')
  from certificates c
  where c.use = 'tls_server' and c.system_code = s.code and (c.retired_at is null or c.retired_at > app_now())
  having count(*) > 0)`;
